/** The story, indexed: recorded transactions served by a node, followed by the real indexer into a real store. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIndexer, openStore, type Reader } from '@escapement/indexer';
import { eventAuthorityAddress, MARKETPLACE_PROGRAM_ID, programIdl } from '@escapement/programs';
import { REWARDS_PROGRAM_ID } from '@escapement/programs/rewards';
import { STAKING_PROGRAM_ID } from '@escapement/programs/staking';
import type { EventIdl } from './borsh.fixture.ts';
import { startRecordedNode } from './node.fixture.ts';
import type { Point } from './reckoning.fixture.ts';
import { Recorder } from './recorder.fixture.ts';
import { FIRST_DAY, playStory, type Story } from './story.fixture.ts';

const PROGRAMS = [
  ['marketplace', MARKETPLACE_PROGRAM_ID],
  ['staking', STAKING_PROGRAM_ID],
  ['rewards', REWARDS_PROGRAM_ID],
] as const;

/** Large segments: hardly any of the story's slots has an event. */
const SEGMENT_SLOTS = 65_536;

/** What a test works with. */
export interface IndexedStory {
  readonly reader: Reader;
  readonly chain: Recorder;
  readonly story: Story;
  /** Watermark after everything recorded so far was indexed. */
  catchUp(): Promise<Point>;
  close(): Promise<void>;
}

/** Plays the story, and on if told, and indexes it into a store of its own. */
export async function indexStory(playOn?: (chain: Recorder, story: Story) => void): Promise<IndexedStory> {
  const programs = PROGRAMS.map(([name]) => ({ name, idl: programIdl(name) }));
  const idls = Object.fromEntries(programs.map(({ name, idl }) => [name, idl as unknown as EventIdl]));
  const chain = new Recorder(idls, { slot: 1_000, time: FIRST_DAY });
  const story = playStory(chain);
  playOn?.(chain, story);
  const tip = { slot: 0, time: 0 };
  const node = await startRecordedNode({
    programs: Object.fromEntries(
      PROGRAMS.map(([name, id]) => [name, { id: id.toBase58(), eventAuthority: eventAuthorityAddress(id).toBase58() }]),
    ),
    transactions: chain.transactions,
    tip,
  });
  const path = await mkdtemp(join(tmpdir(), 'escapement-graphql-'));
  const store = await openStore({ path, readers: 2 });
  const reader = store.reader();
  const indexer = createIndexer({
    store,
    rpcUrl: node.url,
    programs,
    segmentSlots: SEGMENT_SLOTS,
    pollMs: 20,
  });

  /** Moves the tip so far that the segment of the last transaction is whole. */
  function showTip(): void {
    tip.slot = chain.slot + 2 * SEGMENT_SLOTS;
    tip.time = chain.time + Math.floor(2 * SEGMENT_SLOTS * 0.4);
  }

  function committed(slot: bigint): Promise<void> {
    return new Promise((resolve) => {
      const stop = indexer.onCommit((watermark) => {
        if (watermark.slot < slot) return;
        stop();
        resolve();
      });
      if ((indexer.status().watermark?.slot ?? -1n) >= slot) {
        stop();
        resolve();
      }
    });
  }

  async function catchUp(): Promise<Point> {
    const last = chain.slot;
    showTip();
    await committed(BigInt(last));
    const { watermark } = indexer.status();
    if (!watermark) throw new Error('Nothing was indexed.');
    return { slot: Number(watermark.slot), time: Number(watermark.chainTime) };
  }

  showTip();
  await indexer.start();
  return {
    reader,
    chain,
    story,
    catchUp,
    async close() {
      await indexer.stop();
      await store.close();
      await node.stop();
      await rm(path, { recursive: true, force: true });
    },
  };
}
