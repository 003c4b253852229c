-- decode -> events, changes, events_undecoded: what every program has in common, beside the tables of its own events.

CREATE TABLE IF NOT EXISTS events
(
    slot UInt64,
    signature FixedString(64),
    -- Index of the instruction in the transaction, and of the event among the calls inside it.
    instruction UInt16,
    inner UInt16,
    program String,
    event String,
    -- The account that the event is first about; zeros when it changes none.
    scope FixedString(32),
    -- Every account that it changed.
    scopes Array(FixedString(32)),
    -- Every key that it names, without the default key.
    keys Array(FixedString(32)),
    -- Clock, seconds, where the event carries it.
    timestamp Nullable(Int64),
    -- Fields as JSON: wide integers as strings, keys in base58, other bytes in hexadecimal.
    payload String CODEC(ZSTD(1)),
    INDEX signature_bloom signature TYPE bloom_filter GRANULARITY 4,
    INDEX keys_bloom keys TYPE bloom_filter GRANULARITY 4
)
ENGINE = MergeTree
ORDER BY (slot, signature, instruction, inner)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS changes
(
    scope FixedString(32),
    -- The account's own count of its changes, from 1 without a gap.
    sequence UInt64,
    -- Column of the event that names the account.
    field String,
    program String,
    event String,
    slot UInt64,
    signature FixedString(64),
    instruction UInt16,
    inner UInt16,
    -- Place in the event's vec, 0 elsewhere.
    position UInt32,
    -- The writer counts the rows of a segment, and the table is not in the order of slots.
    PROJECTION rows_by_slot (SELECT slot, count() GROUP BY slot)
)
ENGINE = MergeTree
ORDER BY (scope, sequence)
SETTINGS non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS events_undecoded
(
    slot UInt64,
    signature FixedString(64),
    instruction UInt16,
    inner UInt16,
    block_time Nullable(Int64),
    program String,
    -- Why the bytes are no event of the IDL.
    reason String,
    -- Discriminator and fields, as they are.
    data String
)
ENGINE = MergeTree
ORDER BY (slot, signature, instruction, inner)
SETTINGS non_replicated_deduplication_window = 10000;
