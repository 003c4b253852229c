import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexedStory } from '../testing/indexed.fixture.ts';
import { pick, type Told, tell } from '../testing/metric-tests.fixture.ts';
import { isProven, type Point, reckonDevices, strings } from '../testing/reckoning.fixture.ts';
import { keyOf, type ToldEvent } from '../testing/recorder.fixture.ts';
import { ANY_DEVICE, type DeviceRow, deviceOrder, devicesList } from './devices.ts';
import { type Page, readPage } from './page.ts';
import type { RequestData } from './request.ts';
import { uptimeMetric } from './uptime.ts';

let indexed: IndexedStory;
let point: Point;
let data: RequestData;
let events: ToldEvent[];
let evidence: Told['evidence'];
let allRows: Told['allRows'];

beforeAll(async () => {
  ({ indexed, point, data, events, evidence, allRows } = await tell());
});

afterAll(() => indexed.close());

describe('devices', () => {
  it('have the state, time and earnings that their events give', async () => {
    const list = devicesList('PROVEN_SECONDS');
    const { rows, source } = await allRows(list, deviceOrder('DESC'), ANY_DEVICE);
    const told = reckonDevices(events);
    expect(rows.map(({ id }) => id).sort()).toEqual([...told.keys()].sort());
    expect(Object.keys(rows[0] ?? {})).toEqual([...list.columns, 'key', 'source']);
    for (const row of rows) {
      // Evidence is read for what the story does most with.
      const proven = [indexed.story.available.id, indexed.story.retired.id].includes(row.id);
      for (const basis of proven ? [told, reckonDevices(await evidence(source, row.key))] : [told]) {
        const device = basis.get(row.id)!;
        const expected = strings({
          tick_count: device.ticks,
          credited_ticks: device.creditedTicks,
          idle_seconds: device.idle,
          hired_seconds: device.hired,
          proven_seconds: device.idle + device.hired,
          earned_usdc: device.earned.USDC,
          earned_io: device.earned.IO,
          gpu_count: device.gpus,
          last_credited_at: device.lastCreditedAt,
          last_credited_slot: device.lastCreditedSlot,
          registered_at: device.registeredAt,
        });
        expect(pick(row, expected)).toEqual(expected);
        expect(row.fresh).toBe(isProven(device, point));
        expect(row.rental_id).toBe(device.rental ?? null);
      }
    }
    const seconds = rows.map((row) => BigInt(row.proven_seconds));
    expect(seconds).toEqual([...seconds].sort((a, b) => (a > b ? -1 : 1)));
  });

  it('have each state that the story leaves', async () => {
    const { rows } = await allRows(devicesList('REGISTERED_AT'), deviceOrder('ASC'), ANY_DEVICE);
    const { available, hired, spare, silent, lost, cpu, retired } = indexed.story;
    const states = Object.fromEntries(rows.map(({ id, status }) => [id, status]));
    expect(states).toEqual({
      [available.id]: 'AVAILABLE',
      [hired.id]: 'HIRED',
      [spare.id]: 'AVAILABLE',
      [silent.id]: 'NOT_FRESH',
      [lost.id]: 'ASSIGNED_NOT_FRESH',
      [cpu.id]: 'IDLE',
      [retired.id]: 'RETIRED',
    });
  });

  it('are filtered by every condition', async () => {
    const { available, spare, cpu } = indexed.story;
    const ids = async (values: object) => {
      const { rows } = await allRows(devicesList('REGISTERED_AT'), deviceOrder('ASC'), { ...ANY_DEVICE, ...values });
      return rows.map(({ id }) => id).sort();
    };
    expect(await ids({ statuses: ['AVAILABLE'] })).toEqual([available.id, spare.id].sort());
    expect(await ids({ class: 'Cpu' })).toEqual([cpu.id]);
    expect(await ids({ country: 392 })).toEqual([cpu.id]);
    expect(await ids({ model_code: 3, accepting: 0 })).toEqual([cpu.id]);
    expect(await ids({ model_code: 3, accepting: 1 })).toEqual([]);
    expect(await ids({ supplier: keyOf('supplier A') })).toHaveLength(3);
    expect(await ids({ id: cpu.id })).toEqual([cpu.id]);
  });

  it('come in pages without a hole or a repeat', async () => {
    const read: string[] = [];
    let after: string | null = null;
    do {
      const order = deviceOrder('ASC');
      const page: Page<DeviceRow> = await readPage(data, devicesList('ASK_USDC'), {
        order,
        args: { first: 3, after },
        values: ANY_DEVICE,
      });
      read.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      expect((await page.totals()).total_count).toBe('7');
    } while (after);
    expect(read).toHaveLength(7);
    expect(new Set(read).size).toBe(7);
  });

  it('refuses a cursor of another list and a page out of bounds', async () => {
    const read = (args: object) =>
      readPage(data, devicesList('ASK_IO'), { order: deviceOrder('ASC'), args, values: ANY_DEVICE });
    await expect(read({ first: 1, after: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(read({ first: 0 })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(read({ first: 1_001 })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('uptime', () => {
  it('gives each day the seconds that were credited in it', async () => {
    const { retired, available } = indexed.story;
    for (const device of [retired, available]) {
      const { rows, source } = await data.figures(uptimeMetric, { device: device.id, days: 4 });
      const told = await evidence(source);
      const first = Math.floor(point.time / 86_400) * 86_400 - 3 * 86_400;
      const expected = [0, 1, 2, 3].map((i) => reckonDay(told, device.id, first + i * 86_400));
      expect(rows.map((row) => pick(row, uptimeColumns))).toEqual(expected);
    }
  });

  const uptimeColumns = { day: 0, credited_seconds: 0, claimed_seconds: 0, ticks: 0, credited_ticks: 0 };

  function reckonDay(told: readonly ToldEvent[], id: string, start: number) {
    const inDay = (from: number, to: number) => Math.max(0, Math.min(to, start + 86_400) - Math.max(from, start));
    const ticks = told.filter(
      ({ name, fields }) => name === 'DeviceTicked' && (fields.device as { scope: string }).scope === id,
    );
    const credit = ticks.map(({ fields: f }) =>
      f.credited
        ? inDay(Number(f.credited_from), Number(f.credited_from) + Number(f.idle_seconds) + Number(f.hired_seconds))
        : 0,
    );
    const today = ticks.filter(({ fields }) => inDay(Number(fields.timestamp), Number(fields.timestamp) + 1) === 1);
    const device = reckonDevices(told).get(id)!;
    return {
      day: new Date(start * 1_000).toISOString().slice(0, 10),
      credited_seconds: String(credit.reduce((a, b) => a + b, 0)),
      claimed_seconds: String(inDay(device.registeredAt, device.retiredAt ?? point.time)),
      ticks: String(today.length),
      credited_ticks: String(today.filter(({ fields }) => fields.credited).length),
    };
  }
});
