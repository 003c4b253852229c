import type { Metric } from './metric.ts';
import { eventsByAccount, LEAVING_EVENTS } from './views.ts';

/** One UTC day of a device. */
export interface UptimeRow {
  day: string;
  credited_seconds: string;
  claimed_seconds: string;
  ticks: string;
  credited_ticks: string;
}

/** Start of the first day shown: `days` days that end with the one of the chain time. */
const FIRST = '(intDiv({chain_time:Int64}, 86400) - {days:Int64} + 1) * 86400';

/**
 * Credited time of one device by UTC day, every day of the range. A credit that spans midnight is split there.
 * Parameters: `device` (base58), `days`.
 */
export const uptimeMetric: Metric<UptimeRow> = {
  name: 'uptime',
  description: 'Seconds credited to a device by UTC day.',
  columns: ['day', 'credited_seconds', 'claimed_seconds', 'ticks', 'credited_ticks'],
  keyColumns: ['day'],
  sql: `WITH
  toFixedString(base58Decode({device:String}), 32) AS wanted,
  days AS (SELECT ${FIRST} + arrayJoin(range(toUInt64({days:Int64}))) * 86400 AS start),
  life AS (
    SELECT
      (SELECT min(timestamp) FROM ev_marketplace_device_registered WHERE slot <= {slot:UInt64} AND device = wanted) AS since,
      (SELECT if(count() = 0, {chain_time:Int64}, min(timestamp)) FROM (
          SELECT slot, device, timestamp FROM ev_marketplace_device_retired
          UNION ALL
          SELECT slot, device, timestamp FROM ev_marketplace_gpu_claim_released
        )
        WHERE slot <= {slot:UInt64} AND device = wanted) AS until
  ),
  ticked AS (
    SELECT timestamp, credited, credited_from AS since, credited_from + idle_seconds + hired_seconds AS until
    FROM ev_marketplace_device_ticked
    WHERE slot <= {slot:UInt64} AND device = wanted AND timestamp >= ${FIRST}
  ),
  credit AS (
    SELECT
      arrayJoin(range(toUInt64(intDiv(since, 86400)), toUInt64(intDiv(until - 1, 86400) + 1))) * 86400 AS start,
      toUInt64(least(until, toInt64(start) + 86400) - greatest(since, toInt64(start))) AS seconds
    FROM ticked WHERE credited AND until > since
  ),
  by_day AS (SELECT toInt64(start) AS start, sum(seconds) AS seconds FROM credit GROUP BY start),
  counted AS (
    SELECT intDiv(timestamp, 86400) * 86400 AS start, count() AS ticks, countIf(credited) AS credited_ticks
    FROM ticked GROUP BY start
  )
SELECT
  toString(toDate(toDateTime(d.start, 'UTC'), 'UTC')) AS day,
  b.seconds AS credited_seconds,
  toUInt64(greatest(0, least(l.until, d.start + 86400, {chain_time:Int64}) - greatest(l.since, d.start))) AS claimed_seconds,
  c.ticks AS ticks,
  c.credited_ticks AS credited_ticks
FROM days AS d
CROSS JOIN life AS l
LEFT JOIN by_day AS b ON b.start = d.start
LEFT JOIN counted AS c ON c.start = d.start
ORDER BY day`,
  evidence: eventsByAccount(
    ['DeviceRegistered', ...LEAVING_EVENTS, 'DeviceTicked'],
    "SELECT toFixedString(base58Decode({device:String}), 32) AS account, '' AS key",
  ),
};
