import { Keypair } from '@solana/web3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyOf, feeBpsOf, formatAmount, mintOf, parseAmount } from './units.ts';

describe('token amounts', () => {
  it.each(['', ' ', '-1', '1e3', '1,5', '1.', '.5', '0x10', '１', '1 000'])('refuses %j', (text) => {
    expect(() => parseAmount(text, 6)).toThrow(/is no amount; write digits like 12.5/);
  });

  it('refuses decimals that the mint does not have', () => {
    expect(() => parseAmount('0.0000001', 6)).toThrow(/more than 6 decimals/);
  });

  it('writes and reads the same amount', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        fc.integer({ min: 0, max: 18 }),
        fc.boolean(),
        (amount, decimals, trim) => {
          expect(parseAmount(formatAmount(amount, decimals, { trim }), decimals)).toBe(amount);
        },
      ),
    );
  });

  it('shows all decimals unless told to trim', () => {
    expect(formatAmount(12_500_000n, 6)).toBe('12.500000');
    expect(formatAmount(12_500_000n, 6, { trim: true })).toBe('12.5');
    expect(formatAmount(-1n, 8)).toBe('-0.00000001');
    expect(formatAmount(7n, 0)).toBe('7');
    expect(parseAmount('1.5000000000', 2)).toBe(150n);
  });
});

describe('currencies', () => {
  const mints = { usdcMint: Keypair.generate().publicKey, ioMint: Keypair.generate().publicKey };

  it('refuses a mint that the config does not name', () => {
    expect(() => currencyOf(mints, Keypair.generate().publicKey)).toThrow(/does not accept mint/);
  });

  it('tells mint and currency from each other', () => {
    for (const currency of ['USDC', 'IO'] as const) expect(currencyOf(mints, mintOf(mints, currency))).toBe(currency);
  });

  it('adds the payment fee of the currency to the reservation fee', () => {
    const parameters = { reservationFeeBps: 25, paymentFeeUsdcBps: 200, paymentFeeIoBps: 0 };
    expect(feeBpsOf(parameters, 'USDC')).toBe(225);
    expect(feeBpsOf(parameters, 'IO')).toBe(25);
  });
});
