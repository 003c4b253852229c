import { type ChainClock, parseSlotHashes, SLOT_HASHES_ADDRESS, type SlotHashEntry } from '@escapement/programs';
import { SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';
import { WorkerError } from '../errors.ts';
import type { Cluster } from './cluster.ts';

/** Address of the Clock sysvar, to be read together with other accounts. */
export const CLOCK_ADDRESS = SYSVAR_CLOCK_PUBKEY;

const CLOCK_BYTES = 40;

/** Reads the data of the Clock sysvar. Throws `WORKER__RPC_UNAVAILABLE` when an endpoint answers none. */
export function parseClock(data: Uint8Array | undefined): ChainClock {
  if (!data || data.length < CLOCK_BYTES) {
    throw new WorkerError('WORKER__RPC_UNAVAILABLE', 'The RPC endpoint answers no Clock. Use another one.', {
      retryable: true,
    });
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return { slot: view.getBigUint64(0, true), unixTimestamp: view.getBigInt64(32, true) };
}

/** Reads the slots whose hashes the chain remembers, newest first. */
export async function readSlotHashes(cluster: Cluster): Promise<SlotHashEntry[]> {
  const { data } = await cluster.accounts([SLOT_HASHES_ADDRESS]);
  return parseSlotHashes(data[0] ?? new Uint8Array());
}
