import { artifactPath, PROGRAMS, programIdl } from '@escapement/programs';
import type { Prover } from '@escapement/worker';
import { Connection, LAMPORTS_PER_SOL } from '@solana/web3.js';
import type { Chain } from '../chain/chain.ts';
import { steadyFetch } from '../solana/steady-fetch.ts';
import { TransactionQueue } from '../solana/transaction-queue.ts';
import { planFleet } from './fleet-plan.ts';
import { giveAll, sol } from './funding.ts';
import { History, type HistoryProgress } from './history.ts';
import { setUpMarketplace } from './marketplace-setup.ts';
import { PriceCourse } from './price.ts';
import { Random } from './random.ts';
import type { PlayedRental } from './rental-actions.ts';
import { demoKeys, readConfig, type World } from './world.ts';

/** SOL that the faucet pays everybody from; set up, not transferred. */
const FAUCET_SOL = 5_000_000;
const RENTER_GRANT = { lamports: sol(50), usdc: 2_000_000n * 10n ** 6n, io: 10_000_000n * 10n ** 8n };

/** Deploys the programs, creates mints and config, and funds who takes part. Takes a second. */
export async function setUpDemo(chain: Chain, seed: string, signal: AbortSignal): Promise<World> {
  const connection = new Connection(chain.rpcUrl, {
    commitment: 'confirmed',
    wsEndpoint: chain.wsUrl,
    fetch: steadyFetch,
  });
  const queue = new TransactionQueue(connection);
  const keys = demoKeys(seed);
  for (const name of PROGRAMS) {
    const authority = keys.authority.publicKey.toBase58();
    await chain.deploy({ programId: programIdl(name).address, file: artifactPath(`${name}.so`), authority });
  }
  await chain.fund(keys.faucet.publicKey.toBase58(), FAUCET_SOL * LAMPORTS_PER_SOL);
  await giveAll({ queue, keys }, [
    { owner: keys.authority.publicKey, lamports: sol(100) },
    { owner: keys.keeper.publicKey, lamports: sol(1_000) },
    { owner: keys.localOwner.publicKey, lamports: sol(20) },
    { owner: keys.arbiter.publicKey, lamports: sol(10) },
  ]);
  await setUpMarketplace(connection, queue, keys);
  const random = new Random(seed);
  const world: World = {
    connection,
    queue,
    keys,
    config: await readConfig(connection),
    random,
    prices: new PriceCourse(random),
    seed,
    devices: [],
    absent: new Set(),
    signal,
  };
  await giveAll(
    world,
    keys.renters.map(({ publicKey }) => ({ owner: publicKey, ...RENTER_GRANT })),
  );
  return world;
}

/**
 * Plays the history of the demo network: two weeks of signed transactions, the chain's clock moved forward between them.
 *
 * @returns rentals that go on when it is over
 */
export async function playHistory(
  world: World,
  chain: Chain,
  prover: Prover,
  onProgress: (progress: HistoryProgress) => void,
): Promise<PlayedRental[]> {
  const history = new History(world, planFleet(world.random), prover, async (slot) => {
    await chain.travelTo(Number(slot));
  });
  await history.play(onProgress);
  return history.rentals;
}
