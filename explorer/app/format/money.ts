import { scaled } from './scaled.ts';

/** What formatting an amount needs to know of its mint. */
export type MintLike = { symbol: 'USDC' | 'IO'; decimals: number };

export const USDC: MintLike = { symbol: 'USDC', decimals: 6 };
export const IO: MintLike = { symbol: 'IO', decimals: 8 };

/** Adds the unit: a dollar sign before, or the symbol after. */
function withUnit(number: string, mint: MintLike): string {
  return mint.symbol === 'USDC' ? `$${number}` : `${number} ${mint.symbol}`;
}

/** An amount to the cent, or to its first two digits when it is less than a cent. For overviews; the exact amount stands in the title. */
export function amountRounded(value: string, mint: MintLike): string {
  const amount = BigInt(value);
  const cent = 10n ** BigInt(mint.decimals - 2);
  if (amount === 0n || amount >= cent) return withUnit(scaled(value, mint.decimals, 2), mint);
  const leading = mint.decimals - amount.toString().length;
  return withUnit(scaled(value, mint.decimals, Math.min(mint.decimals, leading + 2)), mint);
}

/** An amount to the last of its decimals: `$12.345000`. */
export function amountExact(value: string, mint: MintLike): string {
  return withUnit(scaled(value, mint.decimals, mint.decimals), mint);
}

/** A price per GPU-hour: to the cent from ten cents on, below that with four decimals, and exact when even that shows nothing. */
export function price(value: string, mint: MintLike): string {
  const tenth = 10n ** BigInt(mint.decimals - 1);
  const digits = BigInt(value) === 0n || BigInt(value) >= tenth ? 2 : 4;
  const text = scaled(value, mint.decimals, digits);
  return BigInt(value) > 0n && !/[1-9]/.test(text) ? amountExact(value, mint) : withUnit(text, mint);
}
