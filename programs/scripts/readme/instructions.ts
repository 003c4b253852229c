import type { ProgramName } from '../../client/artifacts.ts';
import type { Idl, IdlInstruction } from '../generate/idl.ts';
import { grouped, table } from './markdown.ts';
import { measurementsOf } from './measurements.ts';
import { refusalsOf } from './refusals.ts';

/** Every instruction of a program: what it does, who signs, what it costs, how it refuses. */
export function instructionsTable(program: ProgramName, idl: Idl): string {
  const rows = idl.instructions.map((instruction) => {
    const { name } = instruction;
    const costs = measurementsOf(program, name).map(({ detail, units, bytes }) => {
      return `${grouped(units)} / ${grouped(bytes)}${detail ? ` (${detail})` : ''}`;
    });
    const refusals = refusalsOf(program, name).map((error) => `${codeOf(idl, error)} ${error}`);
    return [`\`${name}\``, ...told(instruction), costs.join('<br>'), refusals.join(', ')];
  });
  return table(['instruction', 'does', 'signed by', 'units / bytes', 'refuses by'], rows);
}

/** Every error of a program. */
export function errorsTable(program: ProgramName, idl: Idl): string {
  const rows = (idl.errors ?? []).map(({ code, name, msg = '' }) => {
    const users = idl.instructions.filter((instruction) => refusalsOf(program, instruction.name).includes(name));
    return [`${code}`, name, msg, users.map((user) => `\`${user.name}\``).join(' ') || 'any'];
  });
  return table(['code', 'name', 'says', 'instructions'], rows);
}

/** What an instruction's comment tells: what it does, and who signs. */
function told({ name, docs = [], accounts }: IdlInstruction): [string, string] {
  const [what, who] = docs.join(' ').split(/ Signers?: /);
  if (!what || !who) throw new Error(`The comment of ${name} does not tell its signer: Signer: …`);
  const keys = accounts.filter(({ signer }) => signer).map((account) => `\`${account.name}\``);
  return [what, [keys.join(', '), who.replace(/\.$/, '')].filter(Boolean).join(': ')];
}

function codeOf({ errors = [], metadata }: Idl, name: string): number {
  const error = errors.find((item) => item.name === name);
  if (!error) throw new Error(`${metadata.name} has no error ${name}`);
  return error.code;
}
