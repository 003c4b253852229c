import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePrograms } from './idl/program.ts';
import { createIndexer } from './indexer.ts';
import { openStore, type Store } from './store/open.ts';
import { DEVICE_FIELDS, deviceRow, RENTAL_FIELDS, rentalRow } from './testing/account-rows.ts';
import { ACCOUNT_VIEWS } from './testing/account-views.ts';
import { programOptions, untilCommitted } from './testing/programs.ts';
import { readRecordedChain } from './testing/recorded-chain.ts';
import { ReplayNode } from './testing/replay-node.ts';
import { ROLLUPS } from './testing/rollups.ts';
import { chainTimeAt, readWatermark } from './watermark.ts';

const chain = readRecordedChain();
const SEGMENT_SLOTS = 256;

let directory: string;
let store: Store;
let node: ReplayNode;

const query = (sql: string, parameters = {}) => store.reader().query({ name: 'test', sql, parameters });
const END = 2n ** 63n;
const lastWhole = (slot: number): number => Math.floor((slot + 1) / SEGMENT_SLOTS) * SEGMENT_SLOTS - 1;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
  store = await openStore({ path: directory, readers: 2 });
  node = await ReplayNode.start({ chain, blocksPerLook: 20 });
  const indexer = createIndexer({
    store,
    rpcUrl: node.url,
    programs: programOptions,
    segmentSlots: SEGMENT_SLOTS,
    pollMs: 5,
  });
  await indexer.start();
  await untilCommitted(indexer, lastWhole(node.lastFinalizedSlot));
  await indexer.stop();
  expect(indexer.status()).toMatchObject({ state: 'stopped', error: null });
  const stale = 'the program has changed since the recording: npx vitest run --config indexer/scripts/vitest.config.ts';
  expect(indexer.status().undecoded, stale).toBe(0);
});
afterAll(async () => {
  await store.close();
  await node.stop();
  await rm(directory, { recursive: true, force: true });
});

