import { readFileSync } from 'node:fs';
import type { RpcTransaction } from '../source/transaction.ts';

/** A transaction as `getTransaction` tells it. */
export type RecordedTransaction = RpcTransaction & {
  blockTime: number;
  transaction: { signatures: string[] };
};

/** Accounts at the end of a slot, decoded from their own bytes. */
interface AccountSnapshot {
  slot: number;
  unixTimestamp: number;
  /** By address; integers as decimal strings, keys in base58, bytes in hexadecimal. */
  devices: Record<string, Record<string, unknown>>;
  rentals: Record<string, Record<string, unknown>>;
}

/** What the recorder kept of a chain that the built program ran on. */
export interface RecordedChain {
  programId: string;
  /** In the order of the chain. */
  transactions: RecordedTransaction[];
  snapshots: AccountSnapshot[];
}

/** The recording of `indexer/scripts/`. */
export function readRecordedChain(): RecordedChain {
  return JSON.parse(readFileSync(new URL('./generated/recorded-chain.json', import.meta.url), 'utf8')) as RecordedChain;
}
