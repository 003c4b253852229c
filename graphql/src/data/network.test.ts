import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexedStory } from '../testing/indexed.fixture.ts';
import { pick, type Told, tell, text } from '../testing/metric-tests.fixture.ts';
import {
  isAvailable,
  type Point,
  reckonCounts,
  reckonDevices,
  reckonNetwork,
  settlements,
  sum,
  upTo,
  weightedQuantile,
} from '../testing/reckoning.fixture.ts';
import type { ToldEvent } from '../testing/recorder.fixture.ts';
import { MODEL } from '../testing/story.fixture.ts';
import { countriesMetric } from './countries.ts';
import { gpuModelsMetric } from './gpu-models.ts';
import { networkMetric } from './network.ts';
import type { RequestData } from './request.ts';

let indexed: IndexedStory;
let point: Point;
let data: RequestData;
let events: ToldEvent[];
let evidence: Told['evidence'];

beforeAll(async () => {
  ({ indexed, point, data, events, evidence } = await tell());
});

afterAll(() => indexed.close());

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
