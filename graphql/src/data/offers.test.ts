import { grossAmount, quoteOf } from '@escapement/programs/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexedStory } from '../testing/indexed.fixture.ts';
import { pick, type Told, tell } from '../testing/metric-tests.fixture.ts';
import { gross, net } from '../testing/played.fixture.ts';
import { isAvailable, type Point, reckonDevices, strings, sum } from '../testing/reckoning.fixture.ts';
import { keyOf } from '../testing/recorder.fixture.ts';
import { MODEL } from '../testing/story.fixture.ts';
import { ANY_LISTING, LISTING_ORDER, listingsList } from './listings.ts';
import { readPage } from './page.ts';
import { readQuote } from './read-quote.ts';
import type { RequestData } from './request.ts';

let indexed: IndexedStory;
let point: Point;
let data: RequestData;
let evidence: Told['evidence'];
let allRows: Told['allRows'];

beforeAll(async () => {
  ({ indexed, point, data, evidence, allRows } = await tell());
});

afterAll(() => indexed.close());

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
