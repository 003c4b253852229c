-- device_at, rental_at -> device_current, rental_current: the latest state of each account, for pages and filters.
-- Rows of the accounts that a segment touched are written before its commit; read them FINAL.

CREATE TABLE IF NOT EXISTS device_current
ENGINE = ReplacingMergeTree(sequence)
ORDER BY device
EMPTY AS SELECT * FROM device_at(slot = 0);

CREATE TABLE IF NOT EXISTS rental_current
ENGINE = ReplacingMergeTree(sequence)
ORDER BY rental
EMPTY AS SELECT * FROM rental_at(slot = 0);
