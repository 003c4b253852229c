import { describe, expect, it } from 'vitest';
import { CAP, EPOCHS, FIRST_Q32, RATIO_Q64 } from '../generated/rewards/program.ts';
import { formatAmount } from '../units.ts';
import { emissionAt, emissionQ32At, issuedBy, neverIssued, nextQ32, poolEmissions } from './schedule.ts';

const io = (amount: bigint) => formatAmount(amount, 8);

describe('the schedule', () => {
  it('has no place before the first epoch or after the last', () => {
    for (const index of [-2, 0.5, Number.NaN]) {
      expect(() => emissionAt(index)).toThrow(RangeError);
      expect(() => issuedBy(index)).toThrow(RangeError);
    }
    expect(() => emissionAt(-1)).toThrow(RangeError);
    expect(issuedBy(-1)).toBe(0n);
    expect(() => emissionQ32At(EPOCHS + 1)).toThrow('the schedule');
  });

  it('begins with 4,566.21004566 IO an hour, which is 40,000,000 a year', () => {
    expect(io(emissionAt(0))).toBe('4566.21004566');
    expect(FIRST_Q32).toBe((4_000_000_000_000_000n << 32n) / 8_760n);
    expect(issuedBy(0)).toBe(emissionAt(0));
  });

  it('comes to 299,999,999.99956382 IO in all, under the cap', () => {
    expect(io(issuedBy(EPOCHS - 1))).toBe('299999999.99956382');
    expect(issuedBy(10 * EPOCHS)).toBe(issuedBy(EPOCHS - 1));
    expect(io(neverIssued())).toBe('0.00043618');
    expect(issuedBy(EPOCHS - 1) + neverIssued()).toBe(CAP);
  });

  it('emits nothing after the last epoch', () => {
    expect(emissionAt(EPOCHS - 1)).toBeGreaterThan(0n);
    expect(emissionAt(EPOCHS)).toBe(0n);
  });

  it('is the same from any place, however it is asked', () => {
    let q32 = FIRST_Q32;
    let sum = 0n;
    const asked = new Set([0, 1, 2, 1_023, 1_024, 1_025, 8_760, 100_000, EPOCHS - 1]);
    for (let index = 0; index < EPOCHS; index += 1) {
      sum += q32 >> 32n;
      if (asked.has(index)) {
        expect(emissionQ32At(index)).toBe(q32);
        expect(emissionAt(index)).toBe(q32 >> 32n);
        expect(issuedBy(index)).toBe(sum);
      }
      q32 = (q32 * RATIO_Q64) / 2n ** 64n;
    }
    expect(emissionQ32At(EPOCHS)).toBe(q32);
    expect(nextQ32(emissionQ32At(7))).toBe(emissionQ32At(8));
  });

  it('never emits more in an hour than in the hour before', () => {
    for (let index = 1; index < 5_000; index += 1) expect(emissionAt(index)).toBeLessThanOrEqual(emissionAt(index - 1));
  });

  it('gives 95 % to Enterprise and the rest, rounding included, to Community', () => {
    expect(poolEmissions(emissionAt(0))).toEqual({ enterprise: 433_789_954_337n, community: 22_831_050_229n });
    expect(poolEmissions(19n)).toEqual({ enterprise: 18n, community: 1n });
  });
});
