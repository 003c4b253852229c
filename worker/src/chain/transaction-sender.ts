import { explainFailure } from '@escapement/programs';
import {
  ComputeBudgetProgram,
  type Keypair,
  type PublicKey,
  Transaction,
  type TransactionInstruction,
} from '@solana/web3.js';
import bs58 from 'bs58';
import type { Logger } from 'pino';
import { WorkerError } from '../errors.ts';
import { sleep } from '../sleep.ts';
import type { Cluster, SignatureStatus } from './cluster.ts';
import { signTransaction } from './sign.ts';

/** A transaction to be made. */
export interface SendInput {
  readonly instructions: readonly TransactionInstruction[];
  /** The first pays the fee. */
  readonly signers: readonly [Keypair, ...Keypair[]];
  /** Compute units to ask for; the cluster's default when left out. */
  readonly computeUnits?: number;
  /** Ends the waiting; what was sent may still land. */
  readonly signal?: AbortSignal | undefined;
  /** Most times that it is signed anew after its blockhash expired. */
  readonly attempts?: number;
}

/** A transaction that landed. */
export interface Landed {
  readonly signature: string;
  readonly slot: bigint;
}

/** Price that the second attempt offers, micro-lamports a compute unit; each further one doubles it. */
const FIRST_PRICE = 1_000n;
const DEFAULT_ATTEMPTS = 4;
/** Times that a blockhash may be unknown to the node that it is sent to, as happens behind a load balancer. */
const MOST_STALE = 5;
/** How often an unconfirmed transaction is sent again, in polls. */
const RESEND_POLLS = 4;

/**
 * Sends transactions until they are confirmed. What it is given must be harmless to do twice: after a blockhash has
 * expired the same instructions are signed anew, offering more for their priority.
 */
export class TransactionSender {
  readonly #cluster: Cluster;
  readonly #logger: Logger;
  readonly #programId: PublicKey | undefined;
  readonly #pollMs: number;

  constructor(options: { cluster: Cluster; logger: Logger; programId?: PublicKey | undefined; pollMs?: number }) {
    this.#cluster = options.cluster;
    this.#logger = options.logger;
    this.#programId = options.programId;
    this.#pollMs = options.pollMs ?? 400;
  }

  /**
   * Sends and waits.
   *
   * @throws {@link WorkerError} `WORKER__TRANSACTION_FAILED` with the program's refusal in `context.name`,
   *   `WORKER__TRANSACTION_EXPIRED` when no attempt landed, `WORKER__RPC_UNAVAILABLE`.
   */
  async send(input: SendInput): Promise<Landed> {
    const attempts = input.attempts ?? DEFAULT_ATTEMPTS;
    let stale = 0;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const outcome = await this.#attempt(input, attempt);
      if (typeof outcome === 'object') {
        return outcome;
      }
      if (outcome === 'stale' && stale < MOST_STALE) {
        stale += 1;
        attempt -= 1;
        continue;
      }
      this.#logger.warn({ event: 'transaction-expired', attempt }, 'A transaction expired unconfirmed');
    }
    throw new WorkerError('WORKER__TRANSACTION_EXPIRED', 'The transaction did not land; the cluster is congested.', {
      retryable: true,
      context: { attempts },
    });
  }

  /** One signature's life: `stale` when its blockhash was unknown from the start, `expired` when it never landed. */
  async #attempt(input: SendInput, attempt: number): Promise<Landed | 'stale' | 'expired'> {
    const { blockhash, lastValidBlockHeight } = await this.#cluster.latestBlockhash();
    const [payer] = input.signers;
    const transaction = new Transaction({ feePayer: payer.publicKey, blockhash, lastValidBlockHeight });
    transaction.add(...budget(input.computeUnits, attempt), ...input.instructions);
    const signature = bs58.encode(signTransaction(transaction, input.signers));
    const wire = transaction.serialize({ verifySignatures: false });
    for (let poll = 0; ; poll += 1) {
      if (poll % RESEND_POLLS === 0) {
        const refusal = await this.#cluster.send(wire);
        const status = refusal && (await this.#cluster.status(signature));
        if (refusal && !status && !isSentBefore(refusal.error)) {
          if (isStaleBlockhash(refusal.error)) {
            return poll === 0 ? 'stale' : 'expired';
          }
          throw this.#refused(refusal.error, refusal.logs, signature);
        }
      }
      const status = await this.#cluster.status(signature);
      if (status) {
        return this.#landed(signature, status);
      }
      if ((await this.#cluster.blockHeight()) > lastValidBlockHeight) {
        // It may have landed in the very last block.
        const last = await this.#cluster.status(signature);
        return last ? this.#landed(signature, last) : 'expired';
      }
      await sleep(this.#pollMs, input.signal);
      input.signal?.throwIfAborted();
    }
  }

  #landed(signature: string, status: SignatureStatus): Landed {
    if (status.error) {
      throw this.#refused(status.error, [], signature);
    }
    return { signature, slot: status.slot };
  }

  #refused(err: unknown, logs: readonly string[], signature: string): WorkerError {
    const failure = explainFailure({ err, logs }, this.#programId);
    const message = failure ? `${failure.name}: ${failure.message}` : `The cluster refused: ${JSON.stringify(err)}`;
    return new WorkerError('WORKER__TRANSACTION_FAILED', message, {
      context: { name: failure?.name, signature, logs: logs.slice(-8) },
    });
  }
}

function budget(units: number | undefined, attempt: number): TransactionInstruction[] {
  const price = attempt === 0 ? 0n : FIRST_PRICE << BigInt(attempt - 1);
  return [
    ...(units === undefined ? [] : [ComputeBudgetProgram.setComputeUnitLimit({ units })]),
    ...(price === 0n ? [] : [ComputeBudgetProgram.setComputeUnitPrice({ microLamports: price })]),
  ];
}

const isSentBefore = (error: unknown): boolean => /AlreadyProcessed|already been processed/i.test(String(error));
const isStaleBlockhash = (error: unknown): boolean => /BlockhashNotFound|Blockhash not found/i.test(String(error));
