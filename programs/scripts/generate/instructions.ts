import type { Idl, IdlAccountItem, IdlField, IdlInstruction, IdlSeed } from './idl.ts';
import { byteLiteral, camel, codecName, doc, header, pascal, screaming } from './names.ts';
import { codecOf, typeOf } from './types.ts';

/** How an account of an instruction comes to its address. */
type Source =
  | { readonly kind: 'given' }
  | { readonly kind: 'fixed'; readonly expression: string }
  | {
      readonly kind: 'derived';
      readonly seeds: readonly string[];
      readonly program: string;
      readonly after: readonly string[];
    };

/** Account interfaces, discriminators and builders of all instructions. */
export function generateInstructions(idl: Idl): string {
  const body = idl.instructions.map(instruction);
  const id = `${screaming(idl.metadata.name)}_PROGRAM_ID`;
  const text = body.join('\n').replaceAll('PROGRAM_ID_CONSTANT', id);
  const codec = text.includes('c.') ? "import * as c from '../../codec/index.ts';\n" : '';
  return `${header(idl.metadata.name)}import { type AccountMeta, PublicKey, TransactionInstruction } from '@solana/web3.js';
${codec}import { derive, instructionData, meta } from '../../codec/instruction.ts';
import { ${id} } from './program.ts';
import * as t from './types.ts';

${text}`;
}

function instruction(item: IdlInstruction): string {
  const name = pascal(item.name);
  const sources = new Map(item.accounts.map((account) => [account.name, sourceOf(account, item)]));
  const members = item.accounts
    .filter((account) => sources.get(account.name)?.kind !== 'fixed')
    .map((account) => {
      const optional = sources.get(account.name)?.kind === 'derived' || account.optional;
      const docs = optional && !account.optional ? [...(account.docs ?? []), 'Derived when left out.'] : account.docs;
      return `${doc(docs, '  ')}  ${camel(account.name)}${optional ? '?' : ''}: PublicKey${account.optional ? ' | null' : ''};\n`;
    });
  const single = singleStruct(item.args);
  const argsType = single ? `t.${single}` : `${name}Args`;
  const argsInterface =
    single || item.args.length === 0
      ? ''
      : `/** Arguments of \`${camel(item.name)}\`. */\nexport interface ${name}Args {\n${item.args.map((arg) => `  ${camel(arg.name)}: ${argType(arg)};\n`).join('')}}\n\n`;
  const discriminator = `${screaming(item.name)}_INSTRUCTION_DISCRIMINATOR`;
  const metas = item.accounts.map((account) => {
    const flags = `${account.signer ?? false}, ${account.writable ?? false}`;
    return account.optional
      ? `    meta(${local(account.name)} ?? programId, ${flags} && ${local(account.name)} !== null),\n`
      : `    meta(${local(account.name)}, ${flags}),\n`;
  });
  const argsParameter = item.args.length === 0 ? '' : `  args: ${argsType},\n`;
  return `/** First bytes of \`${camel(item.name)}\`. */
export const ${discriminator} = ${byteLiteral(item.discriminator)};

/** Accounts of \`${camel(item.name)}\`. */
export interface ${name}Accounts {
${members.join('')}  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

${argsInterface}${doc(item.docs)}export function ${camel(item.name)}Instruction(
  accounts: ${name}Accounts,
${argsParameter}  programId: PublicKey = PROGRAM_ID_CONSTANT,
): TransactionInstruction {
${resolutions(item, sources)}  const keys: AccountMeta[] = [
${metas.join('')}    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: ${data(item, single, discriminator)} });
}
`;
}

const argType = (arg: IdlField) =>
  typeOf(arg.type).replace(/\b([A-Z]\w*)\b/g, (type) =>
    ['PublicKey', 'Uint8Array'].includes(type) ? type : `t.${type}`,
  );
const argCodec = (arg: IdlField) => codecOf(arg.type).replace(/\b(\w+Codec)\b/g, 't.$1');

function singleStruct(args: readonly IdlField[]): string | undefined {
  const [arg] = args;
  return args.length === 1 && arg && typeof arg.type === 'object' && 'defined' in arg.type
    ? pascal(arg.type.defined.name)
    : undefined;
}

function data(item: IdlInstruction, single: string | undefined, discriminator: string): string {
  if (item.args.length === 0) return `instructionData(${discriminator})`;
  const encoded = single
    ? `c.encode(t.${codecName(single)}, args)`
    : item.args.map((arg) => `c.encode(${argCodec(arg)}, args.${camel(arg.name)})`).join(', ');
  return `instructionData(${discriminator}, ${encoded})`;
}

const local = (name: string) => `${camel(name)}Key`;

function resolutions(item: IdlInstruction, sources: ReadonlyMap<string, Source>): string {
  const lines: string[] = [];
  const done = new Set<string>();
  const resolve = (account: IdlAccountItem): void => {
    if (done.has(account.name)) return;
    done.add(account.name);
    const source = sources.get(account.name);
    if (!source) return;
    const given = `accounts.${camel(account.name)}`;
    if (source.kind === 'given')
      lines.push(`  const ${local(account.name)} = ${given}${account.optional ? ' ?? null' : ''};\n`);
    if (source.kind === 'fixed') lines.push(`  const ${local(account.name)} = ${source.expression};\n`);
    if (source.kind === 'derived') {
      for (const other of source.after) resolve(item.accounts.find(({ name }) => name === other) as IdlAccountItem);
      lines.push(
        `  const ${local(account.name)} = ${given} ?? derive([${source.seeds.join(', ')}], ${source.program});\n`,
      );
    }
  };
  for (const account of item.accounts) resolve(account);
  return lines.join('');
}

function sourceOf(account: IdlAccountItem, item: IdlInstruction): Source {
  if (account.address) return { kind: 'fixed', expression: `new PublicKey('${account.address}')` };
  if (account.name === 'program' && isEventPair(item)) return { kind: 'fixed', expression: 'programId' };
  if (account.name === 'event_authority' && isEventPair(item)) {
    return { kind: 'fixed', expression: `derive([${byteLiteral([...Buffer.from('__event_authority')])}], programId)` };
  }
  if (!account.pda) return { kind: 'given' };
  const seeds = account.pda.seeds.map((seed) => seedOf(seed, item));
  const program = account.pda.program ? programOf(account.pda.program) : 'programId';
  if (program === undefined || seeds.some((seed) => seed === undefined)) return { kind: 'given' };
  const after = account.pda.seeds.flatMap((seed) => (seed.kind === 'account' ? [seed.path] : []));
  return { kind: 'derived', seeds: seeds as string[], program, after };
}

/** Anchor's `event_cpi` adds two accounts at the end. */
const isEventPair = ({ accounts }: IdlInstruction) =>
  accounts.at(-2)?.name === 'event_authority' && accounts.at(-1)?.name === 'program';

function programOf(seed: IdlSeed): string | undefined {
  return seed.kind === 'const' ? `new PublicKey(${byteLiteral(seed.value)})` : undefined;
}

/** A seed's bytes, where they follow from keys and arguments; not where they lie in an account's data. */
function seedOf(seed: IdlSeed, item: IdlInstruction): string | undefined {
  if (seed.kind === 'const') return byteLiteral(seed.value);
  if (seed.kind === 'account') {
    return item.accounts.some(({ name }) => name === seed.path) ? `${local(seed.path)}.toBytes()` : undefined;
  }
  const arg = item.args.find(({ name }) => name === seed.path);
  return arg && `c.encode(${argCodec(arg)}, args.${camel(arg.name)})`;
}
