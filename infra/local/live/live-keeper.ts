import type { Logger } from 'pino';
import type { World } from '../demo/world.ts';
import { RewardKeeper } from '../keeper/reward-keeper.ts';
import { TransactionQueue } from '../solana/transaction-queue.ts';
import { Looks } from './looks.ts';

/** Time between two looks at the chain. When something is due is decided by the chain's clock. */
const LOOK_MS = 20_000;
/** Claims are made for every so many looks: every two hours. */
const CLAIM_LOOKS = 360;

/** Opens, scores and finalizes reward epochs for as long as the network runs, and now and then claims for everybody. */
export function liveKeeper({ connection, keys }: Pick<World, 'connection' | 'keys'>, logger: Logger): Looks {
  // A queue of its own: a transaction of somebody else that fails is not the keeper's failure.
  const queue = new TransactionQueue(connection);
  const keeper = new RewardKeeper({ connection, queue, keeper: keys.keeper, mint: keys.ioMint.publicKey });
  let looks = 0;
  const look = async () => {
    looks += 1;
    await keeper.keep();
    if (looks % CLAIM_LOOKS === 0) await keeper.claim();
    await keeper.confirm();
  };
  return new Looks({ name: 'keeper', pauseMs: LOOK_MS, logger, look });
}
