import { grossAmount, quoteOf } from '@escapement/programs/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IndexedStory, indexStory } from '../testing/indexed.fixture.ts';
import { gross, net, type PlayedWork } from '../testing/market.fixture.ts';
import {
  isAvailable,
  isProven,
  type Point,
  reckonCounts,
  reckonDevices,
  reckonNetwork,
  reckonRentals,
  scopesOf,
  strings,
  sum,
  symbolOf,
  upTo,
  weightedQuantile,
} from '../testing/reckoning.fixture.ts';
import { keyOf, type ToldEvent } from '../testing/recorder.fixture.ts';
import { FIRST_DAY, MODEL } from '../testing/story.fixture.ts';
import { assignmentsMetric } from './assignments.ts';
import { configMetric } from './config.ts';
import { countriesMetric } from './countries.ts';
import { ANY_DEVICE, type DeviceRow, deviceOrder, devicesList } from './devices.ts';
import { ANY_EVENT, eventOrder, eventsList } from './events.ts';
import { countSignatures, readSignatures } from './evidence.ts';
import { gpuModelsMetric } from './gpu-models.ts';
import { ledgerMetric } from './ledger.ts';
import { ANY_LISTING, LISTING_ORDER, listingsList } from './listings.ts';
import type { Figures, Source } from './metric.ts';
import { networkMetric } from './network.ts';
import { type ListMetric, type Order, type Page, pageMetric, readPage } from './page.ts';
import { bucketRange, pricesMetric } from './prices.ts';
import { quoteMetric, quoteOffersMetric } from './quote.ts';
import { readQuote } from './read-quote.ts';
import { ANY_RENTAL, RENTAL_ORDER, rentalsList } from './rentals.ts';
import { RequestData } from './request.ts';
import { TICK_ORDER, ticksList } from './ticks.ts';
import { uptimeMetric } from './uptime.ts';

let indexed: IndexedStory;
let point: Point;
let data: RequestData;
let events: ToldEvent[];

beforeAll(async () => {
  indexed = await indexStory();
  point = await indexed.catchUp();
  data = dataAt(point);
  events = upTo(indexed.chain.events, point);
});

afterAll(() => indexed.close());

const dataAt = ({ slot, time }: Point) =>
  new RequestData(indexed.reader, { slot: BigInt(slot), chainTime: BigInt(time) });

/** The told events of a source's evidence, all or those behind one row. */
async function evidence(source: Source, key?: string): Promise<ToldEvent[]> {
  const { rows, hasNextPage } = await readSignatures(data, source, { key: key ?? null, first: 1_000 });
  expect(hasNextPage).toBe(false);
  expect(await countSignatures(data, source, key)).toBe(String(rows.length));
  const signatures = new Set(rows.map(({ node }) => node.signature));
  return events.filter(({ signature }) => signatures.has(signature));
}

const pick = (row: object, columns: object) =>
  Object.fromEntries(Object.keys(columns).map((column) => [column, text(row[column as keyof typeof row])]));
const text = (value: unknown) => (value === null ? null : String(value));

async function allRows<Row extends object>(
  list: ListMetric<Row>,
  order: Order<Row>,
  values: object,
): Promise<Figures<Row>> {
  return data.figures(pageMetric(list, order, false), { ...values, limit: 1_000 });
}

describe('network', () => {
  it('is what the events give', async () => {
    const { key, source, ...row } = await data.figure(networkMetric);
    expect(row).toEqual(reckonNetwork(events, point));
    expect(Object.keys(row)).toEqual(networkMetric.columns);
  });

  it('is what the events of its evidence give', async () => {
    const { key, source, ...row } = await data.figure(networkMetric);
    expect(reckonNetwork(await evidence(source), point)).toEqual(row);
  });

  it('is at an earlier slot what the events up to it give, by the Clock at it', async () => {
    const { middle } = indexed.story;
    const at = await data.pointAt({ slot: BigInt(middle.slot) });
    expect(at.chainTime).toBe(BigInt(middle.time));
    const { key, source, ...row } = await data.figure(networkMetric, {}, at);
    expect(row).toEqual(reckonNetwork(upTo(events, middle), middle));
    expect(row).not.toEqual(reckonNetwork(events, point));
  });

  it('refuses a slot beyond the watermark', async () => {
    await expect(data.pointAt({ slot: BigInt(point.slot) + 1n })).rejects.toMatchObject({ code: 'SLOT_NOT_INDEXED' });
  });

  it('refuses a slot before the first indexed one', async () => {
    await expect(data.pointAt({ slot: 5n })).rejects.toMatchObject({ code: 'SLOT_NOT_INDEXED' });
  });
});

