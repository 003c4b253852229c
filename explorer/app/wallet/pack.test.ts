import { Keypair, PublicKey, SystemProgram, TransactionInstruction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { type Part, pack, whole } from './pack.ts';
import { compose } from './transaction.ts';

const payer = Keypair.generate().publicKey;
const programId = Keypair.generate().publicKey;

/** An instruction of some bytes. */
const bytes = (length: number) => new TransactionInstruction({ programId, keys: [], data: Buffer.alloc(length, 1) });

/** Items of ten bytes each, so many an instruction. */
const items = (count: number, most = count): Part => ({
  items: count,
  most: () => most,
  build: (from, to) => bytes(10 * (to - from)),
});

const lengths = (packed: TransactionInstruction[][]) => packed.map((one) => one.map(({ data }) => data.length));

describe('pack', () => {
  it('refuses what fits no transaction', () => {
    expect(() => pack(payer, [whole(bytes(1_300))])).toThrow('does not fit one transaction');
    expect(() => pack(payer, [whole(bytes(20)), whole(bytes(1_300))])).toThrow('does not fit one transaction');
  });

  it('makes nothing of nothing', () => {
    expect(pack(payer, [])).toEqual([]);
    expect(pack(payer, [items(0)])).toEqual([]);
  });

  it('keeps all in one transaction while it fits', () => {
    expect(lengths(pack(payer, [whole(bytes(100)), items(20), whole(bytes(50))]))).toEqual([[100, 200, 50]]);
  });

  it('divides what can be divided, fills what there is, and keeps the order', () => {
    const packed = lengths(pack(payer, [whole(bytes(700)), items(150), whole(bytes(900))]));
    expect(packed.flat().reduce((sum, length) => sum + length, 0)).toBe(700 + 1_500 + 900);
    expect(packed[0]?.[0]).toBe(700);
    expect(packed.at(-1)?.at(-1)).toBe(900);
    expect(packed.length).toBe(4);
  });

  it('takes no more items at once than an instruction does', () => {
    expect(lengths(pack(payer, [items(7, 3)]))).toEqual([[30, 30, 10]]);
  });

  it('leaves room for a limit of compute units', async () => {
    const connection = {
      getLatestBlockhash: async () => ({ blockhash: PublicKey.default.toBase58(), lastValidBlockHeight: 1 }),
    } as unknown as Parameters<typeof compose>[0];
    const transfers = Array.from({ length: 60 }, () =>
      SystemProgram.transfer({ fromPubkey: payer, toPubkey: Keypair.generate().publicKey, lamports: 1 }),
    );
    const packed = pack(payer, transfers.map(whole));
    expect(packed.flat()).toEqual(transfers);
    for (const instructions of packed) await compose(connection, payer, instructions, 1_400_000);
    const [first = [], second = []] = packed;
    await expect(compose(connection, payer, [...first, ...second.slice(0, 1)], 1_400_000)).rejects.toThrow(
      'does not fit one transaction',
    );
  });
});
