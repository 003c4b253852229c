// How many bytes an account has, from the IDL.

import type { Idl, IdlField, IdlType } from '../generate/idl.ts';

/** Most bytes of the strings in accounts, which the IDL does not tell; a test compares all with accounts on a chain. */
const LONGEST: Readonly<Record<string, number>> = { name: 32, uri: 128, evidence_uri: 128 };

const SIZES: Readonly<Record<string, number>> = {
  ...{ bool: 1, u8: 1, i8: 1, u16: 2, i16: 2, u32: 4, i32: 4, u64: 8, i64: 8, u128: 16, i128: 16, pubkey: 32 },
  // The length that comes before what has no fixed size.
  ...{ string: 4, bytes: 4 },
};

/**
 * Bytes of an account with its discriminator. A vector counts as empty, a string as the longest, an enum as its largest
 * variant.
 */
export function accountBytes(idl: Idl, name: string): number {
  return 8 + sizeOf(idl, { defined: { name } }, '');
}

function sizeOf(idl: Idl, type: IdlType, field: string): number {
  if (typeof type === 'string') return (SIZES[type] ?? 0) + (type === 'string' ? (LONGEST[field] ?? 0) : 0);
  if ('option' in type) return 1 + sizeOf(idl, type.option, field);
  if ('vec' in type) return 4;
  if ('array' in type) return type.array[1] * sizeOf(idl, type.array[0], field);
  const { name } = type.defined;
  const definition = (idl.types ?? []).find((item) => item.name === name);
  if (!definition) throw new Error(`The IDL of ${idl.metadata.name} has no type ${name}`);
  if (definition.type.kind === 'struct') return sizeOfFields(idl, definition.type.fields ?? []);
  return 1 + Math.max(0, ...definition.type.variants.map(({ fields }) => sizeOfFields(idl, fields ?? [])));
}

function sizeOfFields(idl: Idl, fields: readonly (IdlField | IdlType)[]): number {
  return fields
    .map((field) => (typeof field === 'object' && 'type' in field ? field : { name: '', type: field }))
    .reduce((sum, { name, type }) => sum + sizeOf(idl, type, name), 0);
}
