import { generateAccounts, generateEvents } from './accounts.ts';
import { originsOf } from './foreign.ts';
import type { Idl, IdlType } from './idl.ts';
import { generateInstructions } from './instructions.ts';
import { doc, header, pascal, screaming } from './names.ts';
import { generateTypes } from './types.ts';

/** Address and constants of the program. */
function generateProgram(idl: Idl): string {
  const id = `${screaming(idl.metadata.name)}_PROGRAM_ID`;
  const constants = (idl.constants ?? []).map(
    ({ name, docs, type, value }) => `\n${doc(docs)}export const ${name} = ${constantOf(type, value)};\n`,
  );
  return `${header(idl.metadata.name)}import { PublicKey } from '@solana/web3.js';

/** Address at which the program is deployed unless told otherwise. */
export const ${id} = /* @__PURE__ */ new PublicKey('${idl.address}');
${constants.join('')}`;
}

function constantOf(type: IdlType, value: string): string {
  if (type === 'bytes' || (typeof type === 'object' && 'array' in type && type.array[0] === 'u8')) {
    return `/* @__PURE__ */ Uint8Array.of(${value.slice(1, -1)})`;
  }
  if (typeof type === 'string' && /^[ui](64|128)$/.test(type)) return `${value}n`;
  if (typeof type === 'string' && /^[ui](8|16|32)$/.test(type)) return value;
  if (type === 'pubkey') return `/* @__PURE__ */ new PublicKey('${value}')`;
  return type === 'string' ? value : `${JSON.stringify(value)}`;
}

/** Codes, names and messages of the program's errors. */
function generateErrors(idl: Idl): string {
  const name = pascal(idl.metadata.name);
  const entries = (idl.errors ?? []).map(
    ({ code, name: error, msg }) =>
      `  { code: ${code}, name: '${error}', message: ${JSON.stringify(msg ?? error)} },\n`,
  );
  return `${header(idl.metadata.name)}/** What the program refuses, with what it says. */
export const ${screaming(name)}_ERRORS = [
${entries.join('')}] as const;

/** Name of an error of the program. */
export type ${name}ErrorName = (typeof ${screaming(name)}_ERRORS)[number]['name'];
`;
}

/** All generated files of a program by name. Types that it takes over from one of `others` are imported from there. */
export function generateClient(idl: Idl, others: readonly Idl[] = []): Map<string, string> {
  const origins = originsOf(idl, others);
  const files = ['accounts', 'errors', 'events', 'instructions', 'program', 'types'];
  return new Map([
    ['accounts.ts', generateAccounts(idl)],
    ['errors.ts', generateErrors(idl)],
    ['events.ts', generateEvents(idl)],
    ['instructions.ts', generateInstructions(idl)],
    ['program.ts', generateProgram(idl)],
    ['types.ts', generateTypes(idl, origins)],
    ['index.ts', `${header(idl.metadata.name)}${files.map((file) => `export * from './${file}.ts';\n`).join('')}`],
  ]);
}
