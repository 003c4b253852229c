import { ComputeBudgetProgram, Keypair, SystemProgram, Transaction } from '@solana/web3.js';
import pino from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { TestChain } from '../testing/test-chain.ts';
import type { RecentBlockhash, Refusal } from './cluster.ts';
import { TransactionSender } from './transaction-sender.ts';

/** A chain that loses transactions, or whose node lags. */
class LossyChain extends TestChain {
  /** Transactions that are lost before one gets through. */
  losses = 0;
  /** Blockhashes that the node doesn't know yet. */
  unknown = 0;
  readonly sent: Transaction[] = [];

  override async send(wire: Uint8Array): Promise<Refusal | undefined> {
    this.sent.push(Transaction.from(wire));
    if (this.unknown > 0) {
      this.unknown -= 1;
      return { error: 'BlockhashNotFound', logs: [] };
    }
    if (this.losses > 0) {
      this.losses -= 1;
      // Nothing lands until the blockhash has expired.
      this.advanceSlots(151n);
      return undefined;
    }
    return super.send(wire);
  }

  override async latestBlockhash(): Promise<RecentBlockhash> {
    this.svm.expireBlockhash();
    return super.latestBlockhash();
  }
}

const payer = Keypair.generate();
const receiver = Keypair.generate().publicKey;
const transfer = (lamports: number) =>
  SystemProgram.transfer({ fromPubkey: payer.publicKey, toPubkey: receiver, lamports });

describe(TransactionSender, () => {
  let chain: LossyChain;
  let sender: TransactionSender;

  beforeEach(() => {
    chain = new LossyChain();
    chain.airdrop(payer.publicKey);
    sender = new TransactionSender({ cluster: chain, logger: pino({ level: 'silent' }), pollMs: 1 });
  });

  test('a refusal is told with its reason, and not tried again', async () => {
    const sending = sender.send({ instructions: [transfer(99_000_000_000)], signers: [payer] });
    await expect(sending).rejects.toMatchObject({
      code: 'WORKER__TRANSACTION_FAILED',
      retryable: false,
      context: { name: 'InsufficientLamports' },
    });
    expect(chain.sent).toHaveLength(1);
  });

  test('a transaction that never lands has expired after the last attempt', async () => {
    chain.losses = 10;
    const sending = sender.send({ instructions: [transfer(1_000_000)], signers: [payer], attempts: 2 });
    await expect(sending).rejects.toMatchObject({ code: 'WORKER__TRANSACTION_EXPIRED', retryable: true });
    expect(chain.sent).toHaveLength(2);
  });

  test('one that was lost is signed anew, offering more, and done once', async () => {
    chain.losses = 2;
    await sender.send({ instructions: [transfer(1_000_000)], signers: [payer] });
    expect(await chain.balance(receiver)).toBe(1_000_000n);
    const prices = chain.sent.map(({ instructions }) =>
      instructions
        .filter(({ programId }) => programId.equals(ComputeBudgetProgram.programId))
        .map(({ data }) => data.readBigUInt64LE(1)),
    );
    expect(prices).toEqual([[], [1_000n], [2_000n]]);
  });

  test('a node that does not know the blockhash yet costs no attempt', async () => {
    chain.unknown = 3;
    await sender.send({ instructions: [transfer(1_000_000)], signers: [payer], attempts: 1 });
    expect(await chain.balance(receiver)).toBe(1_000_000n);
  });

  test('an aborted signal ends the waiting', async () => {
    const aborted = AbortSignal.abort(new Error('stopped'));
    chain.send = async () => undefined;
    const sending = sender.send({ instructions: [transfer(1_000_000)], signers: [payer], signal: aborted });
    await expect(sending).rejects.toThrow('stopped');
  });
});
