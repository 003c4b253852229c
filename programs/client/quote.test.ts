import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QuotedDevice, type QuoteInput, quote } from './quote.ts';

const PARAMETERS = { reservationFeeBps: 25, paymentFeeUsdcBps: 200, paymentFeeIoBps: 0 };

const device = (change: Partial<QuotedDevice['listing']> = {}, gpuCount = 1): QuotedDevice => ({
  listing: { askUsdc: 2_000_000n, askIo: 100_000_000n, minSeconds: 0, maxSeconds: 86_400, ...change },
  gpuCount,
});

const ask = (devices: readonly QuotedDevice[], change: Partial<QuoteInput> = {}) =>
  quote({ devices, seconds: 3_600, currency: 'USDC', parameters: PARAMETERS, ...change });

describe('a quote', () => {
  it('refuses a device without a price in the currency, and says which', () => {
    expect(() => ask([device(), device({ askUsdc: 0n })])).toThrow('Device 1 has no price in USDC');
    expect(() => ask([device({ askIo: 0n })], { currency: 'IO' })).toThrow('Device 0 has no price in IO');
  });

  it.each([3_599, 7_201, 0, -1, 1.5, Number.NaN])('refuses %d seconds, outside the listing', (seconds) => {
    expect(() => ask([device(), device({ minSeconds: 3_600, maxSeconds: 7_200 })], { seconds })).toThrow(
      /Device \d can be hired for \d+ to \d+ seconds, not for/,
    );
  });

  it('takes 2.25 % from each side of two dollars an hour, and 0.25 % in IO', () => {
    expect(ask([device({ minSeconds: 900 })])).toMatchObject({
      currency: 'USDC',
      feeBps: 225,
      reserved: 2_045_000n,
      renterFee: 45_000n,
      supplierFee: 45_000n,
      supplierNet: 1_955_000n,
      minimum: 511_250n,
    });
    expect(ask([device()], { currency: 'IO' })).toMatchObject({
      feeBps: 25,
      reserved: 100_250_000n,
      renterFee: 250_000n,
      supplierFee: 250_000n,
      supplierNet: 99_750_000n,
      minimum: 0n,
    });
  });

  it('is nothing for no devices', () => {
    expect(ask([])).toMatchObject({ reserved: 0n, supplierNet: 0n, minimum: 0n, devices: [] });
  });

  it('rounds each device by itself, and adds up to what is reserved', () => {
    const listing = fc.record({
      askUsdc: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      askIo: fc.bigInt({ min: 1n, max: 10n ** 14n }),
      minSeconds: fc.integer({ min: 0, max: 3_600 }),
      maxSeconds: fc.constant(90 * 86_400),
    });
    const devices = fc.array(fc.record({ listing, gpuCount: fc.integer({ min: 1, max: 8 }) }), { maxLength: 25 });
    const fees = fc.record({
      reservationFeeBps: fc.integer({ min: 0, max: 100 }),
      paymentFeeUsdcBps: fc.integer({ min: 0, max: 500 }),
      paymentFeeIoBps: fc.integer({ min: 0, max: 500 }),
    });
    const input = fc.record({
      devices,
      seconds: fc.integer({ min: 3_600, max: 90 * 86_400 }),
      currency: fc.constantFrom('USDC' as const, 'IO' as const),
      parameters: fees,
    });
    fc.assert(
      fc.property(input, (given) => {
        const all = quote(given);
        expect(all.renterFee + all.supplierFee + all.supplierNet).toBe(all.reserved);
        for (const key of ['reserved', 'renterFee', 'supplierFee', 'supplierNet', 'minimum'] as const) {
          const alone = given.devices.map((one) => quote({ ...given, devices: [one] })[key]);
          expect(all[key]).toBe(alone.reduce((sum, amount) => sum + amount, 0n));
        }
        for (const one of all.devices) {
          expect(one.minimum).toBeLessThanOrEqual(one.reserved);
          for (const amount of Object.values(one)) expect(amount).toBeGreaterThanOrEqual(0n);
        }
      }),
    );
  });
});
