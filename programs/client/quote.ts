// What a rental of several devices costs, before anything is signed, in the integers of the program.

import { grossAmount, netAmount } from './amount.ts';
import { ClientError } from './client-error.ts';
import type { Listing } from './generated/marketplace/types.ts';
import { type Currency, type FeeParameters, feeBpsOf } from './units.ts';

/** A device as far as its price goes: the `listing` and `gpuCount` of its account. */
export interface QuotedDevice {
  readonly listing: Pick<Listing, 'askUsdc' | 'askIo' | 'minSeconds' | 'maxSeconds'>;
  readonly gpuCount: number;
}

/** What a quote is asked for. */
export interface QuoteInput {
  /** Devices to hire; each is rounded by itself, as the program does. */
  readonly devices: readonly QuotedDevice[];
  /** Time from assigning to the rental's end, at least 1. */
  readonly seconds: number;
  readonly currency: Currency;
  /** The config's `parameters`. */
  readonly parameters: FeeParameters;
}

/** Sums of money, smallest unit of the currency's mint. */
export interface QuotedAmounts {
  /** Held at assigning, and paid if all seconds are proven: the price with the renter's fee. */
  readonly reserved: bigint;
  /** The renter's side of the fee, in `reserved`. */
  readonly renterFee: bigint;
  /** The supplier's side of the fee, in `reserved` too. */
  readonly supplierFee: bigint;
  /** To the supplier, of all seconds: `reserved` less both fees. */
  readonly supplierNet: bigint;
  /** The most that leaving at once costs: the seconds of the listing's minimum, if they are proven. */
  readonly minimum: bigint;
}

/** A quote, and the same of each device. */
export interface RentalQuote extends QuotedAmounts {
  readonly currency: Currency;
  /** Fee from each side, basis points. */
  readonly feeBps: number;
  /** In the order of the input. */
  readonly devices: readonly QuotedAmounts[];
}

/**
 * Quotes the hire of devices for a time, exact to the smallest unit: the program reserves `reserved`, if it is asked in the
 * same second, and less later.
 *
 * Throws `PROGRAMS__MINT_NOT_ACCEPTED` for a device without a price in the currency and `PROGRAMS__DURATION_INVALID` for a
 * time outside a listing's minimum and maximum, each with the device's place in the input as `at`.
 */
export function quote({ devices, seconds, currency, parameters }: QuoteInput): RentalQuote {
  const feeBps = feeBpsOf(parameters, currency);
  const amounts = devices.map((device, at) => {
    const { minSeconds, maxSeconds } = device.listing;
    if (!Number.isInteger(seconds) || seconds < Math.max(minSeconds, 1) || seconds > maxSeconds) {
      throw new ClientError(
        'PROGRAMS__DURATION_INVALID',
        `Device ${at} can be hired for ${minSeconds} to ${maxSeconds} seconds, not for ${seconds}`,
        { at, seconds, minSeconds, maxSeconds },
      );
    }
    return quoteDevice(device, priceOf(device, currency, at), seconds, feeBps);
  });
  const sum = (key: keyof QuotedAmounts) => amounts.reduce((total, amount) => total + amount[key], 0n);
  return {
    currency,
    feeBps,
    reserved: sum('reserved'),
    renterFee: sum('renterFee'),
    supplierFee: sum('supplierFee'),
    supplierNet: sum('supplierNet'),
    minimum: sum('minimum'),
    devices: amounts,
  };
}

function priceOf({ listing }: QuotedDevice, currency: Currency, at: number): bigint {
  const price = currency === 'USDC' ? listing.askUsdc : listing.askIo;
  if (price > 0n) return price;
  throw new ClientError('PROGRAMS__MINT_NOT_ACCEPTED', `Device ${at} has no price in ${currency}`, { at, currency });
}

function quoteDevice({ listing, gpuCount }: QuotedDevice, price: bigint, seconds: number, feeBps: number) {
  const all = { price, gpuCount, seconds: BigInt(seconds), feeBps };
  const [reserved, supplierNet] = [grossAmount(all), netAmount(all)];
  const withoutFee = grossAmount({ ...all, feeBps: 0 });
  return {
    reserved,
    renterFee: reserved - withoutFee,
    supplierFee: withoutFee - supplierNet,
    supplierNet,
    minimum: grossAmount({ ...all, seconds: BigInt(listing.minSeconds) }),
  };
}
