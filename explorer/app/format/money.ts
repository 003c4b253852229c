import { scaled } from './scaled.ts';

/** What formatting an amount needs to know of its mint. */
export type MintLike = { symbol: 'USDC' | 'IO'; decimals: number };

export const USDC: MintLike = { symbol: 'USDC', decimals: 6 };
export const IO: MintLike = { symbol: 'IO', decimals: 8 };

/** Adds the unit: a dollar sign before, or the symbol after. */
function withUnit(number: string, mint: MintLike): string {
  return mint.symbol === 'USDC' ? `$${number}` : `${number} ${mint.symbol}`;
}

/** Decimals that show an amount in an overview: cents, or its first two digits when it is less than a cent. */
function amountDigits(amount: bigint, mint: MintLike): number {
  const cent = 10n ** BigInt(mint.decimals - 2);
  if (amount === 0n || amount >= cent) return 2;
  return Math.min(mint.decimals, mint.decimals - amount.toString().length + 2);
}

/** Decimals that show a price: two from ten cents on, four below that, and all when even those show nothing. */
function priceDigits(amount: bigint, mint: MintLike): number {
  const tenth = 10n ** BigInt(mint.decimals - 1);
  if (amount === 0n || amount >= tenth) return 2;
  return /[1-9]/.test(scaled(amount, mint.decimals, 4)) ? 4 : mint.decimals;
}

/** An amount to the cent, or to its first two digits when it is less than a cent. For overviews; the exact amount stands in the title. */
export function amountRounded(value: string, mint: MintLike): string {
  return withUnit(scaled(value, mint.decimals, amountDigits(BigInt(value), mint)), mint);
}

/** An amount to the last of its decimals: `$12.345000`. */
export function amountExact(value: string, mint: MintLike): string {
  return withUnit(scaled(value, mint.decimals, mint.decimals), mint);
}

/** A price per GPU-hour: to the cent from ten cents on, below that with four decimals, and exact when even that shows nothing. */
export function price(value: string, mint: MintLike): string {
  return withUnit(scaled(value, mint.decimals, priceDigits(BigInt(value), mint)), mint);
}

/** One cell of a column of money; null where there is no value. */
export type MoneyCell = readonly [value: string | null, mint: MintLike];

/** Writes the amounts or prices of one column, all of a mint with the same number of decimals. */
export type ColumnFormat = (value: string, mint: MintLike) => string;

/** The format of a column of amounts: its decimal points stand under each other. */
export function amountColumn(cells: Iterable<MoneyCell>): ColumnFormat {
  return columnFormat(cells, amountDigits);
}

/** The format of a column of prices: its decimal points stand under each other. */
export function priceColumn(cells: Iterable<MoneyCell>): ColumnFormat {
  return columnFormat(cells, priceDigits);
}

function columnFormat(cells: Iterable<MoneyCell>, digitsOf: typeof amountDigits): ColumnFormat {
  const digits = { USDC: 2, IO: 2 };
  for (const [value, mint] of cells) {
    if (value !== null) digits[mint.symbol] = Math.max(digits[mint.symbol], digitsOf(BigInt(value), mint));
  }
  return (value, mint) => withUnit(scaled(value, mint.decimals, digits[mint.symbol]), mint);
}
