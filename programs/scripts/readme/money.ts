// Worked amounts of rentals, by the client's functions. Each is in the smallest unit: 6 decimals of USDC, 8 of IO.

import { grossAmount, netAmount, quoteOf } from '../../client/amount.ts';
import { deviceWeight } from '../../client/rewards/weight.ts';
import { CURRENCIES, CURRENCY_DECIMALS, type Currency, feeBpsOf, formatAmount } from '../../client/units.ts';
import { grouped, table } from './markdown.ts';

/** Fees as io.net takes them, which the local network begins with. */
const FEES = { reservationFeeBps: 25, paymentFeeUsdcBps: 200, paymentFeeIoBps: 0 };
/** What the device of the examples asks for an hour of its one GPU: two dollars, or ten IO. */
const ASK: Readonly<Record<Currency, bigint>> = { USDC: 2_000_000n, IO: 1_000_000_000n };
/** Reserved time, listing's minimum and times of the examples, seconds. */
export const EXAMPLE = { reserved: 7_200n, minimum: 3_600n, early: 600n, late: 5_400n, extended: 10_800n } as const;

/** Price and fee of the examples, per hour of their one GPU. */
export const TERMS = { price: ASK.USDC, gpuCount: 1, feeBps: feeBpsOf(FEES, 'USDC') };

const gross = (seconds: bigint) => grossAmount({ ...TERMS, seconds });

/** One hour, and a day of eight GPUs, in both mints. */
export function hourTable(): string {
  const rows = CURRENCIES.flatMap((currency) =>
    [
      { gpuCount: 1, seconds: 3_600n, time: '1 GPU, 1 hour' },
      { gpuCount: 8, seconds: 86_400n, time: '8 GPUs, 1 day' },
    ].map(({ time, ...hired }) => {
      const feeBps = feeBpsOf(FEES, currency);
      const amounts = quoteOf({ price: ASK[currency], feeBps, ...hired });
      const whole = formatAmount(amounts.gross, CURRENCY_DECIMALS[currency], { trim: true });
      return [currency, time, `${feeBps}`, ...[amounts.gross, amounts.net, amounts.fees].map(grouped), whole];
    }),
  );
  const headers = ['paid in', 'hired', 'fee a side, bps', 'renter', 'supplier', 'treasury', 'renter, in whole units'];
  return table(headers, rows);
}

/** Ticks of five minutes: each accrues the amount after it less the amount before it. */
export function ticksTable(): string {
  const rows = [300n, 600n, 900n, 1_200n, 3_600n].map((seconds) => [
    grouped(seconds),
    grouped(gross(seconds)),
    grouped(gross(seconds) - gross(seconds - 300n)),
    grouped(netAmount({ ...TERMS, seconds })),
  ]);
  return table(['proven seconds', 'accrued', 'by this tick', 'supplier, if settled'], rows);
}

/** A way in which the example's assignment of two hours ends, and the seconds that are paid. */
const ENDINGS: readonly (readonly [string, bigint])[] = [
  ['all of it is proven', EXAMPLE.reserved],
  ['the renter leaves after 600 s, the device proves to the end of the minimum', EXAMPLE.minimum],
  ['the renter leaves after 5,400 s, the next tick delivers the tail', EXAMPLE.late],
  ['the supplier leaves after 600 s', 0n],
  ['the supplier leaves after 5,400 s, the next tick delivers the tail', EXAMPLE.late],
  ['the device is silent, its silence having begun before the minimum was over', 0n],
  ['the device is silent, its last credit having come after 5,100 s', 5_100n],
];

/** What the endings of an assignment cost. */
export function endingsTable(): string {
  const reserved = gross(EXAMPLE.reserved);
  const rows = ENDINGS.map(([ending, seconds]) => {
    const { gross: paid, net, fees } = quoteOf({ ...TERMS, seconds });
    return [ending, grouped(seconds), ...[net, fees, reserved - paid].map(grouped)];
  });
  return table(['what happens', 'paid seconds', 'supplier', 'treasury', 'back to the renter'], rows);
}

/** A release between two ticks. */
export function tailTable(): string {
  const [before, released] = [5_100n, 5_250n];
  const [reserved, first, all] = [gross(EXAMPLE.reserved), gross(before), gross(released)];
  return table(
    ['moment', 'reserved', 'accrued', 'free again'],
    [
      ['tick at 5,100 s', grouped(reserved - first), grouped(first), '0'],
      ['release at 5,250 s', grouped(reserved - first), grouped(first), '0'],
      ['tick at 5,400 s, which credits 150 s hired and 150 s idle', grouped(reserved - all), grouped(all), '0'],
      ['settlement', '0', '0', grouped(reserved - all)],
      ['or: no tick until the drain is over, then a settlement', '0', '0', grouped(reserved - first)],
    ],
  );
}

/** The amounts of an extension. */
export function extension(): string {
  const [before, after] = [gross(EXAMPLE.reserved), gross(EXAMPLE.extended)];
  return `${grouped(after)} − ${grouped(before)} = ${grouped(after - before)}`;
}

/** Hiring oneself for an hour: what goes to the treasury of what one pays oneself. */
export function selfDealingTable(): string {
  const hour = { gpuCount: 1, seconds: 3_600n };
  const rows = [
    ['idles', 0n, 0],
    ['hires itself at 2 USDC', ASK.USDC, FEES.paymentFeeUsdcBps],
    ['hires itself at one unit of USDC', 1n, FEES.paymentFeeUsdcBps],
    ['hires itself at 10 IO', ASK.IO, FEES.paymentFeeIoBps],
  ] as const;
  const lines = rows.map(([what, price, paymentFee]) => {
    const amounts = quoteOf({ ...hour, price, feeBps: FEES.reservationFeeBps + paymentFee });
    const uptime = price === 0n ? { idle: 3_600, hired: 0 } : { idle: 0, hired: 3_600 };
    const weight = deviceWeight({ multiplierBps: 10_000, gpuCount: 1, ...uptime });
    return [what, grouped(weight), ...[amounts.gross, amounts.net, amounts.fees].map(grouped)];
  });
  return table(['the device', 'weight', 'pays', 'gets', 'loses to the treasury'], lines);
}
