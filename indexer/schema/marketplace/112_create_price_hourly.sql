-- ev_marketplace_device_settled -> price_hourly_mv -> price_hourly: settled prices by hour of the Clock, each weighing as
-- many GPU-seconds as were proven at it. Read with quantilesExactWeightedMerge(0.25, 0.5, 0.75)(price), min(low), max(high).

CREATE TABLE IF NOT EXISTS price_hourly
(
    model_code UInt16,
    mint FixedString(32),
    hour DateTime('UTC'),
    -- Smallest unit of the mint per GPU-hour.
    price AggregateFunction(quantilesExactWeighted(0.25, 0.5, 0.75), UInt64, UInt64),
    low SimpleAggregateFunction(min, UInt64),
    high SimpleAggregateFunction(max, UInt64),
    gpu_seconds SimpleAggregateFunction(sum, UInt64),
    -- Settlements that paid for time.
    count SimpleAggregateFunction(sum, UInt64)
)
ENGINE = AggregatingMergeTree
ORDER BY (hour, mint, model_code)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE MATERIALIZED VIEW IF NOT EXISTS price_hourly_mv TO price_hourly AS
SELECT
    s.model_code AS model_code,
    s.mint AS mint,
    toStartOfHour(toDateTime(s.timestamp, 'UTC')) AS hour,
    quantilesExactWeightedState(0.25, 0.5, 0.75)(s.price, toUInt64(s.seconds * s.gpu_count)) AS price,
    min(s.price) AS low,
    max(s.price) AS high,
    sum(s.seconds * s.gpu_count) AS gpu_seconds,
    count() AS count
FROM ev_marketplace_device_settled AS s
WHERE s.seconds > 0
GROUP BY model_code, mint, hour;
