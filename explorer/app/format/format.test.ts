import { describe, expect, it } from 'vitest';
import { shortened } from './address.ts';
import { amountColumn, amountExact, amountRounded, IO, price, priceColumn, USDC } from './money.ts';
import { grouped } from './number.ts';
import { hours, percent, percentExact, quotient, scaled } from './scaled.ts';
import { day, duration, exact, hour, iso, relative } from './time.ts';

describe('numbers', () => {
  it('groups integers larger than a double holds', () => {
    expect(grouped('18446744073709551615')).toBe('18,446,744,073,709,551,615');
    expect(grouped(-1234)).toBe('-1,234');
    expect(grouped(999)).toBe('999');
  });

  it('scales without floating point', () => {
    expect(scaled('9007199254740993', 6, 6)).toBe('9,007,199,254.740993');
    expect(scaled('5', 6, 2)).toBe('0.00');
    expect(scaled('5000', 6, 2)).toBe('0.01');
    expect(scaled('1999999', 6, 0)).toBe('2');
  });

  it('divides and rounds half up', () => {
    expect(quotient('5400', 3600n)).toBe('2');
    expect(quotient('5399', 3600n)).toBe('1');
    expect(hours('5400')).toBe('1.5');
    expect(hours('1486101600')).toBe('412,806');
    expect(percent('6725')).toBe('67.3 %');
    expect(percentExact('6725')).toBe('67.25 %');
  });
});

describe('money', () => {
  it('shows cents in overviews and every unit when exact', () => {
    expect(amountRounded('583119420018', USDC)).toBe('$583,119.42');
    expect(amountExact('583119420018', USDC)).toBe('$583,119.420018');
    expect(amountRounded('6148219000000', IO)).toBe('61,482.19 IO');
  });

  it('never shows a small amount as nothing', () => {
    expect(amountRounded('123', USDC)).toBe('$0.00012');
    expect(amountRounded('1', USDC)).toBe('$0.000001');
    expect(amountRounded('0', USDC)).toBe('$0.00');
  });

  it('shows prices to the cent, small ones with four decimals', () => {
    expect(price('1960000', USDC)).toBe('$1.96');
    expect(price('1964999', USDC)).toBe('$1.96');
    expect(price('12500', USDC)).toBe('$0.0125');
    expect(price('105000', USDC)).toBe('$0.11');
    expect(price('2000000', USDC)).toBe('$2.00');
    expect(price('5', USDC)).toBe('$0.000005');
  });

  it('gives a column as many decimals as its smallest amount needs, each mint by itself', () => {
    const amounts = amountColumn([
      ['0', USDC],
      ['9900', USDC],
      [null, USDC],
      ['100000000', IO],
    ]);
    expect(amounts('0', USDC)).toBe('$0.0000');
    expect(amounts('9900', USDC)).toBe('$0.0099');
    expect(amounts('100000000', IO)).toBe('1.00 IO');
    const prices = priceColumn([
      ['12500', USDC],
      ['1964999', USDC],
    ]);
    expect(['12500', '1964999'].map((value) => prices(value, USDC))).toEqual(['$0.0125', '$1.9650']);
  });
});

describe('time', () => {
  it('uses the two largest units', () => {
    expect(duration(0)).toBe('0 s');
    expect(duration(183_600)).toBe('2 d 3 h');
    expect(duration(3_605)).toBe('1 h');
    expect(duration('18720')).toBe('5 h 12 m');
  });

  it('says before and after', () => {
    expect(relative('100', '114')).toBe('14 s ago');
    expect(relative('200', '100')).toBe('in 1 m 40 s');
    expect(relative('5', '5')).toBe('now');
  });

  it('writes UTC', () => {
    expect(exact('1795551247')).toBe('24 Nov 2026 20:14:07 UTC');
    expect(day('1795551247')).toBe('24 Nov');
    expect(hour('1795551247')).toBe('20:14');
    expect(iso('1795551247')).toBe('2026-11-24T20:14:07Z');
  });
});

describe('addresses', () => {
  it('keeps both ends', () => {
    expect(shortened('7Xk2AAAAAAAAAAAAAAAAmQ9a')).toBe('7Xk2…mQ9a');
    expect(shortened('short')).toBe('short');
  });
});
