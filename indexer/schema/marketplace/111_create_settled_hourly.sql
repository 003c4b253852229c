-- ev_marketplace_device_settled -> settled_hourly_mv -> settled_hourly: money paid for proven time, by hour of the Clock.
-- Read with sum() and GROUP BY; rows of one key are added up only when parts merge.

CREATE TABLE IF NOT EXISTS settled_hourly
(
    model_code UInt16,
    country UInt16,
    mint FixedString(32),
    hour DateTime('UTC'),
    -- Proven hired seconds of devices, and the same times their GPUs.
    seconds UInt64,
    gpu_seconds UInt64,
    -- To suppliers and to the treasury, smallest unit of the mint.
    paid UInt64,
    fees UInt64,
    -- Settlements.
    count UInt64
)
ENGINE = SummingMergeTree
ORDER BY (hour, mint, model_code, country)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS settled_hourly_mv TO settled_hourly AS
SELECT
    s.model_code AS model_code,
    s.country AS country,
    s.mint AS mint,
    toStartOfHour(toDateTime(s.timestamp, 'UTC')) AS hour,
    sum(s.seconds) AS seconds,
    sum(s.seconds * s.gpu_count) AS gpu_seconds,
    sum(s.paid) AS paid,
    sum(s.fees) AS fees,
    count() AS count
FROM ev_marketplace_device_settled AS s
GROUP BY model_code, country, mint, hour;
