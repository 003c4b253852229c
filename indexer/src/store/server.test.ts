import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIndexer } from '../indexer.ts';
import { ClickHouseShim } from '../testing/clickhouse-shim.ts';
import { digestStore } from '../testing/digest.ts';
import { programOptions, untilCommitted } from '../testing/programs.ts';
import { readRecordedChain } from '../testing/recorded-chain.ts';
import { ReplayNode } from '../testing/replay-node.ts';
import { readWatermark } from '../watermark.ts';
import { serializeRows } from './cells.ts';
import { openStore, type Store } from './open.ts';

let directory: string;
let shim: ClickHouseShim;
let store: Store;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
  shim = await ClickHouseShim.start(directory);
  store = await openStore({ url: shim.url, readers: 1 });
});
afterAll(async () => {
  await store.close();
  await shim.stop();
  await rm(directory, { recursive: true, force: true });
});

describe('a store on a server', () => {
  it('sends parameters, raw bytes and tokens over HTTP', async () => {
    const { writer } = store;
    await writer.command(
      'CREATE TABLE raw (n UInt64, k FixedString(4)) ENGINE = MergeTree ORDER BY n SETTINGS non_replicated_deduplication_window = 10',
    );
    const body = serializeRows([[2n ** 64n - 1n, Uint8Array.of(255, 0, 34, 92)]]);
    for (let i = 0; i < 2; i += 1) await writer.insert({ table: 'raw', columns: ['n', 'k'], body, token: 'once' });
    const sql = 'SELECT n, hex(k) AS k, {text:String} AS text FROM raw';
    const rows = await store.reader().query({ name: 'raw', sql, parameters: { text: "it's\n\\" } });
    expect(rows).toEqual([{ n: '18446744073709551615', k: 'FF00225C', text: "it's\n\\" }]);
  });

  it('asks each reading session to stay within its limits and to write nothing', async () => {
    await store.reader().query({ name: 'one', sql: 'SELECT 1 AS one' });
    expect(shim.lastSettings).toMatchObject({ readonly: '2', max_execution_time: '10', database: 'escapement' });
  });

  it('holds what the indexer writes', async () => {
    const transactions = readRecordedChain().transactions.slice(0, 200);
    const node = await ReplayNode.start({ chain: { transactions, snapshots: [] } });
    const indexer = createIndexer({
      store,
      rpcUrl: node.url,
      programs: programOptions,
      segmentSlots: 1_024,
      pollMs: 5,
    });
    await indexer.start();
    await untilCommitted(indexer, Math.floor((node.lastFinalizedSlot + 1) / 1_024) * 1_024 - 1);
    await indexer.stop();
    await node.stop();
    expect(await readWatermark(store.reader())).toMatchObject({ openIntent: false });
    const digest = await digestStore(store);
    expect(digest['gaps in the ledger']).toBe('0');
    expect(digest['rollup 0']).toBe(digest['rollup 0 recomputed']);
  });
});
