import { describe, expect, it } from 'vitest';
import { IO } from '../format/money.ts';
import { drawing, pointsOf } from './prices.server.ts';

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

describe('drawing', () => {
  it('draws no line through the price of one day, but says which day it was', () => {
    expect(drawing([{ at: 1 }, { at: 2, ask: 1 }])).toEqual({ points: [], onlyDay: 1 });
    expect(drawing([{ at: 1 }])).toEqual({ points: [], onlyDay: undefined });
  });

  it('draws two days', () => {
    const points = [
      { at: 1, median: 2 },
      { at: 2, ask: 1 },
    ];
    expect(drawing(points)).toEqual({ points });
  });
});
