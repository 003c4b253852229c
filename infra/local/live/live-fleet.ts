import { type Prover, RpcCluster, Ticker, TransactionSender } from '@escapement/worker';
import type { Logger } from 'pino';
import type { PlayedRental } from '../demo/rental-actions.ts';
import type { World } from '../demo/world.ts';
import { liveKeeper } from './live-keeper.ts';
import { LiveRenters } from './live-renters.ts';

/** The played devices after their history: they go on proving their time, being hired and being rewarded. */
export interface LiveFleet {
  stop(): Promise<void>;
}

const POLL_MS = 5_000;

/** Sets the devices ticking with the real worker's ticker, the renters renting, and the keeper of rewards. */
export function startLiveFleet(
  world: World,
  rentals: readonly PlayedRental[],
  prover: Prover,
  urls: { rpcUrl: string; wsUrl: string },
  logger: Logger,
): LiveFleet {
  const cluster = new RpcCluster(urls);
  const ticker = new Ticker({
    cluster,
    sender: new TransactionSender({ cluster, logger }),
    prover,
    devices: world.devices.filter(({ address }) => !world.absent.has(address.toBase58())),
    logger,
    pollMs: POLL_MS,
  });
  const renters = new LiveRenters(world, rentals, logger);
  const keeper = liveKeeper(world, logger);
  ticker.start();
  renters.start();
  keeper.start();
  return {
    async stop() {
      await Promise.all([ticker.stop(), renters.stop(), keeper.stop()]);
    },
  };
}
