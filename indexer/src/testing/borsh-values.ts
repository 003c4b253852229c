import { createRequire } from 'node:module';
import { PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import type { Shape } from '../idl/shape.ts';
import { EnumValue, type StructValue, type Value } from '../idl/value.ts';

const BN = createRequire(import.meta.url)('bn.js') as new (value: string) => { toString(): string };

/** Any value of a shape, small enough for the 1,000 bytes that Anchor's encoder has. */
export function anyOf(shape: Shape): fc.Arbitrary<Value> {
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
export function toAnchor(shape: Shape, value: Value): unknown {
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
        shape.fields.map((field) => [field.name, toAnchor(field.shape, (value as StructValue)[field.name] ?? null)]),
      );
    case 'tuple':
      return Object.fromEntries(shape.items.map((item, i) => [i, toAnchor(item, (value as Value[])[i] ?? null)]));
    case 'enum': {
      const { variant, content } = value as EnumValue;
      const inner = shape.variants.find((candidate) => candidate.name === variant)?.content;
      return { [variant]: inner === undefined ? {} : toAnchor(inner, content as Value) };
    }
    default:
      return value;
  }
}
