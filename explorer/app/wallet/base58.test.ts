import { Keypair, PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { base58 } from './base58.ts';

describe('base58', () => {
  it('writes keys as Solana does, leading zeros too', () => {
    for (const key of [Keypair.generate().publicKey, PublicKey.default, new PublicKey(new Uint8Array(32).fill(1, 5))]) {
      expect(base58(key.toBytes())).toBe(key.toBase58());
    }
  });
});
