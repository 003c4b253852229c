import { utils } from '@coral-xyz/anchor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase58 } from './base58.ts';

describe('base58', () => {
  it('refuses letters that look like others', () => {
    for (const letter of '0OIl+ ') expect(() => decodeBase58(`2${letter}`)).toThrow(/is no letter of base58/);
  });

  it('is read as Anchor writes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(decodeBase58(utils.bytes.bs58.encode(Buffer.from(bytes)))).toEqual(bytes);
      }),
    );
    expect(decodeBase58('')).toEqual(new Uint8Array());
    expect(decodeBase58('111')).toEqual(new Uint8Array(3));
  });
});
