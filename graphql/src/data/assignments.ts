import type { Metric } from './metric.ts';
import { ASSIGNMENTS, DEVICES, IO_MINT, isEvent, SUPPLIER_NAMES, USDC_MINT } from './views.ts';
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

/** Of the rental and of the device asked for, columns of the table with this alias. */
const asked = (
  alias: string,
) => `({rental:String} = '' OR ${alias}.rental = toFixedString(base58Decode({rental:String}), 32))
    AND ({device:String} = '' OR ${alias}.device = toFixedString(base58Decode({device:String}), 32))`;

/** Whether the device still is under this assignment. */
const CURRENT = '(NOT a.ended AND d.rental = a.rental)';

/**
 * What workers said of a device under a rental, as (sequence, what) in order. A device can be assigned to the same rental
 * again, so the assignment takes what lies between its own sequence and that of the next one.
 */
const said = (table: string, what: string) => `SELECT e.device AS device, e.rental AS rental,
    arraySort(groupArray((e.device_sequence, ${what}))) AS said
  FROM ${table} AS e
  WHERE e.slot <= {slot:UInt64} AND ${asked('e')}
  GROUP BY e.device, e.rental`;

const lastSaid = (alias: string) =>
  `arrayLast(x -> x.1 > a.device_sequence AND x.1 < a.next_sequence, ${alias}.said).2`;

const ORDER = "if({rental:String} = '', -a.assigned_at, a.rank), a.rank, a.device";

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
  sql: `SELECT
  base58Encode(a.rental) AS rental,
  base58Encode(a.device) AS device,
  a.rank AS rank,
  base58Encode(a.supplier) AS supplier,
  s.name AS supplier_name,
  a.model_code AS model_code,
  d.model_name AS model_name,
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
  if(${CURRENT}, d.reserved, 0) AS reserved,
  if(${CURRENT}, d.accrued, 0) AS accrued,
  a.paid AS paid,
  a.fees AS fees,
  a.returned AS returned,
  if(${lastSaid('j')}.1 = '', 'Unknown', ${lastSaid('j')}.1) AS job_state,
  if(${lastSaid('j')}.1 IN ('Exited', 'Failed'), toNullable(${lastSaid('j')}.2), NULL) AS exit_code,
  nullIf(lower(hex(${lastSaid('p')})), '') AS endpoint
FROM (
  SELECT v.*, leadInFrame(v.device_sequence, 1, 18446744073709551615) OVER (
    PARTITION BY v.rental, v.device ORDER BY v.device_sequence ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
  ) AS next_sequence
  FROM ${ASSIGNMENTS} AS v
  WHERE ${asked('v')}
) AS a
LEFT JOIN ${DEVICES} AS d ON d.device = a.device
LEFT JOIN ${SUPPLIER_NAMES} AS s ON s.supplier = a.supplier
LEFT JOIN (
  ${said('ev_marketplace_job_reported', '(e.state, e.exit_code)')}
) AS j ON j.device = a.device AND j.rental = a.rental
LEFT JOIN (
  ${said('ev_marketplace_endpoint_published', 'e.endpoint')}
) AS p ON p.device = a.device AND p.rental = a.rental
ORDER BY ${ORDER}
LIMIT 1000`,
  evidence: `SELECT concat(base58Encode(a.rental), ',', base58Encode(a.device), ',', toString(a.rank)) AS key,
  e.slot AS slot, base58Encode(e.signature) AS signature
FROM (
  SELECT slot, signature, keys, arrayJoin(keys) AS named FROM events
  WHERE ${isEvent(['DevicesAssigned', 'DevicesExtended', 'DeviceTicked', 'DeviceReleased', 'DeviceSettled', 'JobReported', 'EndpointPublished'])}
) AS e
INNER JOIN (SELECT v.rental AS rental, v.device AS device, v.rank AS rank FROM ${ASSIGNMENTS} AS v WHERE ${asked('v')}) AS a
  ON a.device = e.named
WHERE has(e.keys, a.rental)`,
};
