import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePrograms } from '../idl/program.ts';
import { marketplaceOptions, programOptions } from '../testing/programs.ts';
import { openStore, type Store } from './open.ts';
import { applySchema } from './schema.ts';

const programs = parsePrograms(programOptions);

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

const views = [
  ...['config_at', 'gpu_model_at', 'supplier_at', 'device_at', 'rental_at', 'assignment_at', 'rental_solvency_at'],
  ...['stake_at', 'stake_position_at', 'slash_case_at'],
  ...['emission_at', 'epoch_at', 'device_score_at', 'device_reward_at'],
];

describe('the schema', () => {
  it('can be applied, and applied again, whatever the order of the programs', async () => {
    await applySchema(store, [...programs].reverse());
    const shape = () =>
      store.writer.query(
        'SELECT name, create_table_query FROM system.tables WHERE database = currentDatabase() ORDER BY name',
      );
    const before = await shape();
    await applySchema(store, programs);
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
      sql: 'SELECT countIf(proven) AS proven, countIf(staked) AS staked FROM device_status_at(slot = {slot:UInt64}, chain_time = {chain_time:Int64})',
      parameters: { slot: 5n, chain_time: 6n },
    });
    expect(rows).toEqual([{ proven: '0', staked: '0' }]);
  });

  it('answers for the marketplace alone, without the count of stakes', async () => {
    const database = 'alone';
    const alone = await openStore({ path: directory, database, readers: 1 });
    await applySchema(alone, parsePrograms([marketplaceOptions]));
    const sql = 'SELECT countIf(hired) AS hired FROM device_status_at(slot = 5, chain_time = 6)';
    expect(await alone.reader().query({ name: 'status', sql })).toEqual([{ hired: '0' }]);
    await alone.close();
  });
});
