import { Keypair, SystemProgram, Transaction } from '@solana/web3.js';
import { expect, test } from 'vitest';
import { signTransaction } from './sign.ts';

const [payer, other, stranger] = [Keypair.generate(), Keypair.generate(), Keypair.generate()];

const transfers = (): Transaction => {
  const transaction = new Transaction({
    feePayer: payer.publicKey,
    blockhash: stranger.publicKey.toBase58(),
    lastValidBlockHeight: 1,
  });
  for (const { publicKey } of [payer, other]) {
    transaction.add(SystemProgram.transfer({ fromPubkey: publicKey, toPubkey: stranger.publicKey, lamports: 1 }));
  }
  return transaction;
};

test('a signer that is missing is named', () => {
  expect(() => signTransaction(transfers(), [payer])).toThrow(other.publicKey.toBase58());
});

test('signatures are those of web3.js', () => {
  const [ours, theirs] = [transfers(), transfers()];
  const signature = signTransaction(ours, [other, payer]);
  theirs.sign(payer, other);
  expect(ours.serialize()).toEqual(theirs.serialize());
  expect(Buffer.from(signature)).toEqual(theirs.signature);
});