describe('countries', () => {
  it('count what is claimed in each, and add up to the network', async () => {
    const { rows } = await data.figures(countriesMetric, { model_code: 0 });
    const devices = [...reckonDevices(events).values()];
    for (const row of rows) {
      const here = devices.filter(({ country }) => country === row.country);
      const expected = reckonCounts(here, point);
      expect(pick(row, expected), row.name ?? '').toEqual(expected);
    }
    const network = await data.figure(networkMetric);
    for (const column of ['claimed_gpus', 'proven_gpus', 'hired_gpus', 'proven_cpus', 'devices'] as const) {
      expect(sum(rows.map((row) => BigInt(row[column]))).toString()).toBe(network[column]);
    }
    expect(rows.map(({ country, alpha2, name }) => [country, alpha2, name])).toContainEqual([702, 'SG', 'Singapore']);
  });

  it('are each what the events behind their row give', async () => {
    const { rows, source } = await data.figures(countriesMetric, { model_code: 0 });
    for (const row of rows) {
      const told = reckonDevices(await evidence(source, row.key));
      const here = [...told.values()].filter(({ country }) => country === row.country);
      const expected = reckonCounts(here, point);
      expect(pick(row, expected)).toEqual(expected);
    }
  });

  it('can be of one model', async () => {
    const { rows } = await data.figures(countriesMetric, { model_code: MODEL.CPU });
    expect(rows.map((row) => [row.country, row.claimed_cpus, row.claimed_gpus])).toEqual([[392, '1', '0']]);
  });
});

describe('models', () => {
  it('count their devices and price them', async () => {
    const { rows, source } = await data.figures(gpuModelsMetric);
    expect(rows.map(({ code }) => code)).toEqual([1, 2, 3, 9]);
    for (const row of rows) {
      const told = await evidence(source, row.key);
      for (const basis of [events, told]) {
        const devices = [...reckonDevices(basis).values()].filter(({ modelCode }) => modelCode === row.code);
        const set = basis.filter(({ name, fields }) => name === 'GpuModelSet' && fields.code === row.code).at(-1);
        const expected = {
          ...reckonCounts(devices, point),
          ...reckonPrices(basis, row.code),
          set_at: text(set?.fields.timestamp),
        };
        expect(pick(row, expected), row.name).toEqual(expected);
      }
    }
  });

  function reckonPrices(basis: readonly ToldEvent[], code: number): Record<string, string | null> {
    const prices: Record<string, string | null> = {};
    const devices = [...reckonDevices(basis).values()].filter((d) => d.modelCode === code && isAvailable(d, point));
    for (const [symbol, suffix, ask] of [
      ['USDC', 'usdc', 'askUsdc'],
      ['IO', 'io', 'askIo'],
    ] as const) {
      const asks = devices.map((device) => device[ask]).filter((price) => price > 0n);
      const weighed = asks.map((value) => ({ value, weight: 1n }));
      prices[`ask_low_${suffix}`] = text(weightedQuantile(weighed, 0) ?? null);
      prices[`ask_median_${suffix}`] = text(weightedQuantile(weighed, 0.5) ?? null);
      const paid = settlements(basis, code, symbol, point.time - 7 * 86_400, point.time + 1);
      for (const [name, level] of [
        ['p10', 0.1],
        ['median', 0.5],
        ['p90', 0.9],
      ] as const) {
        prices[`settled_${name}_${suffix}`] = text(weightedQuantile(paid, level) ?? null);
      }
    }
    return prices;
  }
});

function settlements(basis: readonly ToldEvent[], code: number, symbol: string, from: number, to: number) {
  return basis
    .filter(
      ({ name, fields }) => name === 'DeviceSettled' && fields.model_code === code && symbolOf(fields.mint) === symbol,
    )
    .filter(
      ({ fields }) =>
        (fields.seconds as bigint) > 0n && Number(fields.timestamp) >= from && Number(fields.timestamp) < to,
    )
    .map(({ fields }) => ({
      value: fields.price as bigint,
      weight: (fields.seconds as bigint) * BigInt(fields.gpu_count as number),
    }));
}

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

