// Random values of an IDL's types, as the client has them and as Anchor's coder wants them.

import { PublicKey } from '@solana/web3.js';
import BN from 'bn.js';
import fc from 'fast-check';
import type { Idl, IdlField, IdlType, IdlVariant } from '../../scripts/generate/idl.ts';
import { camel } from '../../scripts/generate/names.ts';

const isRoom = ({ name, type }: IdlField): boolean =>
  name.startsWith('_') || (name === 'reserved' && typeof type === 'object' && 'array' in type);

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

function primitive(type: string): fc.Arbitrary<unknown> {
  const integer = /^([ui])(\d+)$/.exec(type);
  if (integer) {
    const bits = Number(integer[2]);
    const [min, max] =
      integer[1] === 'u' ? [0n, (1n << BigInt(bits)) - 1n] : [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n];
    return bits > 32 ? fc.bigInt({ min, max }) : fc.integer({ min: Number(min), max: Number(max) });
  }
  switch (type) {
    case 'bool':
      return fc.boolean();
    case 'pubkey':
      return bytes(32).map((key) => new PublicKey(key));
    case 'string':
      return fc.string({ maxLength: 40, unit: 'grapheme' });
    case 'bytes':
      return fc.uint8Array({ maxLength: 100 });
    default:
      throw new Error(`no values of ${type}`);
  }
}

/** Values of a type, as the client has them. */
export function arbitraryOf(idl: Idl, type: IdlType): fc.Arbitrary<unknown> {
  if (typeof type === 'string') return primitive(type);
  if ('option' in type) return fc.option(arbitraryOf(idl, type.option));
  if ('vec' in type)
    return type.vec === 'u8'
      ? fc.uint8Array({ maxLength: 50 })
      : fc.array(arbitraryOf(idl, type.vec), { maxLength: 5 });
  if ('array' in type) {
    const [item, length] = type.array;
    return item === 'u8' ? bytes(length) : fc.array(arbitraryOf(idl, item), { minLength: length, maxLength: length });
  }
  const def = definition(idl, type.defined.name);
  if (def.kind === 'struct') return record(idl, def.fields ?? []);
  if (def.variants.every(isUnit)) return fc.constantFrom(...def.variants.map(({ name }) => name));
  return fc.oneof(
    ...def.variants.map((variant) =>
      record(idl, fieldsOf(variant)).map((fields) => ({ kind: variant.name, ...fields })),
    ),
  );
}

function record(idl: Idl, fields: readonly IdlField[]): fc.Arbitrary<Record<string, unknown>> {
  const shown = fields.filter((field) => !isRoom(field));
  // An object with a prototype, as a decoder makes.
  return fc.record(Object.fromEntries(shown.map((field) => [camel(field.name), arbitraryOf(idl, field.type)])), {
    noNullPrototype: true,
  });
}

/** A client's value as Anchor's coder wants it: names as in the IDL, `BN` for 64 bits and more, objects for enums. */
export function anchorForm(idl: Idl, type: IdlType, value: unknown): unknown {
  if (typeof value === 'bigint') return new BN(value.toString());
  if (type === 'bytes') return Buffer.from(value as Uint8Array);
  if (typeof type === 'string' || value === null) return value;
  if ('option' in type) return anchorForm(idl, type.option, value);
  if ('vec' in type) return [...(value as unknown[])].map((item) => anchorForm(idl, type.vec, item));
  if ('array' in type) return [...(value as unknown[])].map((item) => anchorForm(idl, type.array[0], item));
  const def = definition(idl, type.defined.name);
  if (def.kind === 'struct') return structForm(idl, def.fields ?? [], value as Record<string, unknown>);
  if (typeof value === 'string') return { [value]: {} };
  const { kind, ...held } = value as Record<string, unknown>;
  const variant = def.variants.find(({ name }) => name === kind)!;
  const form = structForm(idl, fieldsOf(variant), held);
  const named = variant.fields?.every((field) => typeof field === 'object' && 'name' in field);
  return { [variant.name]: named ? form : Object.values(form) };
}

function structForm(idl: Idl, fields: readonly IdlField[], value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [
      field.name,
      isRoom(field) ? zeros(field.type) : anchorForm(idl, field.type, value[camel(field.name)]),
    ]),
  );
}

function zeros(type: IdlType): unknown {
  return typeof type === 'object' && 'array' in type ? new Array(type.array[1]).fill(0) : 0;
}

function definition(idl: Idl, name: string) {
  return idl.types!.find((def) => def.name === name)!.type;
}

const isUnit = ({ fields }: IdlVariant) => !fields || fields.length === 0;

const fieldsOf = ({ fields = [] }: IdlVariant): IdlField[] =>
  fields.map((field) =>
    typeof field === 'object' && 'name' in field ? field : { name: 'value', type: field as IdlType },
  );

/** What Anchor's coder gives, so that it can be compared: text for numbers and keys, arrays for bytes, lists for tuples. */
export function canonical(value: unknown): unknown {
  if (BN.isBN(value)) return value.toString();
  if (value instanceof PublicKey) return value.toBase58();
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, field]) => [name, canonical(field)] as const);
  return entries.every(([name], at) => name === String(at)) && entries.length > 0
    ? entries.map(([, field]) => field)
    : Object.fromEntries(entries);
}
