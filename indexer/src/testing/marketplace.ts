import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProgramOptions } from '../idl/program.ts';
import type { Indexer } from '../indexer.ts';

const require = createRequire(import.meta.url);

/** The marketplace's IDL, as committed beside the program. */
const marketplaceIdl: unknown = JSON.parse(
  readFileSync(require.resolve('@escapement/programs/artifacts/marketplace.json'), 'utf8'),
);

/** The marketplace, as an indexer is given it. */
export const marketplaceOptions: ProgramOptions = { name: 'marketplace', idl: marketplaceIdl };

/** Waits until an indexer has committed everything up to a slot; rejects when it failed. */
export async function untilCommitted(indexer: Indexer, slot: number): Promise<void> {
  for (;;) {
    const { committedSlot, error, state } = indexer.status();
    if (state === 'failed') throw error;
    if (committedSlot !== null && committedSlot >= BigInt(slot)) return;
    await delay(20);
  }
}
