import type { Idl, IdlDiscriminated } from './idl.ts';
import { byteLiteral, codecName, header, pascal, screaming } from './names.ts';

const discriminators = (items: readonly IdlDiscriminated[], what: string, suffix: string) =>
  items
    .map(
      ({ name, discriminator }) =>
        `/** First bytes of ${what} {@link t.${pascal(name)}}. */\nexport const ${screaming(pascal(name))}_${suffix} = ${byteLiteral(discriminator)};\n`,
    )
    .join('\n');

/** Discriminators and decoders of all accounts. */
export function generateAccounts(idl: Idl): string {
  const accounts = idl.accounts ?? [];
  const decoders = accounts.map(({ name }) => {
    const type = pascal(name);
    return `/** Reads the data of an account {@link t.${type}}. Throws \`PROGRAMS__ACCOUNT_INVALID\` for any other. */\nexport function decode${type}(data: Uint8Array): t.${type} {\n  return decodeAccountOf('${type}', ${screaming(type)}_DISCRIMINATOR, t.${codecName(name)}, data);\n}\n`;
  });
  const encoders = accounts.map(({ name }) => {
    const type = pascal(name);
    return `/** Data of an account {@link t.${type}}, as short as its values allow. */\nexport function encode${type}(value: t.${type}): Uint8Array {\n  return concatBytes(${screaming(type)}_DISCRIMINATOR, encode(t.${codecName(name)}, value));\n}\n`;
  });
  const union = accounts.map(({ name }) => `\n  | { name: '${pascal(name)}'; data: t.${pascal(name)} }`).join('');
  const cases = accounts.map(({ name }) => {
    const type = pascal(name);
    return `  if (startsWith(data, ${screaming(type)}_DISCRIMINATOR)) return { name: '${type}', data: decode${type}(data) };\n`;
  });
  const program = pascal(idl.metadata.name);
  return `${header(idl.metadata.name)}import { concatBytes } from '../../bytes.ts';
import { encode } from '../../codec/index.ts';
import { decodeAccountOf, startsWith } from '../../codec/discriminator.ts';
import * as t from './types.ts';

${discriminators(accounts, 'an account', 'DISCRIMINATOR')}
${[...decoders, ...encoders].join('\n')}
/** An account of the program with its name. */
export type ${program}Account =${union};

/** Reads any account of the program; \`undefined\` when it is none. */
export function decode${program}Account(data: Uint8Array): ${program}Account | undefined {
${cases.join('')}  return undefined;
}
`;
}

/** Discriminators of all events and a decoder of any. */
export function generateEvents(idl: Idl): string {
  const events = idl.events ?? [];
  const program = pascal(idl.metadata.name);
  const union = events.map(({ name }) => `\n  | { name: '${pascal(name)}'; data: t.${pascal(name)} }`).join('');
  const cases = events.map(({ name }) => {
    const type = pascal(name);
    return `  if (startsWith(data, ${screaming(type)}_EVENT_DISCRIMINATOR)) return { name: '${type}', data: decode(t.${codecName(name)}, data, 8) };\n`;
  });
  return `${header(idl.metadata.name)}import { decode } from '../../codec/index.ts';
import { startsWith } from '../../codec/discriminator.ts';
import * as t from './types.ts';

${discriminators(events, 'an event', 'EVENT_DISCRIMINATOR')}
/** An event of the program with its name. */
export type ${program}Event =${union};

/** Reads an event from its discriminator and body; \`undefined\` when the program has no such event. */
export function decode${program}Event(data: Uint8Array): ${program}Event | undefined {
${cases.join('')}  return undefined;
}
`;
}
