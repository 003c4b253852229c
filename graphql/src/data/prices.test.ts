import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexedStory } from '../testing/indexed.fixture.ts';
import { pick, type Told, tell, text } from '../testing/metric-tests.fixture.ts';
import { type Point, settlements, sum, weightedQuantile } from '../testing/reckoning.fixture.ts';
import type { ToldEvent } from '../testing/recorder.fixture.ts';
import { FIRST_DAY, MODEL } from '../testing/story.fixture.ts';
import { bucketRange, pricesMetric } from './prices.ts';
import type { RequestData } from './request.ts';

let indexed: IndexedStory;
let point: Point;
let data: RequestData;
let evidence: Told['evidence'];

beforeAll(async () => {
  ({ indexed, point, data, evidence } = await tell());
});

afterAll(() => indexed.close());

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
