import type { PublicKey } from '@solana/web3.js';
import { ClientError } from './client-error.ts';

/** What a rental can be paid in. */
export type Currency = 'USDC' | 'IO';

/** Currencies, the first being the usual one. */
export const CURRENCIES: readonly Currency[] = ['USDC', 'IO'];

/** Decimals of each currency's mint. */
export const CURRENCY_DECIMALS: Readonly<Record<Currency, number>> = { USDC: 6, IO: 8 };

/** The mints that the config accepts. */
export interface AcceptedMints {
  readonly usdcMint: PublicKey;
  readonly ioMint: PublicKey;
}

/** Currency of a mint. Throws `PROGRAMS__MINT_UNKNOWN` for any other mint. */
export function currencyOf(config: AcceptedMints, mint: PublicKey): Currency {
  if (mint.equals(config.usdcMint)) return 'USDC';
  if (mint.equals(config.ioMint)) return 'IO';
  throw new ClientError('PROGRAMS__MINT_UNKNOWN', `The marketplace does not accept mint ${mint.toBase58()}`, { mint });
}

/** Mint of a currency. */
export function mintOf(config: AcceptedMints, currency: Currency): PublicKey {
  return currency === 'USDC' ? config.usdcMint : config.ioMint;
}

/** Fees of the config, each taken from both sides, basis points. */
export interface FeeParameters {
  readonly reservationFeeBps: number;
  readonly paymentFeeUsdcBps: number;
  readonly paymentFeeIoBps: number;
}

/** Fee from each side for a rental paid in `currency`, basis points. */
export function feeBpsOf(parameters: FeeParameters, currency: Currency): number {
  const payment = currency === 'USDC' ? parameters.paymentFeeUsdcBps : parameters.paymentFeeIoBps;
  return parameters.reservationFeeBps + payment;
}

/**
 * Writes an amount of the smallest unit as a decimal number, exactly: no rounding, no grouping, `.` as the point.
 * `trim` leaves out zeros at the end.
 */
export function formatAmount(amount: bigint, decimals: number, { trim = false }: { trim?: boolean } = {}): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const shown = trim ? fraction.replace(/0+$/, '') : fraction;
  return shown === '' ? `${sign}${whole}` : `${sign}${whole}.${shown}`;
}

/**
 * Reads a decimal number into the smallest unit, exactly. Throws `PROGRAMS__AMOUNT_INVALID` for anything but digits with
 * at most one point, and for more decimals than the mint has.
 */
export function parseAmount(text: string, decimals: number): bigint {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) {
    throw new ClientError('PROGRAMS__AMOUNT_INVALID', `"${text}" is no amount; write digits like 12.5`, { text });
  }
  const [, whole = '0', fraction = ''] = match;
  if (fraction.replace(/0+$/, '').length > decimals) {
    throw new ClientError('PROGRAMS__AMOUNT_INVALID', `"${text}" has more than ${decimals} decimals`, {
      text,
      decimals,
    });
  }
  return BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
}
