import { describe, expect, it } from 'vitest';
import { SPARK, sparkShape } from './spark.ts';

const bucket = (index: number, low: string | null, mid: string | null, high: string | null) => ({
  bucketStart: String(1_795_000_000 + index * 86_400),
  settledP10: low,
  settledMedian: mid,
  settledP90: high,
});

describe('sparkShape', () => {
  it('draws nothing when nothing was settled', () => {
    expect(sparkShape([bucket(0, null, null, null)])).toBeUndefined();
  });

  it('spans the plot and breaks where nothing was settled', () => {
    const shape = sparkShape([
      bucket(0, '10', '20', '30'),
      bucket(1, '10', '20', '30'),
      bucket(2, null, null, null),
      bucket(3, '10', '30', '40'),
      bucket(4, '10', '20', '30'),
    ]);
    expect(shape?.line.match(/M/g)).toHaveLength(2);
    expect(shape?.band.match(/Z/g)).toHaveLength(2);
    expect(shape).toMatchObject({ top: '40', bottom: '10' });
    expect(shape?.last?.[0]).toBe(SPARK.plotWidth);
    expect(shape?.dates.map((date) => date.x)).toEqual([0, 69, 138]);
  });

  it('puts a price that never moved in the middle', () => {
    expect(sparkShape([bucket(0, '5', '5', '5'), bucket(1, '5', '5', '5')])?.last?.[1]).toBe(SPARK.plotHeight / 2);
  });
});
