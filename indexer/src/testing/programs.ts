import { setTimeout as delay } from 'node:timers/promises';
import { PROGRAMS, programIdl } from '@escapement/programs';
import type { ProgramOptions } from '../idl/program.ts';
import type { Indexer } from '../indexer.ts';

/** The marketplace alone, as an indexer is given it. */
export const marketplaceOptions: ProgramOptions = { name: 'marketplace', idl: programIdl('marketplace') };

/** All our programs. */
export const programOptions: readonly ProgramOptions[] = PROGRAMS.map((name) => ({ name, idl: programIdl(name) }));

/** Waits until an indexer has committed everything up to a slot; rejects when it failed. */
export async function untilCommitted(indexer: Indexer, slot: number): Promise<void> {
  for (;;) {
    const { committedSlot, error, state } = indexer.status();
    if (state === 'failed') throw error;
    if (committedSlot !== null && committedSlot >= BigInt(slot)) return;
    await delay(20);
  }
}
