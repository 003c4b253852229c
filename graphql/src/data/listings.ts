import type { ListMetric, Order } from './page.ts';
import {
  allEvents,
  DEVICE_EVENTS,
  DEVICES,
  eventsByAccount,
  IS_AVAILABLE,
  RULE_EVENTS,
  SUPPLIER_NAMES,
} from './views.ts';
import type { ConnectivityTier, DeviceClassWord, WorkKindWord } from './words.ts';

/** An offer that can be hired now. */
export interface ListingRow {
  device: string;
  supplier: string;
  supplier_name: string;
  model_code: number;
  model_name: string;
  class: DeviceClassWord;
  proof_kind: WorkKindWord;
  gpu_count: number;
  country: number;
  country_alpha2: string | null;
  country_name: string | null;
  connectivity: ConnectivityTier;
  price: string;
  ask_usdc: string;
  ask_io: string;
  min_seconds: number;
  max_seconds: number;
  terms_slot: string;
  last_credited_at: string;
}

/** Cheapest first. */
export const LISTING_ORDER: Order<ListingRow> = {
  columns: [
    ['price', 'UInt64'],
    ['device', 'String'],
  ],
  direction: 'ASC',
};

/** Values of the filter that lets every offer through. */
export const ANY_LISTING = { model_code: 0, class: '', country: 0, seconds: 0, price_lte: 0n };

/** Filter by parameters; a zero or empty value is no condition. */
const FILTER = `price > 0
  AND ({model_code:UInt16} = 0 OR model_code = {model_code:UInt16})
  AND ({class:String} = '' OR class = {class:String})
  AND ({country:UInt16} = 0 OR country = {country:UInt16})
  AND ({seconds:UInt32} = 0 OR {seconds:UInt32} BETWEEN min_seconds AND max_seconds)
  AND ({price_lte:UInt64} = 0 OR price <= {price_lte:UInt64})`;

/** The offers that the filter lets through, without what it costs to show them. */
const FOUND = `SELECT * FROM (
  SELECT device AS account, base58Encode(device) AS key, model_code, class, country, gpu_count, min_seconds, max_seconds,
    if({mint:String} = 'USDC', ask_usdc, ask_io) AS price
  FROM ${DEVICES} WHERE ${IS_AVAILABLE}
)
WHERE ${FILTER}`;

const rows = `SELECT * FROM (
SELECT
  base58Encode(d.device) AS device,
  base58Encode(d.supplier) AS supplier,
  s.name AS supplier_name,
  d.model_code AS model_code,
  d.model_name AS model_name,
  d.class AS class,
  d.heavy_work_kind AS proof_kind,
  d.gpu_count AS gpu_count,
  d.country AS country,
  n.alpha2 AS country_alpha2,
  n.name AS country_name,
  d.connectivity AS connectivity,
  if({mint:String} = 'USDC', d.ask_usdc, d.ask_io) AS price,
  d.ask_usdc AS ask_usdc,
  d.ask_io AS ask_io,
  d.min_seconds AS min_seconds,
  d.max_seconds AS max_seconds,
  d.terms_slot AS terms_slot,
  d.last_credited_at AS last_credited_at
FROM ${DEVICES} AS d
LEFT JOIN ${SUPPLIER_NAMES} AS s ON s.supplier = d.supplier
LEFT JOIN (SELECT numeric, toNullable(alpha2) AS alpha2, toNullable(name) AS name FROM countries) AS n
  ON n.numeric = d.country
WHERE ${IS_AVAILABLE}
)
WHERE ${FILTER}`;

/**
 * Offers that can be hired now. Parameters: `mint` (USDC or IO), `model_code`, `country`, `seconds`, `price_lte` (0 any),
 * `class` ('' any).
 */
export const listingsList: ListMetric<ListingRow> = {
  name: 'listings',
  description: 'Devices that can be hired now: fresh, accepting, listed and not assigned.',
  columns: [
    'device',
    'supplier',
    'supplier_name',
    'model_code',
    'model_name',
    'class',
    'proof_kind',
    'gpu_count',
    'country',
    'country_alpha2',
    'country_name',
    'connectivity',
    'price',
    'ask_usdc',
    'ask_io',
    'min_seconds',
    'max_seconds',
    'terms_slot',
    'last_credited_at',
  ],
  keyColumns: ['device'],
  rows,
  found: FOUND,
  totals: { total_gpus: 'sum(gpu_count)' },
  evidence: `${eventsByAccount(DEVICE_EVENTS, FOUND)}
UNION ALL
${allEvents(RULE_EVENTS)}`,
};

/** What a choice among the offers needs to know of one. */
export type Offered = Pick<ListingRow, 'device' | 'gpu_count' | 'price' | 'min_seconds' | 'max_seconds'>;

/** Offers with the same parameters, all of them, cheapest first. */
export const ALL_OFFERED = `SELECT key AS device, gpu_count, price, min_seconds, max_seconds
FROM (
${FOUND}
)
ORDER BY price, device`;
