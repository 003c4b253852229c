import { readFileSync } from 'node:fs';
import type { RpcTransaction } from '../source/transaction.ts';

/** A transaction as `getTransaction` tells it. */
export type RecordedTransaction = RpcTransaction & {
  blockTime: number;
  transaction: { signatures: string[] };
};

/** Accounts by address; integers as decimal strings, keys in base58, bytes in hexadecimal. */
export type RecordedAccounts = Record<string, Record<string, unknown>>;

/** Accounts at the end of a slot, decoded from their own bytes. */
export interface AccountSnapshot {
  slot: number;
  unixTimestamp: number;
  config: RecordedAccounts;
  suppliers: RecordedAccounts;
  devices: RecordedAccounts;
  /** Those that are open, as of slash cases. */
  rentals: RecordedAccounts;
  /** By device, as rewards. */
  stakes: RecordedAccounts;
  cases: RecordedAccounts;
  /** None before it began. */
  emission: RecordedAccounts;
  epochs: RecordedAccounts;
  rewards: RecordedAccounts;
  /** Supply of the mint of IO, smallest unit. */
  ioSupply: string;
}

/** What the recorder kept of a chain that the built programs ran on. */
export interface RecordedChain {
  /** In the order of the chain. */
  transactions: RecordedTransaction[];
  snapshots: AccountSnapshot[];
}

/** A chain as its file has it: of each snapshot but the first only the accounts that changed, null for those closed. */
interface RecordedFile {
  transactions: RecordedTransaction[];
  snapshots: unknown[];
}

/** The recording of `indexer/scripts/`. */
export function readRecordedChain(): RecordedChain {
  const text = readFileSync(new URL('./generated/recorded-chain.json', import.meta.url), 'utf8');
  const { transactions, snapshots } = JSON.parse(text) as RecordedFile;
  let before: unknown = {};
  const full = snapshots.map((change) => {
    before = merge(before, change, 1);
    return before as AccountSnapshot;
  });
  return { transactions, snapshots: full };
}

/** What {@link readRecordedChain} reads. */
export function recordedText({ transactions, snapshots }: RecordedChain): string {
  const file: RecordedFile = {
    transactions,
    snapshots: snapshots.map((snapshot, i) => difference({ ...snapshots[i - 1] }, { ...snapshot }, 1)),
  };
  return `${JSON.stringify(file).replaceAll('},{"slot"', '},\n{"slot"')}\n`;
}

type Entries = Record<string, unknown>;
const isEntries = (value: unknown): value is Entries => typeof value === 'object' && value !== null;

/** Entries of `after` that differ, `depth` levels down; null for those that are gone. */
function difference(before: Entries, after: Entries, depth: number): Entries {
  const changed = Object.entries(after).flatMap(([key, value]): [string, unknown][] => {
    const old = before[key];
    if (depth > 0 && isEntries(value)) return [[key, difference(isEntries(old) ? old : {}, value, depth - 1)]];
    return JSON.stringify(old) === JSON.stringify(value) ? [] : [[key, value]];
  });
  const gone = Object.keys(before).filter((key) => !(key in after));
  return Object.fromEntries([...changed, ...gone.map((key): [string, unknown] => [key, null])]);
}

/** Undoes {@link difference}. */
function merge(before: unknown, change: unknown, depth: number): unknown {
  if (!isEntries(change)) return change;
  const merged: Entries = isEntries(before) ? { ...before } : {};
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key];
    else merged[key] = depth > 0 && isEntries(value) ? merge(merged[key], value, depth - 1) : value;
  }
  return merged;
}
