import { configPropose, type GpuModelParameters, gpuModelExecute, initialize } from '@escapement/programs';
import { initialize as initializeRewards } from '@escapement/programs/rewards';
import type { Connection } from '@solana/web3.js';
import { packTransactions } from '../solana/pack.ts';
import type { TransactionQueue } from '../solana/transaction-queue.ts';
import { GRID_SLOTS, HEAVY_GRID_SLOTS, SLOT_MS } from './catalogue.ts';
import { createMints } from './mints.ts';
import { type DemoKeys, readConfig, type World } from './world.ts';

const TIMELOCK_SECONDS = 3_600;

/** Slots until a change that is proposed now can be executed. */
export const TIMELOCK_SLOTS = (BigInt(TIMELOCK_SECONDS) * 1_000n) / BigInt(SLOT_MS) + 5n;

/** Creates both mints, the config with the fees of the network's model, and the emission. The programs are deployed and their authority funded. */
export async function setUpMarketplace(connection: Connection, queue: TransactionQueue, keys: DemoKeys): Promise<void> {
  await createMints(connection, queue, keys);
  const config = initialize({
    upgradeAuthority: keys.authority.publicKey,
    authority: keys.authority.publicKey,
    treasury: keys.treasury.publicKey,
    arbiter: keys.arbiter.publicKey,
    slotMs: SLOT_MS,
    usdcMint: keys.usdcMint.publicKey,
    ioMint: keys.ioMint.publicKey,
    parameters: {
      timelockSeconds: TIMELOCK_SECONDS,
      reservationFeeBps: 25,
      paymentFeeUsdcBps: 200,
      paymentFeeIoBps: 0,
      gridSlots: GRID_SLOTS,
      heavyGridSlots: HEAVY_GRID_SLOTS,
    },
  });
  const rewards = initializeRewards({ upgradeAuthority: keys.authority.publicKey, mint: keys.ioMint.publicKey });
  await queue.run(
    { label: 'initialize the marketplace', instructions: [config], signers: [keys.authority] },
    { label: 'initialize the rewards', instructions: [rewards], signers: [keys.authority] },
  );
}

/** A proposed change of a GPU model. */
export interface ProposedModel {
  index: bigint;
  code: number;
}

/** Proposes models; each can be executed when the timelock has passed. */
export async function proposeModels(
  { connection, queue, keys }: Pick<World, 'connection' | 'queue' | 'keys'>,
  models: readonly GpuModelParameters[],
): Promise<ProposedModel[]> {
  const { nextChangeIndex } = await readConfig(connection);
  const authority = keys.authority.publicKey;
  const proposed = models.map(({ code }, at) => ({ code, index: nextChangeIndex + BigInt(at) }));
  const items = models.map((value, at) => ({
    instructions: [
      configPropose({ authority, index: nextChangeIndex + BigInt(at), change: { kind: 'GpuModel', value } }),
    ],
  }));
  queue.add(...packTransactions('propose GPU models', keys.authority, items));
  await queue.executed();
  return proposed;
}

/** Executes proposed models whose timelock has passed. */
export async function executeModels(
  { queue, keys }: Pick<World, 'queue' | 'keys'>,
  proposed: readonly ProposedModel[],
): Promise<void> {
  const proposer = keys.authority.publicKey;
  const items = proposed.map(({ index, code }) => ({
    instructions: [gpuModelExecute({ index, proposer, code, payer: proposer })],
  }));
  for (const transaction of packTransactions('execute GPU models', keys.authority, items)) queue.add(transaction);
  await queue.executed();
}
