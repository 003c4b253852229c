import { describe, expect, it } from 'vitest';
import { IO } from '../format/money.ts';
import { pointsOf } from './prices.server.ts';

describe('pointsOf', () => {
  it('leaves a gap where nothing was settled, and never draws it as zero', () => {
    const bucket = {
      key: '1',
      bucketStart: '1795478400',
      settledP10: null,
      settledMedian: null,
      settledP90: null,
      askLow: null,
      askMedian: '250000000',
      settledGpuSeconds: '0',
      settlements: '0',
      listings: '1',
    };
    expect(pointsOf({ buckets: [bucket] }, IO)).toEqual([
      { at: 1795478400, band: undefined, median: undefined, ask: 2.5 },
    ]);
  });
});
