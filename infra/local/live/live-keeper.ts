import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { World } from '../demo/world.ts';
import { RewardKeeper } from '../keeper/reward-keeper.ts';
import { TransactionQueue } from '../solana/transaction-queue.ts';

/** Time between two looks at the chain. When something is due is decided by the chain's clock. */
const LOOK_MS = 20_000;
/** Claims are made for every so many looks: every two hours. */
const CLAIM_LOOKS = 360;

/** Opens, scores and finalizes reward epochs for as long as the network runs, and now and then claims for everybody. */
export class LiveKeeper {
  readonly #keeper: RewardKeeper;
  readonly #logger: Logger;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor({ connection, keys }: Pick<World, 'connection' | 'keys'>, logger: Logger) {
    // A queue of its own: a transaction of somebody else that fails is not the keeper's failure.
    const queue = new TransactionQueue(connection);
    this.#keeper = new RewardKeeper({ connection, queue, keeper: keys.keeper, mint: keys.ioMint.publicKey });
    this.#logger = logger;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    for (let looks = 1; !signal.aborted; looks++) {
      try {
        await this.#keeper.keep();
        if (looks % CLAIM_LOOKS === 0) await this.#keeper.claim();
        await this.#keeper.confirm();
      } catch (error) {
        // What is due is decided anew from the chain at the next look.
        this.#logger.warn({ event: 'keeper.failed', err: error }, 'The keeper of rewards could not act');
      }
      await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
