import type { Metric } from './metric.ts';
import { allEvents, CONFIG, DEVICES, eventsByAccount, RULE_EVENTS, SUPPLIER_NAMES } from './views.ts';

/** One device of a quote, with its exact amounts in the smallest unit of the mint. */
export interface QuoteOfferRow {
  device: string;
  supplier: string;
  supplier_name: string;
  gpu_count: number;
  country: number;
  country_alpha2: string | null;
  country_name: string | null;
  encryption_key: string;
  price: string;
  min_seconds: number;
  gross: string;
  net: string;
  fees: string;
  minimum_cost: string;
}

/** Sums of a quote. */
export interface QuoteRow {
  seconds: string;
  gpus: string;
  fee_bps: number;
  price_cap: string;
  gross: string;
  net: string;
  fees: string;
  deposit: string;
  minimum_cost: string;
}

/** Fee from each side in the mint asked for, basis points. */
const FEE_BPS = `ifNull((SELECT reservation_fee_bps + if({mint:String} = 'USDC', payment_fee_usdc_bps, payment_fee_io_bps) FROM ${CONFIG}), 0)`;

/** The program's amount: floor(price × GPUs × seconds × (10000 ± fee) / (3600 × 10000)) in wide integers. */
const amount = (bps: string, seconds = '{seconds:UInt64}') =>
  `toUInt64(intDiv(toUInt256(price) * gpu_count * ${seconds} * (${bps}), toUInt256(36000000)))`;

/** Least that the renter pays when it leaves as soon as it may and all of that time is proven. */
const MINIMUM_COST = amount('10000 + fee_bps', 'least(toUInt64(min_seconds), {seconds:UInt64})');

/** The devices of a quote with their amounts. */
const OFFERS = `SELECT *, gross - net AS fees FROM (
  SELECT *, ${amount('10000 + fee_bps')} AS gross, ${amount('10000 - fee_bps')} AS net, ${MINIMUM_COST} AS minimum_cost FROM (
    SELECT
      base58Encode(device) AS id,
      supplier,
      gpu_count,
      country,
      encryption_key,
      if({mint:String} = 'USDC', ask_usdc, ask_io) AS price,
      min_seconds,
      ${FEE_BPS} AS fee_bps
    FROM ${DEVICES}
  )
  WHERE has({devices:Array(String)}, id)
)`;

const evidence = (key: string) => `${eventsByAccount(
  ['DeviceRegistered', 'DeviceUpdated', 'ListingSet'],
  `SELECT device AS account, ${key} AS key FROM ev_marketplace_device_registered
   WHERE slot <= {slot:UInt64} AND has({devices:Array(String)}, base58Encode(device))`,
)}
UNION ALL
${allEvents(RULE_EVENTS)}`;

/** Devices of a quote. Parameters: `devices` (base58, in rank order), `mint`, `seconds`. */
export const quoteOffersMetric: Metric<QuoteOfferRow> = {
  name: 'quote_offers',
  description: "What each chosen device costs for the whole time, by the program's arithmetic.",
  columns: [
    'device',
    'supplier',
    'supplier_name',
    'gpu_count',
    'country',
    'country_alpha2',
    'country_name',
    'encryption_key',
    'price',
    'min_seconds',
    'gross',
    'net',
    'fees',
    'minimum_cost',
  ],
  keyColumns: ['device'],
  sql: `SELECT
  o.id AS device,
  base58Encode(o.supplier) AS supplier,
  s.name AS supplier_name,
  o.gpu_count AS gpu_count,
  o.country AS country,
  n.alpha2 AS country_alpha2,
  n.name AS country_name,
  lower(hex(o.encryption_key)) AS encryption_key,
  o.price AS price,
  o.min_seconds AS min_seconds,
  o.gross AS gross,
  o.net AS net,
  o.fees AS fees,
  o.minimum_cost AS minimum_cost
FROM (
${OFFERS}
) AS o
LEFT JOIN ${SUPPLIER_NAMES} AS s ON s.supplier = o.supplier
LEFT JOIN (SELECT numeric, toNullable(alpha2) AS alpha2, toNullable(name) AS name FROM countries) AS n
  ON n.numeric = o.country
ORDER BY indexOf({devices:Array(String)}, device)`,
  evidence: evidence('base58Encode(device)'),
};

/** Sums of a quote, with the same parameters and `gpus` as asked for: one row. The deposit is what the program reserves for all devices. */
export const quoteMetric: Metric<QuoteRow> = {
  name: 'quote',
  description: "What the chosen devices cost together for the whole time, by the program's arithmetic.",
  columns: ['seconds', 'gpus', 'fee_bps', 'price_cap', 'gross', 'net', 'fees', 'deposit', 'minimum_cost'],
  keyColumns: [],
  sql: `SELECT
  {seconds:UInt64} AS seconds, {gpus:UInt64} AS gpus,
  ${FEE_BPS} AS fee_bps, max(o.price) AS price_cap,
  sum(o.gross) AS gross, sum(o.net) AS net, sum(o.fees) AS fees, sum(o.gross) AS deposit,
  sum(o.minimum_cost) AS minimum_cost
FROM (
${OFFERS}
) AS o`,
  evidence: evidence("''"),
};
