import { scaled } from './number.ts';

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

/** A price per GPU-hour: at least two decimals, more where the price has them, at most four. */
export function price(value: string, mint: MintLike): string {
  const four = scaled(value, mint.decimals, 4);
  if (BigInt(value) > 0n && /^0\.0000$/.test(four)) return amountExact(value, mint);
  return withUnit(four.replace(/(\.\d\d\d?)0+$/, '$1').replace(/(\.\d\d)0$/, '$1'), mint);
}
