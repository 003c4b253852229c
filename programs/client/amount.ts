// Money for proven seconds, in the integers of the program. Both amounts are taken of the total of seconds, so that
// rounding never accumulates: what a step costs is the amount after it less the amount before it.

const BPS = 10_000n;
const SECONDS_PER_HOUR = 3_600n;

/** What money is counted for. */
export interface AmountInput {
  /** Smallest unit of the mint per GPU-hour. */
  readonly price: bigint;
  /** GPUs of the device, at least 1. */
  readonly gpuCount: number;
  /** Total of seconds. */
  readonly seconds: bigint;
  /** Fee from each side, basis points. */
  readonly feeBps: number;
}

/** What the renter pays for the seconds, its side of the fee included; smallest unit, rounded down. */
export function grossAmount(input: AmountInput): bigint {
  return share(input, BPS + BigInt(input.feeBps));
}

/** What the supplier gets for the seconds, its side of the fee taken off; smallest unit, rounded down. */
export function netAmount(input: AmountInput): bigint {
  return share(input, BPS - BigInt(input.feeBps));
}

/** What the treasury gets for the seconds, both sides' fees; smallest unit. */
export function feeAmount(input: AmountInput): bigint {
  return grossAmount(input) - netAmount(input);
}

/** The three amounts of an assignment that proves all its seconds. */
export interface Quote {
  /** Reserved of the renter's money. */
  readonly gross: bigint;
  /** To the supplier. */
  readonly net: bigint;
  /** To the treasury. */
  readonly fees: bigint;
}

/** Quotes an assignment; exact to the smallest unit. */
export function quoteOf(input: AmountInput): Quote {
  const [gross, net] = [grossAmount(input), netAmount(input)];
  return { gross, net, fees: gross - net };
}

/** The most seconds that an amount pays for. Throws `RangeError` when they cost nothing, so that there is no most. */
export function affordableSeconds(input: Omit<AmountInput, 'seconds'> & { readonly amount: bigint }): bigint {
  const perSecond = input.price * BigInt(input.gpuCount) * (BPS + BigInt(input.feeBps));
  if (perSecond <= 0n) throw new RangeError('A price of nothing buys seconds without end; give a price over 0');
  // The largest s with floor(perSecond * s / divisor) <= amount.
  return ((input.amount + 1n) * SECONDS_PER_HOUR * BPS - 1n) / perSecond;
}

function share({ price, gpuCount, seconds }: AmountInput, bps: bigint): bigint {
  return (price * BigInt(gpuCount) * seconds * bps) / (SECONDS_PER_HOUR * BPS);
}