describe('listings', () => {
  it('are the devices that can be hired, cheapest first', async () => {
    const { rows, source } = await allRows(listingsList, LISTING_ORDER, { ...ANY_LISTING, mint: 'USDC' });
    const { available, spare } = indexed.story;
    expect(rows.map(({ device, price }) => [device, price])).toEqual([
      [spare.id, '1900000'],
      [available.id, '2100000'],
    ]);
    const told = reckonDevices(await evidence(source, available.id));
    expect(isAvailable(told.get(available.id)!, point)).toBe(true);
  });

  it('are filtered, and summed over all pages', async () => {
    const values = { ...ANY_LISTING, mint: 'USDC' };
    const page = (more: object) =>
      readPage(data, listingsList, { order: LISTING_ORDER, args: { first: 1 }, values: { ...values, ...more } });
    expect(await (await page({})).totals()).toMatchObject({ total_count: '2', total_gpus: '9' });
    expect(await (await page({ price_lte: 2_000_000n })).totals()).toMatchObject({ total_count: '1', total_gpus: '1' });
    // The spare device asks for an hour at least.
    expect(await (await page({ seconds: 600 })).totals()).toMatchObject({ total_count: '1', total_gpus: '8' });
    expect(await (await page({ mint: 'IO' })).totals()).toMatchObject({ total_count: '1', total_gpus: '8' });
    expect(await (await page({ country: 840 })).totals()).toMatchObject({ total_count: '0', total_gpus: '0' });
  });
});

