import type { Metric } from './metric.ts';
import {
  allEvents,
  CLAIM_EVENTS,
  DEVICES,
  IO_MINT,
  isEvent,
  LEAVING_EVENTS,
  STAKE_EVENTS,
  USDC_MINT,
} from './views.ts';

/** Figures of one bucket of time. */
export interface HistoryRow {
  bucket_start: string;
  claimed_gpus: string;
  staked_gpus: string;
  claimed_cpus: string;
  staked_cpus: string;
  proven_gpu_seconds: string;
  hired_gpu_seconds: string;
  proven_cpu_seconds: string;
  settled_usdc: string;
  settled_io: string;
  rewards_issued: string;
}

const COLUMNS: readonly (keyof HistoryRow)[] = [
  'bucket_start',
  'claimed_gpus',
  'staked_gpus',
  'claimed_cpus',
  'staked_cpus',
  'proven_gpu_seconds',
  'hired_gpu_seconds',
  'proven_cpu_seconds',
  'settled_usdc',
  'settled_io',
  'rewards_issued',
];

/** A time that no device retires at, and a place after all others of its moment. */
const NEVER = 2n ** 63n - 1n;
const LAST = 2n ** 64n - 1n;

const OWNED = `SELECT device, class, gpu_count, required_stake, ifNull(retired_at, ${NEVER}) AS until
  FROM ${DEVICES}
  WHERE ({model_code:UInt16} = 0 OR model_code = {model_code:UInt16}) AND ({country:UInt16} = 0 OR country = {country:UInt16})`;

/** What a branch of the union tells; the others are nothing. */
const NOTHING = { sequence: '0', active: '0', idle: '0', hired: '0', usdc: '0', io: '0', issued: '0' };

const columns = (fields: Partial<typeof NOTHING>) =>
  Object.entries({ ...NOTHING, ...fields })
    .map(([name, sql]) => `toUInt64(${sql}) AS ${name}`)
    .join(', ');

/** Changes of what is claimed and staked, from the beginning. */
const change = (what: string, table: string, fields: Partial<typeof NOTHING> = {}) =>
  `SELECT device, timestamp AS at, '${what}' AS what, ${columns(fields)} FROM ${table} WHERE slot <= {slot:UInt64}`;

/** What was credited, paid and issued in the range, summed by device and bucket before anything is joined to it. */
const flow = (table: string, fields: Partial<typeof NOTHING>) =>
  `SELECT device, {from:Int64} + intDiv(timestamp - {from:Int64}, {bucket_seconds:Int64}) * {bucket_seconds:Int64} AS at,
      'flow' AS what, ${columns(fields)}
    FROM ${table} WHERE slot <= {slot:UInt64} AND timestamp >= {from:Int64} AND timestamp < {to:Int64} GROUP BY device, at`;

const snake = (name: string) => name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase();

const claims = (event: string) => `(
      SELECT d.slot AS slot, d.device AS device, d.amount AS amount, p.timestamp AS timestamp
      FROM ev_rewards_${snake(event)}_devices AS d
      INNER JOIN ev_rewards_${snake(event)} AS p
        ON p.slot = d.slot AND p.signature = d.signature AND p.instruction = d.instruction AND p.inner = d.inner
    )`;

const TOLD = [
  change('registered', 'ev_marketplace_device_registered'),
  ...STAKE_EVENTS.map((event) =>
    change('stake', `ev_staking_${snake(event)}`, {
      sequence: 'stake_sequence',
      active: 'state_owner_active + state_co_staker_active',
    }),
  ),
  flow('ev_marketplace_device_ticked', { idle: 'sum(idle_seconds)', hired: 'sum(hired_seconds)' }),
  flow('ev_marketplace_device_settled', {
    usdc: `sumIf(paid, mint = ${USDC_MINT})`,
    io: `sumIf(paid, mint = ${IO_MINT})`,
  }),
  ...CLAIM_EVENTS.map((event) => flow(claims(event), { issued: 'sum(amount)' })),
];

const bucketOf = (at: string) =>
  `if(${at} < {from:Int64}, toInt64(-1), intDiv(${at} - {from:Int64}, {bucket_seconds:Int64}))`;
const counted = (change: string, kind: string) => `sumIf(${change}, class = '${kind}')`;

/** Events that decide what is claimed and staked, at whatever time they were. */
const STATE_EVENTS = ['DeviceRegistered', 'DeviceUpdated', ...LEAVING_EVENTS, ...STAKE_EVENTS];

/**
 * The counts and what was proven, paid and issued by bucket, every bucket of [from, to). Parameters: `model_code`,
 * `country` (0 any), `from`, `to` (Unix seconds on bucket boundaries), `bucket_seconds`.
 */
