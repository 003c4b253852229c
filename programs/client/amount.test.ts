import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affordableSeconds, feeAmount, grossAmount, netAmount, quoteOf } from './amount.ts';

const input = fc.record({
  price: fc.bigInt({ min: 0n, max: 10n ** 14n }),
  gpuCount: fc.integer({ min: 1, max: 8 }),
  seconds: fc.bigInt({ min: 0n, max: 90n * 86_400n }),
  feeBps: fc.integer({ min: 0, max: 600 }),
});

describe('amounts for proven seconds', () => {
  it('takes 2.25 % from each side of two dollars an hour', () => {
    const hour = { price: 2_000_000n, gpuCount: 1, seconds: 3_600n, feeBps: 225 };
    expect(quoteOf(hour)).toEqual({ gross: 2_045_000n, net: 1_955_000n, fees: 90_000n });
  });

  it('rounds both sides down', () => {
    const second = { price: 1n, gpuCount: 1, seconds: 3_601n, feeBps: 25 };
    expect(grossAmount(second)).toBe(1n);
    expect(netAmount(second)).toBe(0n);
  });

  it('never pays out more than was taken', () => {
    fc.assert(
      fc.property(input, (amount) => {
        const { gross, net, fees } = quoteOf(amount);
        expect(net).toBeLessThanOrEqual(gross);
        expect(net + fees).toBe(gross);
        expect(feeAmount(amount)).toBe(fees);
      }),
    );
  });

  it('costs the same in steps as at once, when the steps are differences of totals', () => {
    fc.assert(
      fc.property(input, fc.array(fc.bigInt({ min: 0n, max: 86_400n }), { maxLength: 20 }), (amount, steps) => {
        let total = 0n;
        let paid = 0n;
        for (const step of steps) {
          const before = grossAmount({ ...amount, seconds: total });
          total += step;
          paid += grossAmount({ ...amount, seconds: total }) - before;
        }
        expect(paid).toBe(grossAmount({ ...amount, seconds: total }));
      }),
    );
  });

  it('affords exactly the seconds whose cost does not pass the amount', () => {
    fc.assert(
      fc.property(
        input.filter(({ price }) => price > 0n),
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        (given, amount) => {
          const seconds = affordableSeconds({ ...given, amount });
          expect(grossAmount({ ...given, seconds })).toBeLessThanOrEqual(amount);
          expect(grossAmount({ ...given, seconds: seconds + 1n })).toBeGreaterThan(amount);
        },
      ),
    );
  });

  it('refuses to say how long nothing lasts', () => {
    expect(() => affordableSeconds({ amount: 1n, price: 0n, gpuCount: 1, feeBps: 0 })).toThrow(/price over 0/);
  });
});
