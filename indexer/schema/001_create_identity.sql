-- The chain that this store holds. Written once, when the first indexer starts on it; compared at each later start.

CREATE TABLE IF NOT EXISTS identity
(
    genesis_hash String,
    -- Tells apart chains with the same genesis, such as local ones.
    instance String,
    -- Slots in a segment: the grid cannot change under a store.
    segment_slots UInt64
)
ENGINE = MergeTree
ORDER BY genesis_hash;
