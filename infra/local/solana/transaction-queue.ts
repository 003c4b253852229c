import { setTimeout as delay } from 'node:timers/promises';
import { explainFailure } from '@escapement/programs';
import { type Connection, type Keypair, Transaction, type TransactionInstruction } from '@solana/web3.js';
import bs58 from 'bs58';
import PQueue from 'p-queue';
import { LocalError, toError } from '../local-error.ts';

/** A transaction with the name that an error calls it by. */
export interface PlannedTransaction {
  label: string;
  instructions: readonly TransactionInstruction[];
  /** The first one pays. */
  signers: readonly [Keypair, ...Keypair[]];
}

interface SentTransaction {
  label: string;
  signature: string;
}

/** Transactions on their way at once: the local chain takes no batches, and more only wait in it. */
const CONCURRENCY = 8;
/** A blockhash is used this long; it lives for 150 blocks. */
const BLOCKHASH_MS = 2_000;
/** Signatures that one status request may ask for. */
const STATUS_BATCH = 256;
const ALREADY_PROCESSED = /already been processed/;
const STATUS_POLL_MS = 100;
const STATUS_PATIENCE_MS = 30_000;

/**
 * Sends many transactions to a local chain, which executes each as it comes, and makes sure afterwards that all of them
 * succeeded. For a cluster, where a transaction can get lost, use the worker's sender.
 */
export class TransactionQueue {
  readonly #connection: Connection;
  readonly #queue = new PQueue({ concurrency: CONCURRENCY });
  #sent: SentTransaction[] = [];
  #failure: Error | undefined;
  #blockhash: { value: string; at: number } | undefined;
  #count = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Transactions sent so far. */
  get count(): number {
    return this.#count;
  }

  /** Puts transactions on their way, one after the other; those of one call keep no order with those of another. */
  add(...planned: PlannedTransaction[]): void {
    const send = async () => {
      for (const one of planned) await this.#send(one);
    };
    void this.#queue.add(send).catch((error: Error) => {
      this.#failure ??= error;
    });
  }

  /**
   * Waits until the chain has executed all of them; whether they succeeded, `confirm` tells.
   *
   * @throws LocalError LOCAL__TRANSACTION_FAILED for the first that the chain did not take
   */
  async executed(): Promise<void> {
    await this.#queue.onIdle();
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure;
  }

  /**
   * Waits until all are in a block.
   *
   * @returns their signatures
   * @throws LocalError LOCAL__TRANSACTION_FAILED for the first that was refused, with the program's reason
   */
  async confirm(): Promise<string[]> {
    await this.executed();
    const sent = this.#sent;
    this.#sent = [];
    // What is said again in a later block is another transaction, not the same one once more.
    this.#blockhash = undefined;
    for (let from = 0; from < sent.length; from += STATUS_BATCH) {
      await this.#confirm(sent.slice(from, from + STATUS_BATCH));
    }
    return sent.map(({ signature }) => signature);
  }

  /**
   * Sends some, one after the other, and waits until they are in a block.
   *
   * @returns their signatures. Throws as {@link TransactionQueue.confirm} does, also for what was sent before.
   */
  async run(...planned: PlannedTransaction[]): Promise<string[]> {
    await this.executed();
    const before = this.#sent.length;
    this.add(...planned);
    return (await this.confirm()).slice(before);
  }

  async #send({ label, instructions, signers }: PlannedTransaction): Promise<void> {
    const transaction = new Transaction({ feePayer: signers[0].publicKey, ...(await this.#lifetime()) });
    transaction.add(...instructions);
    transaction.sign(...signers);
    // Our own signatures need no second check; it would double the cost of signing.
    const bytes = transaction.serialize({ verifySignatures: false });
    const signature = bs58.encode(transaction.signature ?? new Uint8Array());
    try {
      await this.#connection.sendRawTransaction(bytes, { skipPreflight: true });
    } catch (cause) {
      // The answer to the first attempt can be lost with its connection. The same transaction planned twice is a mistake.
      const isSent = this.#sent.some((sent) => sent.signature === signature);
      if (isSent || !ALREADY_PROCESSED.test(String(cause))) {
        const message = `The chain did not take "${label}": ${toError(cause).message}`;
        throw new LocalError('LOCAL__TRANSACTION_FAILED', message, { cause, context: { label } });
      }
    }
    this.#sent.push({ label, signature });
    this.#count += 1;
  }

  async #lifetime(): Promise<{ blockhash: string; lastValidBlockHeight: number }> {
    if (!this.#blockhash || performance.now() - this.#blockhash.at > BLOCKHASH_MS) {
      const { blockhash } = await this.#connection.getLatestBlockhash('processed');
      this.#blockhash = { value: blockhash, at: performance.now() };
    }
    return { blockhash: this.#blockhash.value, lastValidBlockHeight: Number.MAX_SAFE_INTEGER };
  }

  async #confirm(sent: readonly SentTransaction[]): Promise<void> {
    let open = sent;
    for (const deadline = performance.now() + STATUS_PATIENCE_MS; open.length > 0; ) {
      const { value } = await this.#connection.getSignatureStatuses(open.map(({ signature }) => signature));
      const failed = open.find((_, index) => value[index]?.err);
      if (failed) throw await this.#explain(failed);
      open = open.filter((_, index) => !value[index]);
      if (open.length > 0 && performance.now() > deadline) {
        const label = open[0]?.label;
        throw new LocalError('LOCAL__TRANSACTION_FAILED', `"${label}" came into no block.`, { context: { label } });
      }
      if (open.length > 0) await delay(STATUS_POLL_MS);
    }
  }

  async #explain({ label, signature }: SentTransaction): Promise<LocalError> {
    const found = await this.#connection.getTransaction(signature, {
      commitment: 'confirmed',
      maxSupportedTransactionVersion: 0,
    });
    const logs = found?.meta?.logMessages ?? [];
    const failure = explainFailure({ err: found?.meta?.err, logs });
    return new LocalError(
      'LOCAL__TRANSACTION_FAILED',
      `"${label}" failed: ${failure ? `${failure.name}, ${failure.message}` : 'for an unknown reason'} (${signature})`,
      { context: { label, signature, code: failure?.code, logs } },
    );
  }
}
