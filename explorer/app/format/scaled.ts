import { grouped } from './number.ts';

/**
 * Writes `value / 10^decimals` rounded half up to `digits` decimal places, with grouped thousands.
 * @param value integer of the smallest unit, not negative
 */
export function scaled(value: string | bigint, decimals: number, digits: number): string {
  const amount = BigInt(value);
  const drop = 10n ** BigInt(Math.max(0, decimals - digits));
  const kept = (amount + drop / 2n) / drop;
  const places = Math.min(digits, decimals);
  const padded = kept.toString().padStart(places + 1, '0');
  const whole = padded.slice(0, padded.length - places);
  const fraction = padded.slice(padded.length - places);
  return places === 0 ? grouped(whole) : `${grouped(whole)}.${fraction}`;
}

/** Writes `dividend / divisor` rounded half up to `digits` decimal places. Exact arithmetic; the divisor is positive. */
export function quotient(dividend: string | bigint, divisor: bigint, digits = 0): string {
  const factor = 10n ** BigInt(digits);
  const rounded = (BigInt(dividend) * factor * 2n + divisor) / (divisor * 2n);
  return scaled(rounded, digits, digits);
}

/** Writes seconds as hours: with one decimal below 10,000 hours, whole above. */
export function hours(seconds: string): string {
  return quotient(seconds, 3600n, BigInt(seconds) < 36_000_000n ? 1 : 0);
}

/** Writes basis points as percent: `6725` as `67.3 %`. */
export function percent(basisPoints: string): string {
  return `${scaled(basisPoints, 2, 1)} %`;
}

/** Writes basis points as percent with all that they say: `1250` as `12.50 %`. */
export function percentExact(basisPoints: string): string {
  return `${scaled(basisPoints, 2, 2)} %`;
}
