import { grossAmount } from '@escapement/programs/browser';
import { ApiError } from '../errors.ts';
import { chooseOffers } from './choose.ts';
import { type ConfigRow, configMetric } from './config.ts';
import { ALL_OFFERED, ANY_LISTING, type Offered } from './listings.ts';
import type { Figure, Figures } from './metric.ts';
import { type QuoteOfferRow, type QuoteRow, quoteMetric, quoteOffersMetric } from './quote.ts';
import type { RequestData } from './request.ts';
import { MODEL_NAMES } from './views.ts';
import type { MintWord } from './words.ts';

/** What is asked for. */
export interface QuoteRequest {
  readonly modelCode: number;
  readonly seconds: number;
  readonly gpus: number;
  readonly country: number | undefined;
  /** Devices to price instead of the cheapest set. */
  readonly devices?: readonly string[] | undefined;
  readonly mint: MintWord;
}

/** Why there is no quote. */
interface Unavailable {
  readonly reason:
    | 'UNKNOWN_MODEL'
    | 'RENTALS_PAUSED'
    | 'NO_OFFER'
    | 'DURATION_OUT_OF_RANGE'
    | 'NOT_AVAILABLE'
    | 'NOT_ENOUGH_GPUS'
    | 'NO_EXACT_SET';
  readonly message: string;
}

/** An answered quote; without a set of offers its sums are zero. */
export interface Quote {
  readonly unavailable: Unavailable | undefined;
  readonly model_code: number;
  readonly country: number | undefined;
  readonly mint: string;
  readonly mint_symbol: MintWord;
  readonly sums: Figure<QuoteRow>;
  readonly offers: Figures<QuoteOfferRow>;
}

const MAX_GPUS = 10_000;

/** Most devices that can be named. */
const MAX_DEVICES = 400;

/** Longest rental that the program takes, seconds. */
const MAX_RENTAL_SECONDS = 90 * 86_400;

/**
 * Rental time of the arguments `hours` and `seconds`.
 *
 * @throws ApiError `BAD_INPUT` unless exactly one is given, within the program's bounds.
 */
export function rentalSeconds(hours: number | null | undefined, seconds: number | null | undefined): number {
  if ((hours == null) === (seconds == null)) throw new ApiError('BAD_INPUT', 'Give either `hours` or `seconds`.');
  const time = hours == null ? (seconds ?? 0) : hours * 3_600;
  if (time >= 1 && time <= MAX_RENTAL_SECONDS) return time;
  throw new ApiError('BAD_INPUT', 'A rental lasts 1 second to 90 days.');
}

/**
 * Chooses the cheapest set of offers at the watermark and prices it.
 *
 * @throws ApiError `BAD_INPUT` for a number of GPUs out of bounds, `NOT_READY` before the config was indexed.
 */
export async function readQuote(data: RequestData, request: QuoteRequest): Promise<Quote> {
  if (request.gpus < 1 || request.gpus > MAX_GPUS)
    throw new ApiError('BAD_INPUT', `\`gpus\` must be 1 to ${MAX_GPUS}.`);
  if (request.devices) requireDevices(request.devices);
  const [config] = (await data.figures(configMetric)).rows;
  if (config === undefined) {
    throw new ApiError('NOT_READY', 'The marketplace is not initialized yet. Ask again later.', { retryable: true });
  }
  const choice = await choose(data, request, config);
  const { modelCode, country, mint, seconds } = request;
  const values = { devices: choice.devices, mint, seconds, gpus: choice.gpus ?? request.gpus };
  const [sums, offers] = await Promise.all([data.figure(quoteMetric, values), data.figures(quoteOffersMetric, values)]);
  return {
    unavailable: choice.unavailable,
    model_code: modelCode,
    country,
    mint: mint === 'USDC' ? config.usdc_mint : config.io_mint,
    mint_symbol: mint,
    sums,
    offers,
  };
}

