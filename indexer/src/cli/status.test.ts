import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnv } from '../env.ts';
import { createIndexer } from '../indexer.ts';
import { openStore } from '../store/open.ts';
import { programOptions, untilCommitted } from '../testing/programs.ts';
import { readRecordedChain } from '../testing/recorded-chain.ts';
import { ReplayNode } from '../testing/replay-node.ts';
import { describeStore } from './status.ts';

const { transactions } = readRecordedChain();
/** From the middle of the recording on all programs do something. */
const chain = { transactions: transactions.slice(-120, -60), snapshots: [] };
const SEGMENT_SLOTS = 8_192;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('describeStore', () => {
  it('says what a store holds of each program', async () => {
    const env = readEnv({ STORE_PATH: directory });
    expect(await describeStore(env)).toEqual({ state: 'empty' });
    const store = await openStore({ path: directory, readers: 1 });
    const node = await ReplayNode.start({ chain });
    const options = { store, rpcUrl: node.url, programs: programOptions, segmentSlots: SEGMENT_SLOTS, pollMs: 5 };
    const indexer = createIndexer(options);
    await indexer.start();
    await untilCommitted(indexer, Math.floor((node.lastFinalizedSlot + 1) / SEGMENT_SLOTS) * SEGMENT_SLOTS - 1);
    await indexer.stop();
    await store.close();
    await node.stop();

    const status = await describeStore(env);
    expect(status).toMatchObject({ state: 'indexed', openSegment: false, undecoded: '0' });
    const programs = status.programs as { name: string; events: string; lastEventSlot: string }[];
    expect(programs.map(({ name }) => name)).toEqual(['marketplace', 'rewards', 'staking']);
    const total = programs.reduce((sum, { events }) => sum + Number(events), 0);
    expect(total).toBe(Number(status.events));
    for (const { events, lastEventSlot } of programs.slice(0, 2)) {
      expect(Number(events)).toBeGreaterThan(0);
      expect(Number(lastEventSlot)).toBeGreaterThan(900_000);
    }
    // The store begins in the middle of the chain: the accounts' own sequences say so.
    expect((status.gaps as unknown[]).length).toBeGreaterThan(0);
  });
});
