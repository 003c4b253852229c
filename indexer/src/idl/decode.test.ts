import { type Idl as AnchorIdl, BorshCoder } from '@coral-xyz/anchor';
import { PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexerError } from '../errors.ts';
import { anyOf, toAnchor } from '../testing/borsh-values.ts';
import { kitchenSink } from '../testing/kitchen-sink.ts';
import { decode } from './decode.ts';
import { parseProgram } from './program.ts';
import type { Shape } from './shape.ts';

const coder = new BorshCoder(kitchenSink as unknown as AnchorIdl);
const program = parseProgram({ name: 'sink', idl: kitchenSink });

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
