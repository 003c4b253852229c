import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProgram } from '../idl/program.ts';
import { openStore, type Store } from './open.ts';
import { applySchema } from './schema.ts';

const idl = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@escapement/programs/artifacts/marketplace.json'), 'utf8'),
);
const marketplace = parseProgram({ name: 'marketplace', idl });

let directory: string;
let store: Store;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
  store = await openStore({ path: directory, readers: 1 });
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const views = ['config_at', 'gpu_model_at', 'supplier_at', 'device_at', 'rental_at', 'assignment_at'];

describe('the schema', () => {
  it('can be applied, and applied again', async () => {
    await applySchema(store, [marketplace]);
    const shape = () =>
      store.writer.query(
        'SELECT name, create_table_query FROM system.tables WHERE database = currentDatabase() ORDER BY name',
      );
    const before = await shape();
    await applySchema(store, [marketplace]);
    expect(await shape()).toEqual(before);
  });

  for (const view of views) {
    it(`answers ${view} before anything happened`, async () => {
      const rows = await store
        .reader()
        .query({ name: view, sql: `SELECT * FROM ${view}(slot = {slot:UInt64})`, parameters: { slot: 5n } });
      expect(rows).toEqual([]);
    });
  }

  it('answers device_status_at', async () => {
    const rows = await store.reader().query({
      name: 'status',
      sql: 'SELECT countIf(proven) AS proven FROM device_status_at(slot = {slot:UInt64}, chain_time = {chain_time:Int64})',
      parameters: { slot: 5n, chain_time: 6n },
    });
    expect(rows).toEqual([{ proven: '0' }]);
  });
});
