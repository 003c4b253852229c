import { PublicKey, Transaction } from '@solana/web3.js';
import { giveAll, sol } from '../demo/funding.ts';
import type { World } from '../demo/world.ts';
import { type Child, startChild } from '../process/child.ts';
import { siblingEntry } from '../process/entry.ts';
import type { WorkerOperations } from './worker-operations.ts';

/** This computer's own worker, registered and waiting to be hired. */
export interface LocalWorker {
  readonly process: Child<WorkerOperations>;
  /** Address of the device, base58. */
  readonly device: string;
  readonly modelName: string;
  /** A Docker Engine answers, so that it can run containers. */
  readonly docker: boolean;
  readonly notes: readonly string[];
  stop(): Promise<void>;
}

export interface LocalWorkerOptions {
  world: World;
  rpcUrl: string;
  wsUrl: string;
  dataDir: string;
  country: number;
  logLevel: string;
  logDir: string;
  env: NodeJS.ProcessEnv;
}

/** Two cents an hour. */
const ASK = { askUsdc: 20_000n, askIo: 8_000_000n };
const WORKER_LAMPORTS = sol(2);

/**
 * Starts the worker, registers what it found with the signature of its owner, who is played here, and lets it run.
 *
 * @throws LocalError; an error of the worker when this computer can't be registered
 */
export async function startLocalWorker(options: LocalWorkerOptions): Promise<LocalWorker> {
  const { world, rpcUrl, wsUrl, dataDir, country, logLevel, logDir, env } = options;
  const owner = world.keys.localOwner;
  const child = startChild<WorkerOperations>({
    name: 'worker',
    entry: siblingEntry(import.meta.url, './worker.process'),
    env,
    logDir,
  });
  try {
    const place = { rpcUrl, wsUrl, dataDir };
    const offer = await child.request('register', { ...place, owner: owner.publicKey.toBase58(), country, ...ASK });
    await giveAll(world, [{ owner: new PublicKey(offer.worker), lamports: WORKER_LAMPORTS }]);
    const transaction = Transaction.from(offer.transaction);
    transaction.partialSign(owner);
    const signature = await world.connection.sendRawTransaction(transaction.serialize());
    await world.connection.confirmTransaction(signature, 'confirmed');
    const { docker } = await child.request('run', { ...place, logLevel });
    const { device, modelName, notes } = offer;
    return { process: child, device, modelName, docker, notes, stop: () => child.stop() };
  } catch (error) {
    await child.stop();
    throw error;
  }
}
