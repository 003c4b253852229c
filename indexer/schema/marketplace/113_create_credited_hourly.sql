-- ev_marketplace_device_ticked -> credited_hourly_mv -> credited_hourly: proven seconds by the hour in which they were
-- credited (Clock). Read with sum() and GROUP BY.

CREATE TABLE IF NOT EXISTS credited_hourly
(
    model_code UInt16,
    -- Where the supplier says the device is, ISO 3166-1 numeric.
    country UInt16,
    hour DateTime('UTC'),
    idle_seconds UInt64,
    hired_seconds UInt64,
    -- The same times the GPUs of each device.
    idle_gpu_seconds UInt64,
    hired_gpu_seconds UInt64,
    -- Credited ticks.
    count UInt64
)
ENGINE = SummingMergeTree
ORDER BY (hour, model_code, country)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS credited_hourly_mv TO credited_hourly AS
SELECT
    t.model_code AS model_code,
    t.country AS country,
    toStartOfHour(toDateTime(t.timestamp, 'UTC')) AS hour,
    sum(t.idle_seconds) AS idle_seconds,
    sum(t.hired_seconds) AS hired_seconds,
    sum(t.idle_seconds * t.gpu_count) AS idle_gpu_seconds,
    sum(t.hired_seconds * t.gpu_count) AS hired_gpu_seconds,
    count() AS count
FROM ev_marketplace_device_ticked AS t
WHERE t.credited
GROUP BY model_code, country, hour;