describe('the indexer on a recorded chain', () => {
  it('indexes every event, and no event of a failed transaction', async () => {
    const recorded = chain.transactions.flatMap(({ meta }) =>
      (meta.innerInstructions ?? []).flatMap(({ instructions }) => instructions.filter(({ data }) => data.length > 0)),
    );
    expect(recorded.length).toBeGreaterThan(0);
    expect(chain.transactions.some(({ meta }) => meta.err !== null)).toBe(true);
    const [row] = await query(
      'SELECT count() AS events, uniqExact(event) AS kinds, (SELECT count() FROM events_undecoded) AS undecoded FROM events',
    );
    const kinds = parsePrograms(programOptions).flatMap(({ events }) => events).length;
    expect(row).toMatchObject({ kinds: String(kinds), undecoded: '0' });
  });

  it('leaves no gap in the changes of any account', async () => {
    const gaps = await query(
      'SELECT scope FROM changes GROUP BY scope HAVING max(sequence) != count() OR min(sequence) != 1 OR uniqExact(sequence) != count()',
    );
    expect(gaps).toEqual([]);
  });

  it('publishes a watermark whose Clock was observed', async () => {
    const watermark = await readWatermark(store.reader());
    expect(watermark).toMatchObject({ openIntent: false, committedSlot: BigInt(lastWhole(node.lastFinalizedSlot)) });
    for (const { slot, unixTimestamp } of chain.snapshots) {
      const time = await chainTimeAt(store.reader(), BigInt(slot));
      expect(time!.slot).toBeLessThanOrEqual(BigInt(slot));
      expect(time!.chainTime).toBeLessThanOrEqual(BigInt(unixTimestamp));
    }
  });

  for (const { slot, devices, rentals } of chain.snapshots) {
    it(`tells every device and rental of slot ${slot} as its account's own bytes do`, async () => {
      const found = await query(`SELECT ${DEVICE_FIELDS} FROM device_at(slot = {slot:UInt64}) AS d ORDER BY device`, {
        slot,
      });
      const expected = Object.entries(devices).map(([key, account]) => deviceRow(key, account));
      expect(found).toEqual(expected.sort((a, b) => (String(a.device) < String(b.device) ? -1 : 1)));
      const open = await query(
        `SELECT ${RENTAL_FIELDS} FROM rental_at(slot = {slot:UInt64}) AS r WHERE NOT r.closed ORDER BY rental`,
        { slot },
      );
      const accounts = Object.entries(rentals).map(([key, account]) => rentalRow(key, account));
      expect(open).toEqual(accounts.sort((a, b) => (String(a.rental) < String(b.rental) ? -1 : 1)));
    });
  }

  for (const { name, sql, rows } of ACCOUNT_VIEWS) {
    it(`tells the ${name} at every snapshot as the accounts' own bytes do`, async () => {
      const sorted = (all: unknown[]): unknown[] =>
        all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      let accounts = 0;
      for (const snapshot of chain.snapshots) {
        const expected = rows(snapshot);
        accounts += expected.length;
        expect(sorted(await query(sql, { slot: snapshot.slot })), `slot ${snapshot.slot}`).toEqual(sorted(expected));
      }
      expect(accounts).toBeGreaterThan(0);
    });
  }

  it('finds in the devices what rentals have committed, at every third snapshot', async () => {
    for (const { slot } of chain.snapshots.filter((_, i) => i % 3 === 0)) {
      const sql = 'SELECT v.rental FROM rental_solvency_at(slot = {slot:UInt64}) AS v WHERE NOT v.ok';
      expect(await query(sql, { slot })).toEqual([]);
    }
  });

  it('computes the rewards that the program paid', async () => {
    const sql = `SELECT JSONExtractUInt(accrual, 'index') AS index, d.device AS device, JSONExtractString(accrual, 'amount') AS amount,
      JSONExtractString(accrual, 'co_amount') AS co_amount
      FROM (SELECT device, accruals FROM ev_rewards_reward_claimed_devices
        UNION ALL SELECT device, accruals FROM ev_rewards_co_reward_claimed_devices
        UNION ALL SELECT device, assumeNotNull(format('[{{"index":{},"amount":"{}","co_amount":"{}"}}]', toString(rolled_index),
          toString(rolled_amount), toString(rolled_co_amount))) FROM ev_rewards_epoch_scored_devices WHERE rolled_present) AS d
      ARRAY JOIN JSONExtractArrayRaw(d.accruals) AS accrual`;
    const [row] = await query(
      `SELECT count() AS accruals, countIf(toString(s.amount) != a.amount OR toString(s.co_amount) != a.co_amount) AS wrong
      FROM (${sql}) AS a LEFT JOIN device_score_at(slot = {slot:UInt64}) AS s ON s.device = a.device AND s.index = a.index`,
      { slot: END },
    );
    expect(row).toEqual({ accruals: '6', wrong: '0' });
  });

  it('keeps the books of closed rentals even', async () => {
    const odd = await query(
      'SELECT rental FROM rental_at(slot = {slot:UInt64}) AS r WHERE r.deposited != r.settled + r.fees + r.refunded + r.committed + r.free',
      { slot: END },
    );
    expect(odd).toEqual([]);
    const [row] = await query(
      'SELECT countIf(r.closed) AS closed, sumIf(r.free + r.committed, r.closed) AS left FROM rental_at(slot = {slot:UInt64}) AS r',
      { slot: END },
    );
    expect(row).toEqual({ closed: '3', left: '0' });
  });

  it('gives each assignment what happened in it', async () => {
    const rows = await query(
      'SELECT sum(a.hired_seconds) AS hired, sum(a.paid) AS paid, sum(a.fees) AS fees, countIf(a.ended) AS ended, count() AS count FROM assignment_at(slot = {slot:UInt64}) AS a',
      { slot: END },
    );
    const [sums] = await query(
      'SELECT (SELECT sum(hired_seconds) FROM ev_marketplace_device_ticked) AS hired, sum(paid) AS paid, sum(fees) AS fees, countIf(ended) AS ended, (SELECT count() FROM ev_marketplace_devices_assigned_devices) AS count FROM ev_marketplace_device_settled',
    );
    expect(rows).toEqual([sums]);
  });

  it('numbers the accounts of state views by their latest change', async () => {
    for (const [view, key] of [
      ['config_at', 'config'],
      ['gpu_model_at', 'model'],
      ['supplier_at', 'supplier'],
      ['device_at', 'device'],
      ['rental_at', 'rental'],
      ['stake_at', 'stake'],
      ['slash_case_at', '`case`'],
      ['emission_at', 'emission'],
      ['epoch_at', 'epoch'],
      ['device_reward_at', 'reward'],
    ]) {
      const wrong = await query(
        `SELECT v.${key} FROM ${view}(slot = {slot:UInt64}) AS v LEFT JOIN (SELECT scope, max(sequence) AS sequence FROM changes GROUP BY scope) AS c ON c.scope = v.${key} WHERE c.sequence != v.sequence`,
        { slot: END },
      );
      expect(wrong, view).toEqual([]);
    }
  });

  it('holds in the state tables what the views say', async () => {
    for (const table of ['device', 'rental']) {
      const view = `SELECT * FROM ${table}_at(slot = {slot:UInt64})`;
      const current = `SELECT * FROM ${table}_current FINAL`;
      for (const [left, right] of [
        [view, current],
        [current, view],
      ]) {
        const [row] = await query(`SELECT count() AS differing FROM (${left} EXCEPT ${right})`, { slot: END });
        expect(row, `${left} against ${right}`).toEqual({ differing: '0' });
      }
      const [row] = await query(`SELECT count() AS count FROM ${table}_current FINAL`);
      expect(Number(row!.count)).toBeGreaterThan(0);
    }
  });

  it('holds in the rollups what the events add up to', async () => {
    for (const { stored, landed } of ROLLUPS) {
      const rows = await query(stored);
      expect(rows).toEqual(await query(landed));
      expect(rows.length).toBeGreaterThan(0);
    }
  });
});
