import { configPropose, type GpuModelParameters, gpuModelExecute, initialize } from '@escapement/programs';
import { type Connection, type Keypair, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { packTransactions } from '../solana/pack.ts';
import { initializeMint, MINT_SIZE, TOKEN_PROGRAM_ID } from '../solana/token-instructions.ts';
import type { TransactionQueue } from '../solana/transaction-queue.ts';
import { GRID_SLOTS, HEAVY_GRID_SLOTS, SLOT_MS } from './catalogue.ts';
import { type DemoKeys, readConfig, type World } from './world.ts';

const TIMELOCK_SECONDS = 3_600;
const USDC_DECIMALS = 6;
const IO_DECIMALS = 8;

/** Slots until a change that is proposed now can be executed. */
export const TIMELOCK_SLOTS = (BigInt(TIMELOCK_SECONDS) * 1_000n) / BigInt(SLOT_MS) + 5n;

async function createMint(
  connection: Connection,
  mint: Keypair,
  decimals: number,
  authority: Keypair,
): Promise<TransactionInstruction[]> {
  const lamports = await connection.getMinimumBalanceForRentExemption(MINT_SIZE);
  return [
    SystemProgram.createAccount({
      fromPubkey: authority.publicKey,
      newAccountPubkey: mint.publicKey,
      space: MINT_SIZE,
      lamports,
      programId: TOKEN_PROGRAM_ID,
    }),
    initializeMint(mint.publicKey, decimals, authority.publicKey),
  ];
}

/** Creates both mints and the config, with the fees of the network's model. The program is deployed and its authority funded. */
export async function setUpMarketplace(connection: Connection, queue: TransactionQueue, keys: DemoKeys): Promise<void> {
  const mints = [
    ...(await createMint(connection, keys.usdcMint, USDC_DECIMALS, keys.faucet)),
    ...(await createMint(connection, keys.ioMint, IO_DECIMALS, keys.faucet)),
  ];
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
  await queue.run(
    { label: 'create the mints', instructions: mints, signers: [keys.faucet, keys.usdcMint, keys.ioMint] },
    { label: 'initialize the marketplace', instructions: [config], signers: [keys.authority] },
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
