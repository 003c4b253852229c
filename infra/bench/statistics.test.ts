import { expect, it } from 'vitest';
import { latencyOf, percentile } from './statistics.ts';

it('takes percentiles by the nearest rank', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0, 0.5, 0.99, 1].map((share) => percentile(samples, share))).toEqual([1, 50, 99, 100]);
  expect(percentile([7], 0.5)).toBe(7);
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});

it('sums up a latency', () => {
  expect(latencyOf([3, 1.26, 2])).toEqual({ samples: 3, p50Ms: 2, p99Ms: 3, leastMs: 1.3, mostMs: 3 });
});
