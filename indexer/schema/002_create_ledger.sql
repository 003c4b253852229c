-- What is covered: indexer -> ledger -> watermark of every reader.
-- A segment with events has an intent row before its first insert and a commit row after its last; a run of cells
-- without events has a commit row only. Everything after the last commit is repeated at the next start.

CREATE TABLE IF NOT EXISTS ledger
(
    from_slot UInt64,
    to_slot UInt64,
    -- 'intent' or 'commit'
    state String,
    -- 0; one more each time that rows which a crash had lost were inserted again under new tokens.
    epoch UInt32,
    -- Where the segment came from, such as 'address'.
    source String,
    -- Rows by table.
    counts Map(String, UInt64),
    -- SHA-256 over the rows of all tables, in order; hexadecimal.
    checksum String,
    -- Last signature seen by program, and its slot: the listing must reach it again after a restart.
    cursors Map(String, Tuple(signature String, slot UInt64)),
    -- Latest slot whose Clock was observed, at most `to_slot`, and Clock.unix_timestamp there; 0 in an intent.
    watermark_slot UInt64,
    watermark_time Int64
)
ENGINE = MergeTree
ORDER BY (to_slot, from_slot, state, epoch)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
