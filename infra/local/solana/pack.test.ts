import {
  Keypair,
  PACKET_DATA_SIZE,
  PublicKey,
  SystemProgram,
  Transaction,
  TransactionInstruction,
} from '@solana/web3.js';
import { expect, it } from 'vitest';
import { packTransactions, transactionSize } from './pack.ts';

const payer = Keypair.generate();
const blockhash = PublicKey.unique().toBase58();

const transferTo = (pubkey: PublicKey, from = payer.publicKey) =>
  SystemProgram.transfer({ fromPubkey: from, toPubkey: pubkey, lamports: 1 });

function serializedSize(instructions: readonly TransactionInstruction[], signers: readonly Keypair[]): number {
  const transaction = new Transaction({ feePayer: payer.publicKey, blockhash, lastValidBlockHeight: 1 });
  transaction.add(...instructions);
  transaction.sign(...signers);
  return transaction.serialize().length;
}

it('knows the size of a transaction to the byte', () => {
  const other = Keypair.generate();
  const long = new TransactionInstruction({ programId: PublicKey.unique(), keys: [], data: Buffer.alloc(300) });
  const cases: [TransactionInstruction[], Keypair[]][] = [
    [[transferTo(PublicKey.unique())], [payer]],
    [
      [transferTo(PublicKey.unique(), other.publicKey), long, long],
      [payer, other],
    ],
  ];
  for (const [instructions, signers] of cases) {
    expect(transactionSize(payer.publicKey, instructions)).toBe(serializedSize(instructions, signers));
  }
});

it('fills each transaction, keeps the order and the signers, and loses nothing', () => {
  const others = Array.from({ length: 30 }, () => Keypair.generate());
  const items = others.map((other) => ({
    instructions: [transferTo(payer.publicKey, other.publicKey)],
    signers: [other],
  }));
  const packed = packTransactions('payments', payer, items);
  expect(packed.length).toBeLessThan(items.length / 2);
  expect(packed.flatMap(({ instructions }) => instructions)).toEqual(items.flatMap(({ instructions }) => instructions));
  for (const { instructions, signers } of packed) {
    expect(serializedSize(instructions, signers)).toBeLessThanOrEqual(PACKET_DATA_SIZE);
    expect(signers.length).toBe(instructions.length + 1);
  }
});

it('lets the first signer of each transaction pay when nobody else does', () => {
  const workers = Array.from({ length: 20 }, () => Keypair.generate());
  const items = workers.map((worker) => ({
    instructions: [transferTo(PublicKey.unique(), worker.publicKey)],
    signers: [worker],
  }));
  const packed = packTransactions('ticks', null, items);
  expect(packed.length).toBeLessThan(items.length / 2);
  for (const { instructions, signers } of packed) {
    expect(signers.map(({ publicKey }) => publicKey)).toEqual(instructions.map(({ keys }) => keys[0]!.pubkey));
  }
  expect(() => packTransactions('nobody', null, [{ instructions: [transferTo(payer.publicKey)] }])).toThrow(RangeError);
});
