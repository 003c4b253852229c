/** A plain Borsh writer driven by an IDL, apart from the codecs of the client and of the indexer. */
import bs58 from 'bs58';

/** Values of fields by their names in the IDL; keys as base58, integers as bigint or number, enums by variant. */
export type Fields = Readonly<Record<string, unknown>>;

type IdlType =
  | string
  | { readonly vec: IdlType }
  | { readonly array: readonly [IdlType, number] }
  | { readonly option: IdlType }
  | { readonly defined: { readonly name: string } };

interface NamedField {
  readonly name: string;
  readonly type: IdlType;
}

/** As much of an Anchor IDL as events need. */
export interface EventIdl {
  readonly events: readonly { readonly name: string; readonly discriminator: readonly number[] }[];
  readonly types: readonly {
    readonly name: string;
    readonly type:
      | { readonly kind: 'struct'; readonly fields: readonly NamedField[] }
      | { readonly kind: 'enum'; readonly variants: readonly { name: string; fields?: readonly NamedField[] }[] };
  }[];
}

const INTEGERS: Readonly<Record<string, number>> = { u8: 1, u16: 2, u32: 4, u64: 8, u128: 16, i32: 4, i64: 8 };

/** Bytes of an event: discriminator and fields. */
export function encodeEvent(idl: EventIdl, name: string, fields: Fields): Buffer {
  const event = idl.events.find((candidate) => candidate.name === name);
  if (!event) throw new Error(`The IDL has no event ${name}.`);
  return Buffer.concat([Buffer.from(event.discriminator), encode(idl, { defined: { name } }, fields)]);
}

function encode(idl: EventIdl, type: IdlType, value: unknown): Buffer {
  if (typeof type === 'string') return encodePrimitive(type, value);
  if ('vec' in type) {
    const items = value as readonly unknown[];
    return Buffer.concat([integer(items.length, 4), ...items.map((item) => encode(idl, type.vec, item))]);
  }
  if ('array' in type) {
    const [item, length] = type.array;
    const items = [...(value as Iterable<unknown>)];
    if (items.length !== length) throw new Error(`An array of ${length} has ${items.length} items.`);
    return Buffer.concat(items.map((one) => encode(idl, item, one)));
  }
  if ('option' in type)
    return value == null ? Buffer.of(0) : Buffer.concat([Buffer.of(1), encode(idl, type.option, value)]);
  return encodeDefined(idl, type.defined.name, value);
}

function encodeDefined(idl: EventIdl, name: string, value: unknown): Buffer {
  const definition = idl.types.find((candidate) => candidate.name === name)?.type;
  if (!definition) throw new Error(`The IDL has no type ${name}.`);
  if (definition.kind === 'struct') return encodeFields(idl, definition.fields, value as Fields);
  const variant = typeof value === 'string' ? value : String((value as Fields).kind);
  const tag = definition.variants.findIndex((candidate) => candidate.name === variant);
  if (tag < 0) throw new Error(`${name} has no variant ${variant}.`);
  return Buffer.concat([Buffer.of(tag), encodeFields(idl, definition.variants[tag]?.fields ?? [], value as Fields)]);
}

function encodeFields(idl: EventIdl, fields: readonly NamedField[], values: Fields): Buffer {
  return Buffer.concat(
    fields.map(({ name, type }) => {
      if (values[name] === undefined) throw new Error(`The field ${name} has no value.`);
      return encode(idl, type, values[name]);
    }),
  );
}

function encodePrimitive(type: string, value: unknown): Buffer {
  const size = INTEGERS[type];
  if (size !== undefined) return integer(value as number | bigint, size);
  if (type === 'bool') return Buffer.of(value ? 1 : 0);
  if (type === 'pubkey') return Buffer.from(bs58.decode(String(value)));
  if (type !== 'string' && type !== 'bytes') throw new Error(`The writer does not know ${type}.`);
  const bytes = Buffer.from(value as string);
  return Buffer.concat([integer(bytes.length, 4), bytes]);
}

function integer(value: number | bigint, size: number): Buffer {
  const buffer = Buffer.alloc(16);
  const bits = BigInt.asUintN(128, BigInt(value));
  buffer.writeBigUInt64LE(BigInt.asUintN(64, bits));
  buffer.writeBigUInt64LE(bits >> 64n, 8);
  return buffer.subarray(0, size);
}
