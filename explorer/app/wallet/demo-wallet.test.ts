import { Keypair, PublicKey, SystemProgram, TransactionMessage, VersionedTransaction } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { demoWallet, storedKey } from './demo-wallet.ts';

function memory(initial: Record<string, string> = {}) {
  const values = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

describe('storedKey', () => {
  it('is the same key each time', () => {
    const storage = memory();
    expect(storedKey(storage).publicKey.toBase58()).toBe(storedKey(storage).publicKey.toBase58());
  });

  it('replaces what is no key', () => {
    const storage = memory({ 'escapement:demo-wallet': 'nonsense' });
    const key = storedKey(storage);
    expect(storedKey(storage).publicKey.equals(key.publicKey)).toBe(true);
  });
});

describe('demoWallet', () => {
  it('signs a transaction whose payer it is', async () => {
    const key = Keypair.generate();
    const message = new TransactionMessage({
      payerKey: key.publicKey,
      recentBlockhash: PublicKey.default.toBase58(),
      instructions: [SystemProgram.transfer({ fromPubkey: key.publicKey, toPubkey: key.publicKey, lamports: 1 })],
    }).compileToLegacyMessage();
    const wallet = demoWallet(key);
    const [account] = wallet.accounts;
    const outputs = await wallet.features['solana:signTransaction'].signTransaction({
      account: account!,
      transaction: new VersionedTransaction(message).serialize(),
    });
    const signed = VersionedTransaction.deserialize(outputs[0]!.signedTransaction);
    expect(signed.signatures[0]?.some((byte) => byte !== 0)).toBe(true);
  });
});