describe('quote', () => {
  const ask = (more: object) =>
    readQuote(data, { modelCode: MODEL.H100, seconds: 7_201, gpus: 1, country: undefined, mint: 'USDC', ...more });

  it("costs what the program's arithmetic gives, device by device", async () => {
    const { unavailable, sums, offers } = await ask({ gpus: 9 });
    expect(unavailable).toBeUndefined();
    const chosen = [
      { price: 1_900_000n, gpus: 1 },
      { price: 2_100_000n, gpus: 8 },
    ];
    const amounts = chosen.map(({ price, gpus }) => {
      const paid = gross(price, gpus, 7_201n, 225);
      const got = net(price, gpus, 7_201n, 225);
      const minimum_cost = gross(price, gpus, gpus === 1 ? 3_600n : 60n, 225);
      return { gross: paid, net: got, fees: paid - got, minimum_cost };
    });
    expect(offers.rows.map((row) => pick(row, { gross: 0, net: 0, fees: 0, minimum_cost: 0 }))).toEqual(
      amounts.map(strings),
    );
    const total = (column: 'gross' | 'net' | 'fees' | 'minimum_cost') => sum(amounts.map((amount) => amount[column]));
    const expected = {
      gross: total('gross'),
      net: total('net'),
      fees: total('fees'),
      deposit: total('gross'),
      minimum_cost: total('minimum_cost'),
      fee_bps: 225,
      price_cap: 2_100_000,
      gpus: 9,
      seconds: 7_201,
    };
    expect(pick(sums, expected)).toEqual(strings(expected));
    expect((await evidence(sums.source)).map(({ name }) => name)).toContain('ListingSet');
  });

  it('prices named devices in either mint, and what leaving early costs', async () => {
    const { available, spare, hired } = indexed.story;
    const both = await ask({ devices: [available.id, spare.id] });
    expect(both.unavailable).toBeUndefined();
    expect(both.sums.gpus).toBe('9');
    expect(both.offers.rows.map(({ device }) => device)).toEqual([available.id, spare.id]);
    const { offers, sums } = await ask({ devices: [available.id], mint: 'IO', gpus: 5, country: 840 });
    const input = { price: 155_000_000n, gpuCount: 8, feeBps: 25 };
    const quote = quoteOf({ ...input, seconds: 7_201n });
    const amounts = { gross: quote.gross, net: quote.net, fees: quote.fees };
    const minimum = grossAmount({ ...input, seconds: 60n });
    const expected = strings({ ...amounts, deposit: quote.gross, minimum_cost: minimum, fee_bps: 25, gpus: 8 });
    expect(pick(sums, expected)).toEqual(expected);
    expect(offers.rows[0]).toMatchObject({ ...strings(amounts), minimum_cost: String(minimum) });
    // The spare device asks for an hour at least, so that leaving it at once costs an hour.
    const hour = grossAmount({ price: 1_900_000n, gpuCount: 1, feeBps: 225, seconds: 3_600n });
    const cheapest = await ask({ gpus: 1 });
    expect(cheapest.sums.minimum_cost).toBe(String(hour));
    expect((await ask({ devices: [spare.id, hired.id] })).unavailable?.reason).toBe('NOT_AVAILABLE');
    expect((await ask({ devices: [spare.id], mint: 'IO' })).unavailable?.reason).toBe('NOT_AVAILABLE');
    expect((await ask({ devices: [spare.id], seconds: 60 })).unavailable?.reason).toBe('NOT_AVAILABLE');
    for (const devices of [[], [spare.id, spare.id], Array.from({ length: 401 }, (_, i) => keyOf(`device ${i}`))]) {
      await expect(ask({ devices })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
  });

  it('says why there is none', async () => {
    const reason = async (more: object) => (await ask(more)).unavailable?.reason;
    expect(await reason({ modelCode: 77 })).toBe('UNKNOWN_MODEL');
    expect(await reason({ modelCode: MODEL.RTX })).toBe('NO_OFFER');
    expect(await reason({ country: 840 })).toBe('NO_OFFER');
    expect(await reason({ seconds: 59 })).toBe('DURATION_OUT_OF_RANGE');
    expect(await reason({ gpus: 10 })).toBe('NOT_ENOUGH_GPUS');
    expect(await reason({ gpus: 5 })).toBe('NO_EXACT_SET');
    const { sums, offers } = await ask({ gpus: 5 });
    expect(sums).toMatchObject({ gross: '0', deposit: '0', gpus: '5' });
    expect(offers.rows).toEqual([]);
  });
});

describe('rentals', () => {
  it('have the money that their events moved', async () => {
    const { rows, source } = await allRows(rentalsList, RENTAL_ORDER, ANY_RENTAL);
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      for (const basis of [events, await evidence(source, row.key)]) {
        const expected = strings(reckonRentals(basis).get(row.id)!);
        expect(pick(row, expected)).toEqual(expected);
      }
      const out = [row.settled, row.fees, row.refunded, row.committed, row.free].map(BigInt);
      expect(sum(out)).toBe(BigInt(row.deposited));
    }
  });

  it('have each state, and are filtered by it', async () => {
    const { first, second, third, waiting } = indexed.story.rentals;
    const { rows } = await allRows(rentalsList, RENTAL_ORDER, ANY_RENTAL);
    expect(rows.map(({ id, status }) => [id, status])).toEqual([
      [waiting.id, 'OPEN'],
      [third.id, 'ACTIVE'],
      [second.id, 'ENDED'],
      [first.id, 'CLOSED'],
    ]);
    const active = await allRows(rentalsList, RENTAL_ORDER, {
      ...ANY_RENTAL,
      statuses: ['ACTIVE', 'OPEN'],
      mint: 'USDC',
    });
    expect(active.rows.map(({ id }) => id)).toEqual([third.id]);
  });

  it('have their devices with what each proved and was paid', async () => {
    const { first } = indexed.story.rentals;
    const { rows, source } = await data.figures(assignmentsMetric, { rental: first.id, device: '' });
    expect(rows.map(({ device }) => device)).toEqual([indexed.story.available.id, indexed.story.hired.id]);
    for (const row of rows) {
      for (const basis of [events, await evidence(source, row.key)]) {
        const under = basis.filter(({ fields }) => ownDevice(fields) === row.device && rentalOf(fields) === first.id);
        const of = (name: string, column: string) =>
          sum(under.filter((event) => event.name === name).map(({ fields }) => BigInt(fields[column] as bigint)));
        const expected = strings({
          proven_seconds: of('DeviceTicked', 'hired_seconds'),
          settled_seconds: of('DeviceSettled', 'seconds'),
          paid: of('DeviceSettled', 'paid'),
          fees: of('DeviceSettled', 'fees'),
          returned: of('DeviceSettled', 'returned'),
          reserved: 0n,
          accrued: 0n,
        });
        expect(pick(row, expected)).toEqual(expected);
      }
      expect(row).toMatchObject({ ended: true, release_reason: 'Expired' });
    }
    expect(rows[0]).toMatchObject({ job_state: 'Exited', exit_code: 3, endpoint: null });
    expect(rows[1]).toMatchObject({ job_state: 'Unknown', exit_code: null });
  });

  it('show what is still locked for a running device', async () => {
    const { hired, rentals } = indexed.story;
    const { rows } = await data.figures(assignmentsMetric, { rental: rentals.third.id, device: '' });
    const held = hired.assignment!;
    expect(rows[0]).toMatchObject({
      reserved: String(held.reserved),
      accrued: String(held.accrued),
      ended: false,
      fresh: true,
    });
    expect(rows[0]?.proven_seconds).toBe(String(held.hiredSeconds));
  });

  it('are found by a device, newest first', async () => {
    const { rows } = await data.figures(assignmentsMetric, { rental: '', device: indexed.story.hired.id });
    expect(rows.map(({ rental }) => rental)).toEqual([indexed.story.rentals.third.id, indexed.story.rentals.first.id]);
  });

  const ownDevice = (fields: ToldEvent['fields']) => (fields.device as { scope?: string } | undefined)?.scope;
  const rentalOf = ({ rental }: ToldEvent['fields']) => (rental as { scope?: string } | undefined)?.scope ?? rental;
});

describe('prices', () => {
  it('are what was paid and asked in each bucket', async () => {
    for (const [code, mint, seconds] of [
      [MODEL.H100, 'USDC', 86_400],
      [MODEL.H100, 'IO', 86_400],
      [MODEL.RTX, 'IO', 3_600],
    ] as const) {
      const range = bucketRange({ from: BigInt(FIRST_DAY), seconds: BigInt(seconds), chainTime: BigInt(point.time) });
      const values = { ...range, bucket_seconds: seconds, model_code: code, mint };
      const { rows, source } = await data.figures(pricesMetric, values);
      const told = await evidence(source);
      const buckets = Number((range.to - range.from) / BigInt(seconds));
      expect(rows).toHaveLength(buckets);
      for (let i = 0; i < buckets; i++) {
        const expected = reckonBucket(told, {
          code,
          mint,
          from: FIRST_DAY + i * seconds,
          to: FIRST_DAY + (i + 1) * seconds,
        });
        expect(pick(rows[i]!, expected)).toEqual(expected);
      }
    }
  });

  it('have evidence by bucket', async () => {
    const range = bucketRange({ from: BigInt(FIRST_DAY), seconds: 86_400n, chainTime: BigInt(point.time) });
    const values = { ...range, bucket_seconds: 86_400, model_code: MODEL.H100, mint: 'USDC' };
    const { source } = await data.figures(pricesMetric, values);
    const told = await evidence(source, String(FIRST_DAY));
    expect(told.filter(({ name }) => name === 'DeviceSettled')).toHaveLength(3);
  });

  function reckonBucket(
    told: readonly ToldEvent[],
    b: { code: number; mint: 'USDC' | 'IO'; from: number; to: number },
  ) {
    const paid = settlements(told, b.code, b.mint, b.from, b.to);
    const asks = new Map<string, bigint>();
    for (const { name, fields } of told.filter(
      ({ fields }) => Number(fields.timestamp) <= Math.min(b.to, point.time),
    )) {
      const device = (fields.device as { scope: string } | undefined)?.scope ?? '';
      if (name === 'ListingSet' && fields.model_code === b.code) {
        asks.set(device, BigInt((b.mint === 'USDC' ? fields.ask_usdc : fields.ask_io) as bigint));
      }
      if (name === 'ListingClosed' || name === 'DeviceRetired') asks.delete(device);
    }
    const asked = [...asks.values()].filter((ask) => ask > 0n).map((value) => ({ value, weight: 1n }));
    return {
      bucket_start: String(b.from),
      settled_p10: text(weightedQuantile(paid, 0.1) ?? null),
      settled_median: text(weightedQuantile(paid, 0.5) ?? null),
      settled_p90: text(weightedQuantile(paid, 0.9) ?? null),
      settled_gpu_seconds: String(sum(paid.map(({ weight }) => weight))),
      settlements: String(paid.length),
      ask_median: text(weightedQuantile(asked, 0.5) ?? null),
      ask_low: text(weightedQuantile(asked, 0) ?? null),
      listings: String(asked.length),
    };
  }

  it('refuses an empty range and one of too many buckets', () => {
    const chainTime = BigInt(point.time);
    expect(() => bucketRange({ from: chainTime * 2n, seconds: 3_600n, chainTime })).toThrow(/range is empty/);
    expect(() => bucketRange({ from: 0n, seconds: 3_600n, chainTime })).toThrow(/more than 1000 buckets/);
  });
});

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
