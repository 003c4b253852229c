import type { ListMetric, Order } from './page.ts';
import {
  allEvents,
  DEVICE_EVENTS,
  DEVICES,
  eventsByAccount,
  IO_MINT,
  RULE_EVENTS,
  SUPPLIER_NAMES,
  USDC_MINT,
} from './views.ts';
import type { ConnectivityTier, DeviceClassWord, DeviceStatusWord, WorkKindWord } from './words.ts';

/** One device at a slot. */
export interface DeviceRow {
  id: string;
  supplier: string;
  owner: string;
  supplier_name: string;
  worker: string;
  index: number;
  model_code: number;
  model_name: string;
  class: DeviceClassWord;
  proof_kind: WorkKindWord;
  gpu_count: number;
  country: number;
  country_alpha2: string | null;
  country_name: string | null;
  connectivity: ConnectivityTier;
  encryption_key: string;
  status: DeviceStatusWord;
  fresh: boolean;
  accepting: boolean;
  listed: boolean;
  ask_usdc: string | null;
  ask_io: string | null;
  min_seconds: number | null;
  max_seconds: number | null;
  terms_slot: string | null;
  rental_id: string | null;
  registered_at: string;
  retired_at: string | null;
  last_credited_at: string | null;
  last_credited_slot: string | null;
  tick_count: string;
  credited_ticks: string;
  proven_seconds: string;
  idle_seconds: string;
  hired_seconds: string;
  earned_usdc: string;
  earned_io: string;
  required_stake: string;
  active_stake: string;
  staked: boolean;
  sort_value: string;
}

/** Columns by which devices can be sorted, as expressions of `device_status_at`. */
export const DEVICE_SORT = {
  REGISTERED_AT: 'd.registered_at',
  LAST_CREDITED_AT: 'd.last_credited_at',
  ASK_USDC: 'd.ask_usdc',
  ASK_IO: 'd.ask_io',
  GPU_COUNT: 'd.gpu_count',
  PROVEN_SECONDS: 'd.idle_seconds + d.hired_seconds',
} as const;

/** Order of a list of devices: by the sort column, then by address. */
export function deviceOrder(direction: 'ASC' | 'DESC'): Order<DeviceRow> {
  return {
    columns: [
      ['sort_value', 'Int64'],
      ['id', 'String'],
    ],
    direction,
  };
}

const STATUS = `multiIf(
    d.retired, 'RETIRED',
    d.hired, 'HIRED',
    d.assigned, 'ASSIGNED_NOT_FRESH',
    NOT d.proven, 'NOT_FRESH',
    d.accepting AND d.listed, 'AVAILABLE',
    'IDLE')`;

/** Filter by parameters; a zero or empty value is no condition, `accepting` and `staked` -1. */
const FILTER = `({id:String} = '' OR id = {id:String})
  AND ({model_code:UInt16} = 0 OR model_code = {model_code:UInt16})
  AND ({class:String} = '' OR class = {class:String})
  AND ({country:UInt16} = 0 OR country = {country:UInt16})
  AND (empty({statuses:Array(String)}) OR has({statuses:Array(String)}, status))
  AND ({accepting:Int8} = -1 OR accepting = ({accepting:Int8} = 1))
  AND ({staked:Int8} = -1 OR staked = ({staked:Int8} = 1))
  AND ({supplier:String} = '' OR supplier = {supplier:String})`;

// A listing allows more than 0 seconds, so 0 means that there never was one.
const ifListed = (column: string) => `if(d.max_seconds = 0, NULL, d.${column})`;

/** Devices that the filter lets through, without what it costs to show them. */
const FOUND = `SELECT device AS account, id AS key FROM (
SELECT
  d.device AS device,
  base58Encode(d.device) AS id,
  base58Encode(d.supplier) AS supplier,
  d.model_code AS model_code,
  d.class AS class,
  d.country AS country,
  ${STATUS} AS status,
  d.accepting AS accepting,
  toBool(d.claimed AND d.staked) AS staked
FROM ${DEVICES} AS d
)
WHERE ${FILTER}`;

