import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexedStory } from '../testing/indexed.fixture.ts';
import { type Told, tell } from '../testing/metric-tests.fixture.ts';
import type { PlayedWork } from '../testing/played.fixture.ts';
import { type Point, scopesOf } from '../testing/reckoning.fixture.ts';
import { keyOf, type ToldEvent } from '../testing/recorder.fixture.ts';
import { MODEL } from '../testing/story.fixture.ts';
import { assignmentsMetric } from './assignments.ts';
import { configMetric } from './config.ts';
import { countriesMetric } from './countries.ts';
import { ANY_DEVICE, deviceOrder, devicesList } from './devices.ts';
import { ANY_EVENT, eventOrder, eventsList } from './events.ts';
import { gpuModelsMetric } from './gpu-models.ts';
import { ledgerMetric } from './ledger.ts';
import { ANY_LISTING, LISTING_ORDER, listingsList } from './listings.ts';
import { networkMetric } from './network.ts';
import { type ListMetric, type Order, pageMetric } from './page.ts';
import { bucketRange, pricesMetric } from './prices.ts';
import { quoteMetric, quoteOffersMetric } from './quote.ts';
import { ANY_RENTAL, RENTAL_ORDER, rentalsList } from './rentals.ts';
import type { RequestData } from './request.ts';
import { TICK_ORDER, ticksList } from './ticks.ts';
import { uptimeMetric } from './uptime.ts';

let indexed: IndexedStory;
let point: Point;
let data: RequestData;
let events: ToldEvent[];
let allRows: Told['allRows'];

beforeAll(async () => {
  ({ indexed, point, data, events, allRows } = await tell());
});

afterAll(() => indexed.close());

describe('ticks and events', () => {
  it('give receipts as they were told, newest first', async () => {
    const told = events.filter(({ name }) => name === 'DeviceTicked');
    const { rows } = await allRows(ticksList, TICK_ORDER, { device: '', rental: '', credited: -1 });
    expect(rows).toHaveLength(told.length);
    const slots = rows.map(({ slot }) => Number(slot));
    expect(slots).toEqual([...slots].sort((a, b) => b - a));
    for (const { fields, signature } of told) {
      const row = rows.find((candidate) => candidate.signature === signature)!;
      expect(row.device).toBe((fields.device as { scope: string }).scope);
      expect(row.root).toBe((fields.root as Buffer).toString('hex'));
      expect(row.opened_path).toEqual((fields.opened_path as Buffer[]).map((node) => node.toString('hex')));
      expect(row.credited_from).toBe(String(fields.credited_from));
      expect(row.opened_leaf).toEqual(fields.opened_leaf);
      const work = fields.work as PlayedWork;
      const units = work.kind === 'Matmul' ? (work.n * work.n * work.count) / 32 : work.units;
      expect([row.work_kind, row.work_units]).toEqual([work.kind, String(units)]);
      expect([row.work_n, row.work_rounds]).toEqual(work.kind === 'Matmul' ? [work.n, null] : [null, work.rounds]);
    }
    expect(rows.filter(({ work_kind }) => work_kind === 'Matmul')).toHaveLength(3);
    const { third } = indexed.story.rentals;
    const under = await allRows(ticksList, TICK_ORDER, { device: '', rental: third.id, credited: 1 });
    expect(under.rows).toHaveLength(4);
  });

  it('give events with their changes, by place in the chain', async () => {
    const { rows } = await allRows(eventsList, eventOrder('ASC'), ANY_EVENT);
    expect(rows).toHaveLength(events.length);
    for (const event of events) {
      const row = rows.find(({ signature }) => signature === event.signature)!;
      expect(row.name).toBe(event.name);
      const changed = row.changes.map(([scope]) => scope).sort();
      expect(changed).toEqual(expect.arrayContaining(scopesOf(event)));
    }
    const { first } = indexed.story.rentals;
    const opened = await allRows(eventsList, eventOrder('ASC'), {
      ...ANY_EVENT,
      account: first.id,
      name: 'RentalOpened',
    });
    expect(opened.rows).toHaveLength(1);
    expect(JSON.parse(opened.rows[0]!.payload)).toMatchObject({ owner: first.owner, deposited: '300000000' });
    const timeline = await allRows(eventsList, eventOrder('ASC'), {
      ...ANY_EVENT,
      account: first.id,
      without: 'DeviceTicked',
    });
    expect(timeline.rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'RentalOpened',
        'DevicesAssigned',
        'JobReported',
        'DeviceReleased',
        'DeviceSettled',
        'RentalClosed',
      ]),
    );
  });
});

describe('config and ledger', () => {
  it('tell the parameters in force', async () => {
    const { rows } = await data.figures(configMetric);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      reservation_fee_bps: 25,
      payment_fee_usdc_bps: 200,
      slot_ms: 410,
      arbiter: keyOf('arbiter'),
      rentals_paused: false,
    });
  });

  it('tell that nothing is missing', async () => {
    const row = await data.figure(ledgerMetric);
    expect(row).toMatchObject({
      complete: true,
      slot_gaps: '0',
      sequence_gaps: '0',
      undecoded_events: '0',
      events: String(events.length),
      transactions: String(new Set(events.map(({ signature }) => signature)).size),
    });
  });
});

describe('every metric', () => {
  it('gives the columns that it declares, in order', async () => {
    const { rentals, hired } = indexed.story;
    const range = bucketRange({ seconds: 86_400n, chainTime: BigInt(point.time) });
    const page = <Row>(list: ListMetric<Row>, order: Order<Row>) => pageMetric(list, order, false);
    const anyTick = { device: '', rental: '', credited: -1 };
    const quoted = { devices: [hired.id], mint: 'USDC', seconds: 60, gpus: 2 };
    const cases = [
      [configMetric, {}],
      [networkMetric, {}],
      [countriesMetric, { model_code: 0 }],
      [gpuModelsMetric, {}],
      [page(devicesList('GPU_COUNT'), deviceOrder('ASC')), { ...ANY_DEVICE, limit: 1 }],
      [uptimeMetric, { device: hired.id, days: 1 }],
      [page(listingsList, LISTING_ORDER), { ...ANY_LISTING, mint: 'IO', limit: 1 }],
      [quoteMetric, quoted],
      [quoteOffersMetric, quoted],
      [page(rentalsList, RENTAL_ORDER), { ...ANY_RENTAL, limit: 1 }],
      [assignmentsMetric, { rental: rentals.first.id, device: '' }],
      [pricesMetric, { ...range, bucket_seconds: 86_400, model_code: MODEL.H100, mint: 'USDC' }],
      [page(ticksList, TICK_ORDER), { ...anyTick, limit: 1 }],
      [page(eventsList, eventOrder('DESC')), { ...ANY_EVENT, limit: 1 }],
      [ledgerMetric, {}],
    ] as const;
    const at = { slot: BigInt(point.slot), chain_time: BigInt(point.time) };
    for (const [metric, values] of cases) {
      const [row] = await data.rows<object>(metric.name, metric.sql, { ...values, ...at });
      expect(Object.keys(row ?? {}), metric.name).toEqual(metric.columns);
    }
  });
});
