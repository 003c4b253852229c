import { ApiError } from '../errors.ts';
import type { Metric } from './metric.ts';
import { isEvent, LEAVING_EVENTS } from './views.ts';

/** Prices of one model in one bucket, smallest unit per GPU-hour. */
export interface PriceRow {
  bucket_start: string;
  settled_p10: string | null;
  settled_median: string | null;
  settled_p90: string | null;
  settled_gpu_seconds: string;
  settlements: string;
  ask_median: string | null;
  ask_low: string | null;
  listings: string;
}

const MINT =
  "(SELECT if({mint:String} = 'USDC', usdc_mint, io_mint) FROM ev_marketplace_config_initialized WHERE slot <= {slot:UInt64})";
const BUCKET = 'intDiv(timestamp - {from:Int64}, {bucket_seconds:Int64})';
const OF_MODEL = 'slot <= {slot:UInt64} AND model_code = {model_code:UInt16}';
const ending = (event: string) => `UNION ALL
    SELECT device, device_sequence, timestamp, 0 AS ask FROM ev_marketplace_${event} WHERE slot <= {slot:UInt64}`;
const LISTED = `SELECT DISTINCT device FROM ev_marketplace_listing_set WHERE ${OF_MODEL}`;

/**
 * Prices of one model by bucket, every bucket of [from, to). Parameters: `model_code`, `mint` (USDC or IO), `from`, `to`
 * (Unix seconds on bucket boundaries), `bucket_seconds`.
 */
export const pricesMetric: Metric<PriceRow> = {
  name: 'price_history',
  description:
    'Prices by bucket of time: paid (weighted by proven GPU-seconds settled in it) and asked (listings active at its end).',
  columns: [
    'bucket_start',
    'settled_p10',
    'settled_median',
    'settled_p90',
    'settled_gpu_seconds',
    'settlements',
    'ask_median',
    'ask_low',
    'listings',
  ],
  keyColumns: ['bucket_start'],
  sql: `WITH
  buckets AS (
    SELECT toInt64(arrayJoin(range(toUInt64(intDiv({to:Int64} - {from:Int64}, {bucket_seconds:Int64}))))) AS bucket
  ),
  settled AS (
    SELECT
      ${BUCKET} AS bucket,
      toNullable(quantileExactWeighted(0.1)(price, seconds * gpu_count)) AS settled_p10,
      toNullable(quantileExactWeighted(0.5)(price, seconds * gpu_count)) AS settled_median,
      toNullable(quantileExactWeighted(0.9)(price, seconds * gpu_count)) AS settled_p90,
      sum(seconds * gpu_count) AS settled_gpu_seconds,
      count() AS settlements
    FROM ev_marketplace_device_settled
    WHERE ${OF_MODEL} AND seconds > 0 AND mint = ${MINT} AND timestamp >= {from:Int64} AND timestamp < {to:Int64}
    GROUP BY bucket
  ),
  terms AS (
    SELECT device, device_sequence, timestamp, if({mint:String} = 'USDC', ask_usdc, ask_io) AS ask
    FROM ev_marketplace_listing_set WHERE ${OF_MODEL}
    -- What ends listings of other models too asks nothing, and falls away with it.
    ${['listing_closed', 'device_retired', 'gpu_claim_released'].map(ending).join('\n    ')}
  ),
  lasting AS (
    SELECT ask, timestamp AS since, leadInFrame(timestamp, 1, toInt64(9223372036854775807)) OVER (
      PARTITION BY device ORDER BY device_sequence ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    ) AS until
    FROM terms
  ),
  asked AS (
    SELECT
      b.bucket AS bucket,
      toNullable(quantileExactLow(0.5)(l.ask)) AS ask_median,
      toNullable(min(l.ask)) AS ask_low,
      count() AS listings
    FROM (
      SELECT bucket, least({from:Int64} + (bucket + 1) * {bucket_seconds:Int64}, {chain_time:Int64}) AS moment FROM buckets
    ) AS b
    CROSS JOIN (SELECT * FROM lasting WHERE ask > 0) AS l
    WHERE l.since <= b.moment AND b.moment < l.until
    GROUP BY bucket
  )
SELECT
  {from:Int64} + b.bucket * {bucket_seconds:Int64} AS bucket_start,
  s.settled_p10 AS settled_p10, s.settled_median AS settled_median, s.settled_p90 AS settled_p90,
  s.settled_gpu_seconds AS settled_gpu_seconds, s.settlements AS settlements,
  k.ask_median AS ask_median, k.ask_low AS ask_low, k.listings AS listings
FROM buckets AS b
LEFT JOIN settled AS s ON s.bucket = b.bucket
LEFT JOIN asked AS k ON k.bucket = b.bucket
ORDER BY bucket_start`,
  evidence: `SELECT toString({from:Int64} + ${BUCKET} * {bucket_seconds:Int64}) AS key, slot, base58Encode(signature) AS signature
FROM ev_marketplace_device_settled
WHERE ${OF_MODEL} AND seconds > 0 AND mint = ${MINT} AND timestamp >= {from:Int64} AND timestamp < {to:Int64}
UNION ALL
SELECT '' AS key, slot, base58Encode(signature) AS signature FROM events
WHERE ${isEvent(['ConfigInitialized', 'ListingSet', 'ListingClosed', ...LEAVING_EVENTS])}
  AND (event = 'ConfigInitialized' OR hasAny(scopes, (SELECT groupArray(device) FROM (${LISTED}))))`,
};

/** Most buckets of one history. */
const MAX_BUCKETS = 1_000n;

/**
 * Range of whole buckets: `to` at most the end of the bucket of the chain time, `from` 30 buckets before it by default.
 *
 * @throws ApiError `BAD_INPUT` when the range is empty or has too many buckets.
 */
export function bucketRange({
  from,
  to,
  seconds,
  chainTime,
}: {
  from?: bigint | null;
  to?: bigint | null;
  seconds: bigint;
  chainTime: bigint;
}): { from: bigint; to: bigint } {
  const asked = to ?? chainTime;
  const last = asked < chainTime ? asked : chainTime;
  const end = ((last + seconds - 1n) / seconds) * seconds;
  const start = from == null ? end - 30n * seconds : (from / seconds) * seconds;
  if (start < 0n || start >= end) throw new ApiError('BAD_INPUT', 'The range is empty: `from` must lie before `to`.');
  if ((end - start) / seconds > MAX_BUCKETS) {
    throw new ApiError(
      'BAD_INPUT',
      `The range has more than ${MAX_BUCKETS} buckets. Take a longer interval or a shorter range.`,
    );
  }
  return { from: start, to: end };
}