/** Refuses no device, too many, and one named twice. */
function requireDevices(devices: readonly string[]): void {
  if (devices.length >= 1 && devices.length <= MAX_DEVICES && new Set(devices).size === devices.length) return;
  throw new ApiError('BAD_INPUT', `\`devices\` must be 1 to ${MAX_DEVICES} different devices.`);
}

/** Devices that are priced with their GPUs, or why there are none. */
async function choose(
  data: RequestData,
  request: QuoteRequest,
  config: ConfigRow,
): Promise<{ devices: readonly string[]; gpus?: number; unavailable?: Unavailable }> {
  const none = (reason: Unavailable['reason'], message: string) => ({ devices: [], unavailable: { reason, message } });
  if (config.rentals_paused) return none('RENTALS_PAUSED', 'New rentals are paused by the authority. Try again later.');
  if (!(await isModel(data, request.modelCode))) {
    return none('UNKNOWN_MODEL', `The catalogue has no model ${request.modelCode}.`);
  }
  const listed = await data.rows<Offered>('quote_listings', ALL_OFFERED, {
    ...ANY_LISTING,
    model_code: request.modelCode,
    country: request.devices ? 0 : (request.country ?? 0),
    mint: request.mint,
    slot: data.point.slot,
    chain_time: data.point.chainTime,
  });
  if (request.devices) return named(request.devices, listed, request);
  if (listed.length === 0) {
    return none('NO_OFFER', 'No device of this model can be hired now. Try another country, mint or model.');
  }
  const { seconds, gpus } = request;
  const fitting = listed.filter((offer) => offer.min_seconds <= seconds && seconds <= offer.max_seconds);
  if (fitting.length === 0) {
    const shortest = Math.min(...listed.map((offer) => offer.min_seconds));
    const longest = Math.max(...listed.map((offer) => offer.max_seconds));
    return none('DURATION_OUT_OF_RANGE', `Offers allow ${shortest} to ${longest} seconds, each within its own bounds.`);
  }
  const onOffer = fitting.reduce((sum, offer) => sum + offer.gpu_count, 0);
  if (onOffer < gpus) return none('NOT_ENOUGH_GPUS', `Only ${onOffer} are on offer for this time.`);
  const chosen = chooseOffers(
    fitting.map((offer) => ({ device: offer.device, gpuCount: offer.gpu_count, cost: costOf(offer, request, config) })),
    gpus,
  );
  if (chosen) return { devices: chosen.map(({ device }) => device) };
  return none('NO_EXACT_SET', `Devices are hired whole, and none of their sums is ${gpus}. Try another number.`);
}

/** Whether the catalogue has the model. */
async function isModel(data: RequestData, code: number): Promise<boolean> {
  const sql = `SELECT code FROM ${MODEL_NAMES} WHERE code = {model_code:Int64}`;
  const rows = await data.rows('quote_model', sql, { model_code: code, slot: data.point.slot });
  return rows.length > 0;
}

/** The named devices, when each of them is an offer that allows the time. */
function named(
  devices: readonly string[],
  listed: readonly Offered[],
  { seconds }: QuoteRequest,
): { devices: readonly string[]; gpus?: number; unavailable?: Unavailable } {
  const offers = new Map(listed.map((offer) => [offer.device, offer]));
  let gpus = 0;
  for (const device of devices) {
    const offer = offers.get(device);
    if (!offer || offer.min_seconds > seconds || seconds > offer.max_seconds) {
      const message = `${device} cannot be hired for this time in this mint now. Leave it out, or change the time or the mint.`;
      return { devices: [], unavailable: { reason: 'NOT_AVAILABLE', message } };
    }
    gpus += offer.gpu_count;
  }
  return { devices, gpus };
}

function costOf(offer: Offered, { seconds, mint }: QuoteRequest, config: ConfigRow): bigint {
  return grossAmount({
    price: BigInt(offer.price),
    gpuCount: offer.gpu_count,
    seconds: BigInt(seconds),
    feeBps: config.reservation_fee_bps + (mint === 'USDC' ? config.payment_fee_usdc_bps : config.payment_fee_io_bps),
  });
}