const rows = (sort: string) => `SELECT * FROM (
SELECT
  base58Encode(d.device) AS id,
  base58Encode(d.supplier) AS supplier,
  base58Encode(d.owner) AS owner,
  s.name AS supplier_name,
  base58Encode(d.worker) AS worker,
  d.index AS index,
  d.model_code AS model_code,
  d.model_name AS model_name,
  d.class AS class,
  d.heavy_work_kind AS proof_kind,
  d.gpu_count AS gpu_count,
  d.country AS country,
  n.alpha2 AS country_alpha2,
  n.name AS country_name,
  d.connectivity AS connectivity,
  lower(hex(d.encryption_key)) AS encryption_key,
  ${STATUS} AS status,
  d.proven AS fresh,
  d.accepting AS accepting,
  d.listed AS listed,
  ${ifListed('ask_usdc')} AS ask_usdc,
  ${ifListed('ask_io')} AS ask_io,
  ${ifListed('min_seconds')} AS min_seconds,
  ${ifListed('max_seconds')} AS max_seconds,
  ${ifListed('terms_slot')} AS terms_slot,
  base58Encode(d.rental) AS rental_id,
  d.registered_at AS registered_at,
  d.retired_at AS retired_at,
  nullIf(d.last_credited_at, 0) AS last_credited_at,
  nullIf(d.last_credited_slot, 0) AS last_credited_slot,
  d.ticks AS tick_count,
  d.idle_seconds + d.hired_seconds AS proven_seconds,
  d.idle_seconds AS idle_seconds,
  d.hired_seconds AS hired_seconds,
  t.credited_ticks AS credited_ticks,
  e.earned_usdc AS earned_usdc,
  e.earned_io AS earned_io,
  d.required_stake AS required_stake,
  d.active_stake AS active_stake,
  toBool(d.claimed AND d.staked) AS staked,
  toInt64(${sort}) AS sort_value
FROM ${DEVICES} AS d
LEFT JOIN ${SUPPLIER_NAMES} AS s ON s.supplier = d.supplier
LEFT JOIN (SELECT numeric, toNullable(alpha2) AS alpha2, toNullable(name) AS name FROM countries) AS n
  ON n.numeric = d.country
LEFT JOIN (
  SELECT device, countIf(credited) AS credited_ticks
  FROM ev_marketplace_device_ticked WHERE slot <= {slot:UInt64} GROUP BY device
) AS t ON t.device = d.device
LEFT JOIN (
  SELECT device, sumIf(paid, mint = ${USDC_MINT}) AS earned_usdc, sumIf(paid, mint = ${IO_MINT}) AS earned_io
  FROM ev_marketplace_device_settled WHERE slot <= {slot:UInt64} GROUP BY device
) AS e ON e.device = d.device
)
WHERE ${FILTER}`;

const COLUMNS: readonly (keyof DeviceRow)[] = [
  'id',
  'supplier',
  'owner',
  'supplier_name',
  'worker',
  'index',
  'model_code',
  'model_name',
  'class',
  'proof_kind',
  'gpu_count',
  'country',
  'country_alpha2',
  'country_name',
  'connectivity',
  'encryption_key',
  'status',
  'fresh',
  'accepting',
  'listed',
  'ask_usdc',
  'ask_io',
  'min_seconds',
  'max_seconds',
  'terms_slot',
  'rental_id',
  'registered_at',
  'retired_at',
  'last_credited_at',
  'last_credited_slot',
  'tick_count',
  'proven_seconds',
  'idle_seconds',
  'hired_seconds',
  'credited_ticks',
  'earned_usdc',
  'earned_io',
  'required_stake',
  'active_stake',
  'staked',
  'sort_value',
];

/**
 * Devices sorted by one of {@link DEVICE_SORT}. Parameters: `id`, `supplier`, `class` ('' any), `model_code`,
 * `country` (0 any), `statuses` (empty: any), `accepting`, `staked` (-1 any).
 */
export function devicesList(sort: keyof typeof DEVICE_SORT): ListMetric<DeviceRow> {
  return {
    name: 'devices',
    description: 'Devices with their state, terms, proven time and earnings.',
    columns: COLUMNS,
    keyColumns: ['id'],
    rows: rows(DEVICE_SORT[sort]),
    found: FOUND,
    evidence: `${eventsByAccount(DEVICE_EVENTS, FOUND)}
UNION ALL
${allEvents(RULE_EVENTS)}`,
  };
}

/** Values of the filter that lets every device through. */
export const ANY_DEVICE = {
  id: '',
  supplier: '',
  class: '',
  model_code: 0,
  country: 0,
  statuses: [],
  accepting: -1,
  staked: -1,
};
