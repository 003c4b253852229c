import type { Connection, Keypair, PublicKey } from '@solana/web3.js';
import { packTransactions } from '../solana/pack.ts';
import type { TransactionQueue } from '../solana/transaction-queue.ts';
import { claiming, clearing } from './claim-plan.ts';
import { finalizing, opening, registering, scoring } from './epoch-plan.ts';
import { readRewardState } from './reward-state.ts';

export interface RewardKeeperOptions {
  connection: Connection;
  queue: TransactionQueue;
  /** Signs and pays; it has no right that anybody else lacks. */
  keeper: Keypair;
  /** The mint of IO. */
  mint: PublicKey;
}

/** A score calls programs twice beside its own event. */
const SCORES_PER_TRANSACTION = 6;
/** A claim mints, and may create a token account. */
const CLAIMS_PER_TRANSACTION = 4;

/**
 * Does for every device of a chain what anybody may: opens reward epochs, scores devices, finalizes, claims. Each time
 * it decides from the chain alone, so it can be stopped and started at any time, and others may do the same beside it.
 */
export class RewardKeeper {
  readonly #options: RewardKeeperOptions;

  constructor(options: RewardKeeperOptions) {
    this.#options = options;
  }

  /** Does what epochs ask for now. */
  async keep(): Promise<void> {
    const { connection, queue, keeper, mint } = this.#options;
    const payer = keeper.publicKey;
    const before = await readRewardState(connection);
    const finals = finalizing(before, payer);
    const openings = opening(before, payer);
    const registrations = registering(before, payer);
    queue.add(...packTransactions('finalize epochs', keeper, finals));
    queue.add(...packTransactions('open epochs', keeper, openings));
    queue.add(...packTransactions('register for rewards', keeper, registrations));
    await queue.executed();
    // Mostly nothing was due, and what was read is still so.
    const isChanged = finals.length + openings.length + registrations.length > 0;
    const opened = isChanged ? await readRewardState(connection) : before;
    const clearings = clearing(opened, { payer, mint });
    queue.add(...packTransactions('claim what lies in the way', keeper, clearings, CLAIMS_PER_TRANSACTION));
    await queue.executed();
    const cleared = clearings.length > 0 ? await readRewardState(connection) : opened;
    queue.add(...packTransactions('score devices', keeper, scoring(cleared, payer), SCORES_PER_TRANSACTION));
    await queue.executed();
  }

  /** Pays out to suppliers and co-stakers all that they can claim now. */
  async claim(): Promise<void> {
    const { connection, queue, keeper, mint } = this.#options;
    const claims = claiming(await readRewardState(connection), { payer: keeper.publicKey, mint });
    queue.add(...packTransactions('claim rewards', keeper, claims, CLAIMS_PER_TRANSACTION));
    await queue.executed();
  }

  /**
   * Waits until all that was done is in a block.
   *
   * @throws LocalError LOCAL__TRANSACTION_FAILED for the first that was refused
   */
  async confirm(): Promise<void> {
    await this.#options.queue.confirm();
  }
}
