const HOUR = "toDateTime(intDiv(timestamp, 3600) * 3600, 'UTC')";

/** Each rollup as it is read, and the same computed from its events. */
export const ROLLUPS = [
  {
    stored: `SELECT hour, hex(mint) AS m, model_code, country, sum(seconds) AS s, sum(gpu_seconds) AS g, sum(paid) AS p,
      sum(fees) AS f, sum(count) AS c FROM settled_hourly GROUP BY hour, m, model_code, country ORDER BY ALL`,
    landed: `SELECT ${HOUR} AS hour, hex(mint) AS m, model_code, country, sum(seconds) AS s, sum(seconds * gpu_count) AS g,
      sum(paid) AS p, sum(fees) AS f, count() AS c FROM ev_marketplace_device_settled
      GROUP BY hour, m, model_code, country ORDER BY ALL`,
  },
  {
    stored: `SELECT hour, hex(mint) AS m, model_code, quantilesExactWeightedMerge(0.25, 0.5, 0.75)(price) AS q, min(low) AS l,
      max(high) AS h, sum(gpu_seconds) AS g, sum(count) AS c FROM price_hourly GROUP BY hour, m, model_code ORDER BY ALL`,
    landed: `SELECT ${HOUR} AS hour, hex(mint) AS m, model_code,
      quantilesExactWeighted(0.25, 0.5, 0.75)(price, toUInt64(seconds * gpu_count)) AS q, min(price) AS l, max(price) AS h,
      sum(seconds * gpu_count) AS g, count() AS c FROM ev_marketplace_device_settled WHERE seconds > 0
      GROUP BY hour, m, model_code ORDER BY ALL`,
  },
  {
    stored: `SELECT hour, model_code, country, sum(idle_seconds) AS i, sum(hired_seconds) AS h, sum(idle_gpu_seconds) AS ig,
      sum(hired_gpu_seconds) AS hg, sum(count) AS c FROM credited_hourly GROUP BY hour, model_code, country ORDER BY ALL`,
    landed: `SELECT ${HOUR} AS hour, model_code, country, sum(idle_seconds) AS i, sum(hired_seconds) AS h,
      sum(idle_seconds * gpu_count) AS ig, sum(hired_seconds * gpu_count) AS hg, count() AS c
      FROM ev_marketplace_device_ticked WHERE credited GROUP BY hour, model_code, country ORDER BY ALL`,
  },
] as const;
