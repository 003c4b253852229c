import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from './open.ts';
import { ViewTexts } from './view-texts.ts';

let directory: string;
let store: Store;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
  store = await openStore({ path: directory, readers: 1 });
  await store.writer.command('CREATE TABLE seen (slot UInt64, n UInt64) ENGINE = MergeTree ORDER BY slot');
  await store.writer.command('INSERT INTO seen VALUES (1, 10), (2, 20), (3, 40)');
  await store.writer.command(
    'CREATE VIEW seen_at AS WITH told AS (SELECT n FROM seen WHERE slot <= {slot:UInt64}) SELECT sum(n) AS total, max(n) AS most FROM told',
  );
  await store.writer.command(
    'CREATE VIEW between_at AS SELECT n FROM seen WHERE slot <= {slot:UInt64} AND n >= {least:UInt64}',
  );
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const put = (sql: string): Promise<string> => new ViewTexts().putInto(sql, store.writer);

describe('ViewTexts', () => {
  it('puts in the views that are called with parameters of the statement', async () => {
    const sql = await put(
      'SELECT a.total FROM seen_at(slot = {slot:UInt64}) AS a, between_at(slot = {slot:UInt64}, least = {least:UInt64}) AS b',
    );
    expect(sql).toMatch(/^SELECT a\.total FROM \(WITH told AS .*\) AS a, \(SELECT n FROM .*\) AS b$/s);
    expect(sql).not.toMatch(/_at\(/);
  });

  it.each([
    'SELECT n FROM seen_at(slot = 2)',
    'SELECT n FROM seen_at(slot = {until:UInt64})',
    'SELECT countIf(slot = {slot:UInt64}) FROM seen',
    'SELECT n FROM unseen_at(slot = {slot:UInt64})',
  ])('leaves %s as it is', async (sql) => {
    expect(await put(sql)).toBe(sql);
  });

  it('finds a view that is made later', async () => {
    const views = new ViewTexts();
    const sql = 'SELECT n FROM later_at(slot = {slot:UInt64})';
    expect(await views.putInto(sql, store.writer)).toBe(sql);
    await store.writer.command('CREATE VIEW later_at AS SELECT n FROM seen WHERE slot = {slot:UInt64}');
    expect(await views.putInto(sql, store.writer)).not.toBe(sql);
  });

  it('gives a reader the rows of the view', async () => {
    const ask = (view: string, parameters: { slot?: number }) =>
      store
        .reader()
        .query({ name: 'seen', sql: `SELECT x.total AS total, x.most AS most FROM ${view} AS x`, parameters });
    const called = await ask('seen_at(slot = {slot:UInt64})', { slot: 2 });
    expect(called).toEqual([{ total: '30', most: '20' }]);
    expect(called).toEqual(await ask('seen_at(slot = 2)', {}));
  });
});