export const historyMetric: Metric<HistoryRow> = {
  name: 'network_history',
  description:
    'Claimed and staked at the end of each bucket of time, and what was credited, settled and issued in it, by the device that it was for.',
  columns: COLUMNS,
  keyColumns: ['bucket_start'],
  sql: `WITH
  told AS (
    ${TOLD.join('\n    UNION ALL\n    ')}
  ),
  owned AS (
    SELECT e.*, o.class AS class, o.gpu_count AS gpu_count, o.required_stake AS required_stake, o.until AS until
    FROM told AS e
    INNER JOIN (${OWNED}) AS o ON o.device = e.device
  ),
  -- A device that retired is claimed no more, and its stake no longer counts as a device's.
  moments AS (
    SELECT *, moment.1 AS moment_at, moment.2 AS claimed, moment.3 AS order_in_moment
    FROM (
      SELECT *, arrayJoin(if(what = 'registered' AND until < ${NEVER},
        [(at, 1, sequence), (until, -1, ${LAST})], [(at, if(what = 'registered', 1, 0), sequence)])) AS moment
      FROM owned
    )
  ),
  changes_of_stake AS (
    SELECT *, what = 'stake' AND moment_at < until AND active >= required_stake AS staked,
      if(what IN ('registered', 'stake'), toInt64(staked) - toInt64(lagInFrame(staked, 1, 0) OVER (
        PARTITION BY device, what IN ('registered', 'stake') ORDER BY moment_at, order_in_moment
        ROWS BETWEEN 1 PRECEDING AND CURRENT ROW
      )), 0) AS stake_change
    FROM moments
    WHERE moment_at < {to:Int64} AND moment_at <= {chain_time:Int64}
  ),
  by_bucket AS (
    SELECT
      ${bucketOf('moment_at')} AS bucket,
      ${counted('claimed * gpu_count', 'Gpu')} AS claimed_gpus, ${counted('stake_change * gpu_count', 'Gpu')} AS staked_gpus,
      ${counted('claimed', 'Cpu')} AS claimed_cpus, ${counted('stake_change', 'Cpu')} AS staked_cpus,
      ${counted('(idle + hired) * gpu_count', 'Gpu')} AS proven_gpu_seconds,
      ${counted('hired * gpu_count', 'Gpu')} AS hired_gpu_seconds,
      ${counted('idle + hired', 'Cpu')} AS proven_cpu_seconds,
      sum(usdc) AS settled_usdc, sum(io) AS settled_io, sum(issued) AS rewards_issued
    FROM changes_of_stake
    GROUP BY bucket
  ),
  every_bucket AS (
    SELECT arrayJoin(range(toInt64(-1), intDiv({to:Int64} - {from:Int64}, {bucket_seconds:Int64}))) AS bucket
  )
SELECT
  {from:Int64} + bucket * {bucket_seconds:Int64} AS bucket_start,
  ${COLUMNS.slice(1).join(', ')}
FROM (
  SELECT
    a.bucket AS bucket,
    ${COLUMNS.slice(1, 5)
      .map((column) => `sum(b.${column}) OVER (ORDER BY a.bucket) AS ${column}`)
      .join(', ')},
    ${COLUMNS.slice(5)
      .map((column) => `b.${column} AS ${column}`)
      .join(', ')}
  FROM every_bucket AS a
  LEFT JOIN by_bucket AS b ON b.bucket = a.bucket
)
WHERE bucket >= 0
ORDER BY bucket_start`,
  evidence: `SELECT if(e.deciding, '', toString({from:Int64} + intDiv(e.timestamp - {from:Int64}, {bucket_seconds:Int64}) * {bucket_seconds:Int64})) AS key,
  e.slot AS slot, base58Encode(e.signature) AS signature
FROM (
  SELECT slot, signature, assumeNotNull(timestamp) AS timestamp, arrayJoin(keys) AS account,
    event IN (${STATE_EVENTS.map((event) => `'${event}'`).join(', ')}) AS deciding
  FROM events
  WHERE ${isEvent({
    marketplace: ['DeviceTicked', 'DeviceSettled', ...STATE_EVENTS],
    staking: STAKE_EVENTS,
    rewards: CLAIM_EVENTS,
  })} AND timestamp < {to:Int64}
) AS e
INNER JOIN (${OWNED}) AS o ON o.device = e.account
WHERE e.deciding OR e.timestamp >= {from:Int64}
UNION ALL
${allEvents(['ConfigInitialized', 'GpuModelSet'])}`,
};
