-- The chain's Clock as it was observed: samples of the sysvar, and the times that events carry.
-- The latest row at or before a slot is the chain time of that slot.

CREATE TABLE IF NOT EXISTS clock
(
    slot UInt64,
    -- Seconds.
    unix_timestamp Int64
)
ENGINE = ReplacingMergeTree
ORDER BY slot;

CREATE OR REPLACE VIEW clock_at AS
SELECT
    max(clock.slot) AS slot,
    argMax(clock.unix_timestamp, clock.slot) AS chain_time
FROM clock
WHERE clock.slot <= {slot:UInt64}
HAVING count() > 0;
