-- Programs whose events this store holds from its first slot on. Written when an indexer starts with them for the first
-- time, compared at each later start: a program that was left out for a while would have a hole in its history.

CREATE TABLE IF NOT EXISTS programs
(
    name String,
    -- Base58 address.
    program_id String
)
ENGINE = MergeTree
ORDER BY program_id;
