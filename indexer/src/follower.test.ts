import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexer, type Indexer } from './indexer.ts';
import { openStore, type Store } from './store/open.ts';
import { programOptions, untilCommitted } from './testing/programs.ts';
import { readRecordedChain } from './testing/recorded-chain.ts';
import { ReplayNode } from './testing/replay-node.ts';

const recorded = readRecordedChain();
/** The first part of the recording: what follows it would only take longer. */
const chain = { transactions: recorded.transactions.slice(0, 200), snapshots: [] };
const SEGMENT_SLOTS = 1_024;

let directory: string;
let store: Store;
let node: ReplayNode;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
  store = await openStore({ path: directory, readers: 1 });
  node = await ReplayNode.start({ chain });
});
afterEach(async () => {
  await store.close();
  await node.stop();
  await rm(directory, { recursive: true, force: true });
});

const end = (): number => Math.floor((node.lastFinalizedSlot + 1) / SEGMENT_SLOTS) * SEGMENT_SLOTS - 1;
const follow = (): Indexer =>
  createIndexer({ store, rpcUrl: node.url, programs: programOptions, segmentSlots: SEGMENT_SLOTS, pollMs: 5 });

async function counts(): Promise<unknown> {
  const [row] = await store.writer.query(
    'SELECT count() AS events, uniqExact(signature, instruction, inner) AS distinct FROM events',
  );
  return row;
}

describe('the follower', () => {
  it('loses nothing through a node that drops every fifth connection', async () => {
    let asked = 0;
    node.fault = () => {
      asked += 1;
      if (asked % 5 === 0) throw new Error('dropped');
    };
    const indexer = follow();
    await indexer.start();
    await untilCommitted(indexer, end());
    await indexer.stop();
    expect(indexer.status().retries).toBeGreaterThan(0);
    const events = chain.transactions.filter(({ slot, meta }) => meta.err === null && slot <= end()).length;
    const { events: indexed, distinct } = (await counts()) as { events: string; distinct: string };
    expect(distinct).toBe(indexed);
    expect(Number(indexed)).toBeGreaterThanOrEqual(events);
  });

  it('goes on where it stopped, also under another start, and tells commits in order', async () => {
    const slots: bigint[] = [];
    const first = follow();
    first.onCommit(({ committedSlot }) => {
      slots.push(committedSlot);
      if (slots.length === 2) void first.stop();
    });
    await first.start();
    await first.ended;
    expect(first.status().state).toBe('stopped');
    const before = slots.at(-1);
    const second = follow();
    second.onCommit(({ committedSlot }) => slots.push(committedSlot));
    await second.start();
    await untilCommitted(second, end());
    await second.stop();
    expect(before).toBeLessThan(BigInt(end()));
    expect(slots).toEqual([...slots].sort((a, b) => Number(a - b)));
    const { events, distinct } = (await counts()) as { events: string; distinct: string };
    expect(distinct).toBe(events);
  });

  it('stops for good, and says why, when the chain is not that of the store', async () => {
    const indexer = follow();
    await indexer.start();
    await indexer.stop();
    const other = createIndexer({ store, rpcUrl: node.url, programs: programOptions, instance: 'other' });
    await expect(other.start()).rejects.toMatchObject({ code: 'INDEXER__STORE_OF_ANOTHER_CHAIN' });
  });
});
