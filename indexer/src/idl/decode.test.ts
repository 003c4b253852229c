import { createRequire } from 'node:module';
import { type Idl as AnchorIdl, BorshCoder } from '@coral-xyz/anchor';
import { PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexerError } from '../errors.ts';
import { decode } from './decode.ts';
import { kitchenSink } from './kitchen-sink.fixture.ts';
import { parseProgram } from './program.ts';
import type { Shape } from './shape.ts';
import { EnumValue, type StructValue, type Value } from './value.ts';

const BN = createRequire(import.meta.url)('bn.js') as new (value: string) => { toString(): string };

const coder = new BorshCoder(kitchenSink as unknown as AnchorIdl);
const program = parseProgram({ name: 'sink', idl: kitchenSink });

/** Any value of a shape, small enough for the 1,000 bytes that Anchor's encoder has. */
function anyOf(shape: Shape): fc.Arbitrary<Value> {
  switch (shape.kind) {
    case 'bool':
      return fc.boolean();
    case 'int': {
      const bits = BigInt(shape.bits);
      const [min, max] = shape.signed ? [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n] : [0n, 2n ** bits - 1n];
      const any = fc.oneof(fc.constantFrom(min, max, 0n), fc.bigInt({ min, max }));
      return shape.bits <= 32 ? any.map(Number) : any;
    }
    case 'float':
      return shape.bits === 32 ? fc.float({ noNaN: true }) : fc.double({ noNaN: true });
    case 'string':
      return fc.string({ unit: 'grapheme', maxLength: 6 });
    case 'pubkey':
      return fc.uint8Array({ minLength: 32, maxLength: 32 });
    case 'bytes':
      return fc.uint8Array({ maxLength: 6 });
    case 'fixedBytes':
      return fc.uint8Array({ minLength: shape.length, maxLength: shape.length });
    case 'option':
      return fc.option(anyOf(shape.inner), { nil: null });
    case 'vec':
      return fc.array(anyOf(shape.inner), { maxLength: 3 });
    case 'array':
      return fc.array(anyOf(shape.inner), { minLength: shape.length, maxLength: shape.length });
    case 'struct':
      return fc.record(
        Object.fromEntries(shape.fields.map((field) => [field.name, anyOf(field.shape)])),
      ) as fc.Arbitrary<Value>;
    case 'tuple':
      return fc.tuple(...shape.items.map(anyOf));
    case 'enum':
      return fc.oneof(
        ...shape.variants.map((variant) =>
          variant.content === undefined
            ? fc.constant(new EnumValue(variant.name, null))
            : anyOf(variant.content).map((content) => new EnumValue(variant.name, content as StructValue)),
        ),
      );
  }
}

/** A value in the form that Anchor's encoder takes. */
function toAnchor(shape: Shape, value: Value): unknown {
  if (value === null) return null;
  switch (shape.kind) {
    case 'int':
      return typeof value === 'bigint' ? new BN(value.toString()) : value;
    case 'pubkey':
      return new PublicKey(value as Uint8Array);
    case 'bytes':
      return Buffer.from(value as Uint8Array);
    case 'fixedBytes':
      return [...(value as Uint8Array)];
    case 'option':
      return toAnchor(shape.inner, value);
    case 'vec':
    case 'array':
      return (value as Value[]).map((item) => toAnchor(shape.inner, item));
    case 'struct':
      return Object.fromEntries(
        shape.fields.map((field) => [field.name, toAnchor(field.shape, (value as StructValue)[field.name]!)]),
      );
    case 'tuple':
      return Object.fromEntries(shape.items.map((item, i) => [i, toAnchor(item, (value as Value[])[i]!)]));
    case 'enum': {
      const { variant, content } = value as EnumValue;
      const inner = shape.variants.find((candidate) => candidate.name === variant)!.content;
      return { [variant]: inner === undefined ? {} : toAnchor(inner, content as Value) };
    }
    default:
      return value;
  }
}

/** What Anchor's decoder gives, in a form that both can be compared in. */
function plain(value: unknown): unknown {
  if (value instanceof PublicKey) return value.toBase58();
  if (value instanceof Uint8Array) return [...value];
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    if (value.constructor.name === 'BN') return value.toString();
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}

describe('decode', () => {
  for (const { name, shape } of program.events) {
    it(`reads what Anchor's encoder writes, and agrees with its decoder: ${name}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyOf(shape), async (value) => {
          const bytes = coder.types.encode(name, toAnchor(shape, value));
          const decoded = decode(shape, bytes);
          expect(decoded).toEqual(value);
          expect(plain(toAnchor(shape, decoded))).toEqual(plain(coder.types.decode(name, bytes)));
        }),
        { numRuns: 300 },
      );
    });

    it(`refuses ${name} one byte short or long`, async () => {
      await fc.assert(
        fc.asyncProperty(anyOf(shape), async (value) => {
          const bytes = coder.types.encode(name, toAnchor(shape, value));
          expect(() => decode(shape, bytes.subarray(0, bytes.length - 1))).toThrow(IndexerError);
          expect(() => decode(shape, Buffer.concat([bytes, Buffer.alloc(1)]))).toThrow(/too many/);
        }),
        { numRuns: 50 },
      );
    });
  }

  it('never does anything but decode or say why not, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...program.events), fc.uint8Array({ maxLength: 400 }), ({ shape }, bytes) => {
        try {
          decode(shape, bytes);
        } catch (error) {
          expect((error as IndexerError).code).toBe('INDEXER__EVENT_UNDECODABLE');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses a hostile length at once', () => {
    const list: Shape = { kind: 'vec', inner: { kind: 'struct', name: 'Empty', fields: [] } };
    expect(() => decode(list, Uint8Array.of(255, 255, 255, 255))).toThrow(/beyond the end/);
  });

  it('refuses booleans, option tags, variants and text that borsh does not write', () => {
    expect(() => decode({ kind: 'bool' }, Uint8Array.of(2))).toThrow(/not 0 or 1/);
    expect(() => decode({ kind: 'option', inner: { kind: 'bool' } }, Uint8Array.of(2, 1))).toThrow(/not 0 or 1/);
    expect(() => decode({ kind: 'enum', name: 'E', variants: [{ name: 'A' }] }, Uint8Array.of(1))).toThrow(
      /no variant 1/,
    );
    expect(() => decode({ kind: 'string' }, Uint8Array.of(1, 0, 0, 0, 0xff))).toThrow(/UTF-8/);
  });
});
