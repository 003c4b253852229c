import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePrograms } from '../idl/program.ts';
import { extractEvents, type SourceEvent } from '../source/transaction.ts';
import { openStore, type Store } from '../store/open.ts';
import { applySchema } from '../store/schema.ts';
import { digestStore } from '../testing/digest.ts';
import { programOptions } from '../testing/programs.ts';
import { readRecordedChain } from '../testing/recorded-chain.ts';
import { DerivedTables } from './derived.ts';
import { Ledger } from './ledger.ts';
import { type PreparedSegment, prepareSegment } from './segment.ts';
import { SegmentWriter, type WriteStep } from './writer.ts';

const programs = parsePrograms(programOptions);
const byId = new Map(programs.map((program) => [program.programId, program]));
const events: SourceEvent[] = readRecordedChain().transactions.flatMap((transaction) =>
  extractEvents(transaction, transaction.transaction.signatures[0]!, null, byId),
);
/** One segment that holds the whole recording: every table has rows in it. */
const RANGE = { from: 0n, to: 2n ** 24n - 1n };
const segment = prepareSegment(RANGE, events);
const publication = { cursors: new Map(), clocks: [{ slot: 900_000n, unixTimestamp: 1_800_000_000n }] };

let directory: string;
let store: Store;
const repaired: string[] = [];

/** A writer as after a start, which fails at a step if it is told to. */
async function start(failAt?: WriteStep, table?: string): Promise<SegmentWriter> {
  const ledger = new Ledger(store.writer, 'test');
  return new SegmentWriter({
    writer: store.writer,
    ledger,
    derived: await DerivedTables.load(store.writer, programs),
    state: await ledger.read(),
    onStep: (step, at) => {
      if (step === failAt && (table === undefined || at === table)) throw new Error(`crashed at ${step}`);
    },
    onRepair: (what) => repaired.push(what),
  });
}

const write = async (prepared: PreparedSegment = segment) => (await start()).write(prepared, publication);

beforeEach(async () => {
  repaired.length = 0;
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
  store = await openStore({ path: directory, readers: 1 });
  await applySchema(store, programs);
});
afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

describe('SegmentWriter', () => {
  it('writes a segment once, however often it is interrupted', { timeout: 240_000 }, async () => {
    await write();
    const expected = await digestStore(store);
    const { writer } = store;
    for (const { table } of segment.tables) await writer.command(`TRUNCATE TABLE ${table}`);
    for (const table of [
      'ledger',
      'settled_hourly',
      'price_hourly',
      'credited_hourly',
      'device_current',
      'rental_current',
    ]) {
      await writer.command(`TRUNCATE TABLE ${table}`);
    }
    const steps = ['intent', 'insert', 'inserts', 'derived', 'clock'] as const;
    for (const step of steps) {
      await expect((await start(step)).write(segment, publication)).rejects.toThrow('crashed');
    }
    for (const { table } of segment.tables.filter((_, i) => i % 6 === 0)) {
      await expect((await start('insert', table)).write(segment, publication)).rejects.toThrow('crashed');
    }
    await write();
    expect(await digestStore(store)).toEqual(expected);
    expect(repaired).toEqual([]);
  });

  it('brings back rows that a crash lost behind their token, and rebuilds the rollups', async () => {
    await write();
    const expected = await digestStore(store);
    const { writer } = store;
    await writer.command("ALTER TABLE ledger DELETE WHERE state = 'commit' SETTINGS mutations_sync = 2");
    for (const table of ['ev_marketplace_device_settled', 'changes']) {
      await writer.command(`ALTER TABLE ${table} DELETE WHERE true SETTINGS mutations_sync = 2`);
    }
    await write();
    expect(repaired).toEqual(expect.arrayContaining(['changes', 'ev_marketplace_device_settled', 'settled_hourly']));
    expect(await digestStore(store)).toEqual(expected);
  });

  it('refuses other events, or none, for a segment that was begun', async () => {
    await expect((await start('intent')).write(segment, publication)).rejects.toThrow('crashed');
    const fewer = prepareSegment(RANGE, events.slice(1));
    await expect(write(fewer)).rejects.toMatchObject({ code: 'INDEXER__SEGMENT_CHANGED', retryable: true });
    const empty = (await start()).writeEmpty(RANGE, publication);
    await expect(empty).rejects.toMatchObject({ code: 'INDEXER__SEGMENT_CHANGED' });
  });

  it('stops when a table holds rows that no segment wrote', async () => {
    await expect((await start('inserts')).write(segment, publication)).rejects.toThrow('crashed');
    await store.writer.command('INSERT INTO events SELECT * FROM events LIMIT 1');
    await expect(write()).rejects.toMatchObject({ code: 'INDEXER__STORE_INCONSISTENT' });
  });

  it('goes on from the last commit', async () => {
    const writer = await start();
    await writer.writeEmpty(
      { from: 0n, to: 63n },
      { cursors: new Map([['a', { signature: 's', slot: 9n }]]), clocks: [] },
    );
    const state = await new Ledger(store.writer, 'test').read();
    expect(state).toMatchObject({ committed: 63n, watermark: null, open: null });
    expect(state.cursors.get('a')).toEqual({ signature: 's', slot: 9n });
  });

  it('holds one chain in a store', async () => {
    const ledger = new Ledger(store.writer, 'test');
    const identity = { genesisHash: 'a', instance: 'default', segmentSlots: 64n };
    await ledger.claim(identity);
    await ledger.claim(identity);
    for (const other of [{ genesisHash: 'b' }, { instance: 'other' }, { segmentSlots: 4n }]) {
      await expect(ledger.claim({ ...identity, ...other })).rejects.toMatchObject({
        code: 'INDEXER__STORE_OF_ANOTHER_CHAIN',
      });
    }
  });
});
