import bs58 from 'bs58';
import { builder } from '../builder.ts';
import { GraphQLError, Kind } from '../graphql-js.ts';

const UINT64_MAX = 2n ** 64n - 1n;

function integer(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?\d{1,78}$/.test(value)) return BigInt(value);
  throw new GraphQLError('Not an integer: give its decimal digits in quotes.');
}

function unsigned(value: unknown): bigint {
  const number = integer(value);
  if (number < 0n || number > UINT64_MAX) throw new GraphQLError('Not an unsigned 64-bit integer.');
  return number;
}

/** A literal in the query text is read like a variable's value; integer literals keep all their digits. */
function literal<T>(parse: (value: unknown) => T) {
  return (node: { kind: string; value?: unknown }): T => {
    if (node.kind === Kind.INT || node.kind === Kind.STRING) return parse(node.value);
    throw new GraphQLError('Give a string.');
  };
}

function base58(value: unknown, length: number): string {
  const bytes = typeof value === 'string' && value.length <= 90 ? bs58.decodeUnsafe(value) : undefined;
  if (bytes?.length !== length) throw new GraphQLError(`Not ${length} bytes in base58.`);
  return String(value);
}

builder.scalarType('BigInt', {
  description: "Signed integer as a decimal string. Chain times are Unix seconds of the chain's Clock.",
  serialize: (value) => integer(value).toString(),
  parseValue: integer,
  parseLiteral: literal(integer),
});

builder.scalarType('UInt64', {
  description:
    'Unsigned 64-bit integer as a decimal string: slots, counts, seconds, and amounts in the smallest unit of their mint.',
  serialize: (value) => unsigned(value).toString(),
  parseValue: unsigned,
  parseLiteral: literal(unsigned),
});

builder.scalarType('PublicKey', {
  description: 'A 32-byte public key in base58.',
  serialize: String,
  parseValue: (value) => base58(value, 32),
  parseLiteral: literal((value) => base58(value, 32)),
});

builder.scalarType('Signature', {
  description: 'A 64-byte transaction signature in base58.',
  serialize: String,
  parseValue: (value) => base58(value, 64),
  parseLiteral: literal((value) => base58(value, 64)),
});

builder.scalarType('Hex', {
  description: 'Bytes in lower-case hexadecimal, without prefix.',
  serialize: String,
});

builder.scalarType('JSON', {
  description: 'Any JSON value; integers of 64 bits and more are decimal strings, keys are base58.',
  serialize: (value) => value,
});
