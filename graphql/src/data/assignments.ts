import type { Metric } from './metric.ts';
import { ASSIGNMENTS, DEVICES, IO_MINT, isEvent, MODELS, SUPPLIERS, USDC_MINT } from './views.ts';
import type { JobStateWord, MintWord, ReleaseReasonWord } from './words.ts';

/** One assignment of a device to a rental. */
export interface AssignmentRow {
  rental: string;
  device: string;
  rank: number;
  supplier: string;
  supplier_name: string;
  model_code: number;
  model_name: string;
  gpu_count: number;
  country: number;
  mint: string;
  mint_symbol: MintWord;
  price: string;
  fee_bps: number;
  min_seconds: number;
  assigned_at: string;
  ends_at: string;
  released_at: string | null;
  release_reason: ReleaseReasonWord | null;
  ended: boolean;
  fresh: boolean;
  credited_ticks: string;
  proven_seconds: string;
  settled_seconds: string;
  reserved: string;
  accrued: string;
  paid: string;
  fees: string;
  returned: string;
  job_state: JobStateWord;
  exit_code: number | null;
  endpoint: string | null;
}

const FILTER = `({rental:String} = '' OR rental = toFixedString(base58Decode({rental:String}), 32))
  AND ({device:String} = '' OR device = toFixedString(base58Decode({device:String}), 32))`;

/**
 * Rows of an event table under their assignment: the device's latest one to this rental before the event. A device may
 * be assigned to the same rental again, so rental and device alone do not tell.
 */
const under = (table: string, aggregates: string) => `SELECT
    a.device AS device, a.device_sequence AS device_sequence, ${aggregates}
  FROM (SELECT * FROM ${table} WHERE slot <= {slot:UInt64} AND ${FILTER}) AS e
  ASOF INNER JOIN a ON a.device = e.device AND a.rental = e.rental AND a.device_sequence <= e.device_sequence
  GROUP BY a.device, a.device_sequence`;

const ON = (alias: string) => `ON ${alias}.device = a.device AND ${alias}.device_sequence = a.device_sequence`;

/** Whether the device still is under this assignment. */
const CURRENT = '(NOT a.ended AND d.rental = a.rental)';

/** Assignments of one rental in rank order, or of one device newest first. Parameters: `rental`, `device` ('' any). */
export const assignmentsMetric: Metric<AssignmentRow> = {
  name: 'assignments',
  description: 'Assignments of devices to rentals: agreed terms, proven seconds, and what was paid for them.',
  columns: [
    'rental',
    'device',
    'rank',
    'supplier',
    'supplier_name',
    'model_code',
    'model_name',
    'gpu_count',
    'country',
    'mint',
    'mint_symbol',
    'price',
    'fee_bps',
    'min_seconds',
    'assigned_at',
    'ends_at',
    'released_at',
    'release_reason',
    'ended',
    'fresh',
    'credited_ticks',
    'proven_seconds',
    'settled_seconds',
    'reserved',
    'accrued',
    'paid',
    'fees',
    'returned',
    'job_state',
    'exit_code',
    'endpoint',
  ],
  keyColumns: ['rental', 'device', 'rank'],
  sql: `WITH
  a AS (
    SELECT * FROM ${ASSIGNMENTS} WHERE ${FILTER}
    ORDER BY if({rental:String} = '', -assigned_at, rank), rank, device LIMIT 1000
  ),
  reported AS (
    ${under('ev_marketplace_job_reported', 'argMax(e.state, e.device_sequence) AS state, argMax(e.exit_code, e.device_sequence) AS exit_code')}
  ),
  published AS (
    ${under('ev_marketplace_endpoint_published', 'toNullable(argMax(lower(hex(e.endpoint)), e.device_sequence)) AS endpoint')}
  )
SELECT
  base58Encode(a.rental) AS rental,
  base58Encode(a.device) AS device,
  a.rank AS rank,
  base58Encode(a.supplier) AS supplier,
  s.name AS supplier_name,
  a.model_code AS model_code,
  m.name AS model_name,
  a.gpu_count AS gpu_count,
  a.country AS country,
  base58Encode(a.mint) AS mint,
  multiIf(a.mint = ${USDC_MINT}, 'USDC', a.mint = ${IO_MINT}, 'IO', '') AS mint_symbol,
  a.price AS price,
  a.fee_bps AS fee_bps,
  a.min_seconds AS min_seconds,
  a.assigned_at AS assigned_at,
  a.ends_at AS ends_at,
  a.released_at AS released_at,
  a.release_reason AS release_reason,
  a.ended AS ended,
  d.proven AS fresh,
  a.proofs AS credited_ticks,
  a.hired_seconds AS proven_seconds,
  a.settled_seconds AS settled_seconds,
  if(${CURRENT}, ifNull(d.reserved, 0), 0) AS reserved,
  if(${CURRENT}, ifNull(d.accrued, 0), 0) AS accrued,
  a.paid AS paid,
  a.fees AS fees,
  a.returned AS returned,
  if(j.state = '', 'Unknown', j.state) AS job_state,
  if(j.state IN ('Exited', 'Failed'), toNullable(j.exit_code), NULL) AS exit_code,
  x.endpoint AS endpoint
FROM a
LEFT JOIN (SELECT device, proven, rental, reserved, accrued FROM ${DEVICES}) AS d ON d.device = a.device
LEFT JOIN (SELECT code, name FROM ${MODELS}) AS m ON m.code = a.model_code
LEFT JOIN (SELECT supplier, name FROM ${SUPPLIERS}) AS s ON s.supplier = a.supplier
LEFT JOIN reported AS j ${ON('j')}
LEFT JOIN published AS x ${ON('x')}
ORDER BY if({rental:String} = '', -a.assigned_at, a.rank), a.rank, device`,
  evidence: `SELECT concat(base58Encode(a.rental), ',', base58Encode(a.device), ',', toString(a.rank)) AS key,
  e.slot AS slot, base58Encode(e.signature) AS signature
FROM (
  SELECT slot, signature, keys, arrayJoin(keys) AS device FROM events
  WHERE ${isEvent(['DevicesAssigned', 'DeviceTicked', 'DeviceReleased', 'DeviceSettled', 'JobReported', 'EndpointPublished'])}
) AS e
INNER JOIN (SELECT rental, device, rank FROM ${ASSIGNMENTS} WHERE ${FILTER}) AS a ON a.device = e.device
WHERE has(e.keys, a.rental)`,
};
