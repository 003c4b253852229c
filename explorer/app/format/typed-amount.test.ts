import { describe, expect, it } from 'vitest';
import { amountToType, typedAmount, typedBasisPoints } from './typed-amount.ts';

describe('typedAmount', () => {
  it('reads what people type, to the smallest unit', () => {
    expect(typedAmount('1,234.5', 8)).toBe(123_450_000_000n);
    expect(typedAmount(' 0.00000001 ', 8)).toBe(1n);
    expect(typedAmount('7.', 8)).toBe(700_000_000n);
  });

  it.each(['', '-1', '1e3', '0.000000001', '.5', 'x', '1 000'])('takes %j for no amount', (text) => {
    expect(typedAmount(text, 8)).toBeUndefined();
  });

  it('gives back what it writes', () => {
    for (const amount of [0n, 1n, 123_450_000_000n, 20_000_000_000n]) {
      expect(typedAmount(amountToType(amount, 8), 8)).toBe(amount);
    }
    expect(amountToType(20_000_000_000n, 8)).toBe('200');
  });
});

describe('typedBasisPoints', () => {
  it('is at most the whole', () => {
    expect(['12.5', '100', '100.01', '0.001'].map(typedBasisPoints)).toEqual([1_250, 10_000, undefined, undefined]);
  });
});
