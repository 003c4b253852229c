import { describe, expect, it } from 'vitest';
import { lineShape } from './lines.ts';

const point = (index: number, ...values: string[]) => ({ at: String(1_795_000_000 + index * 86_400), values });

describe('lineShape', () => {
  it('draws no line through one point', () => {
    expect(lineShape([point(0, '5')], 8)).toBeUndefined();
  });

  it('begins its axis at zero and ends it at a round value above all', () => {
    const shape = lineShape([point(0, '0', '0'), point(1, '700000000', '300000000'), point(2, '800000000', '0')], 8);
    expect(shape?.ticks).toEqual(['8', '6', '4', '2', '0']);
    expect(shape?.paths).toEqual(['M0 400L500 50L1000 0', 'M0 400L500 250L1000 400']);
    expect(shape?.moments).toEqual(['18 Nov 11:06', '19 Nov 11:06', '20 Nov 11:06']);
  });

  it('says values below one unit with the decimals that tell them apart', () => {
    expect(lineShape([point(0, '0'), point(1, '30000000')], 8)?.ticks).toEqual(['0.4', '0.3', '0.2', '0.1', '0.0']);
  });

  it('draws nothing above nothing', () => {
    expect(lineShape([point(0, '0'), point(1, '0')], 8)?.paths).toEqual(['M0 400L1000 400']);
  });
});
