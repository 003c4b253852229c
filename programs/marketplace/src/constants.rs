//! Bounds that no config can leave, and domains of the hashes.

use anchor_lang::prelude::*;

/// Basis points in the whole.
pub const BPS: u16 = 10_000;
/// Decimals of the stable coin.
pub const USDC_DECIMALS: u8 = 6;
/// Decimals of IO.
pub const IO_DECIMALS: u8 = 8;
/// Longest name of a supplier or a model, bytes.
pub const MAX_NAME_LEN: usize = 32;
/// Longest sealed job, bytes.
#[constant]
pub const MAX_JOB_LEN: u16 = 8_192;
/// Longest chunk of a sealed job, bytes: what one transaction can carry.
#[constant]
pub const MAX_JOB_CHUNK_LEN: u16 = 800;
/// Length of a job key wrapped to a device: 32 bytes and a tag of 16.
pub const WRAPPED_KEY_LEN: usize = 48;
/// Most wrapped keys in one batch: what one transaction can carry.
#[constant]
pub const MAX_JOB_KEYS_BATCH: u16 = 18;
/// Ranks in one page of wrapped keys.
#[constant]
pub const JOB_KEYS_PER_PAGE: u16 = 128;
/// Longest sealed endpoint, bytes.
pub const MAX_ENDPOINT_LEN: usize = 192;
/// GPUs under one device.
pub const MAX_GPUS: u8 = 8;
/// Devices in one batch of assigning or extending: what a legacy transaction can carry.
pub const MAX_BATCH: usize = 25;

/// Shortest time between proposing and executing a change, seconds.
pub const MIN_TIMELOCK_SECONDS: u32 = 60;
/// Time after which a proposal that nobody executed is void, seconds.
pub const CHANGE_VALID_SECONDS: i64 = 30 * 86_400;
/// Longest timelock, 30 days.
pub const MAX_TIMELOCK_SECONDS: u32 = 30 * 86_400;
/// Highest reservation fee from each side.
pub const MAX_RESERVATION_FEE_BPS: u16 = 100;
/// Highest payment fee from each side.
pub const MAX_PAYMENT_FEE_BPS: u16 = 500;

/// Slots between a tick and the earliest slot that it may fix as a challenge.
pub const CHALLENGE_GAP_SLOTS: u64 = 4;
/// Slots that SlotHashes remembers.
pub const SLOT_HASHES_LEN: u64 = 512;
/// Longest interval, idle or heavy: 12 hours at the longest believable slot time, whatever it is measured to be later.
pub const MAX_INTERVAL_SLOTS: u32 = 72_000;
/// Highest reward multiplier, a hundred.
pub const MAX_MULTIPLIER_BPS: u32 = 1_000_000;
/// Shortest and longest believable slot time, milliseconds.
pub const SLOT_MS_BOUNDS: core::ops::RangeInclusive<u16> = 150..=600;
/// Shortest time over which the slot time is measured, seconds.
pub const MIN_SLOT_TIME_SECONDS: i64 = 3_600;
/// Shortest time between two changes of a supplier's payout, seconds: nobody is kept from settling by a payout that
/// changes all the time.
pub const MIN_PAYOUT_SECONDS: i64 = 3_600;
/// Time without a credited second after which anybody may release a device's claims on GPUs, seconds.
pub const CLAIM_IDLE_SECONDS: i64 = 30 * 86_400;

/// Most units of a hash chain.
pub const MAX_UNITS: u32 = 1 << 24;
/// Most rounds of a light unit: its check stays under 20,000 compute units.
pub const MAX_LIGHT_ROUNDS: u32 = 32;
/// Most rounds of a heavy unit: its check stays under 400,000 compute units.
pub const MAX_HEAVY_ROUNDS: u32 = 1_024;
/// Fewest SHA-256 of a light work.
pub const MIN_LIGHT_HASHES: u64 = 256;
/// Fewest SHA-256 of a heavy work.
pub const MIN_HEAVY_HASHES: u64 = 4_096;

/// Elements of a unit of matrix products, revealed together.
pub const UNIT_ELEMENTS: u32 = 32;
/// Fewest and most rows of a product.
pub const MATMUL_N_BOUNDS: core::ops::RangeInclusive<u32> = 32..=65_536;
/// Fewest and most multiply-adds of an element: its check stays under 400,000 compute units.
pub const MATMUL_K_BOUNDS: core::ops::RangeInclusive<u32> = 256..=8_192;
/// Most units of one GPU's matrix products: those of eight make a tree of depth 38, the deepest whose path fits a transaction.
pub const MAX_MATMUL_UNITS: u64 = 1 << 35;
/// Fewest multiply-adds of matrix products.
pub const MIN_MULTIPLY_ADDS: u128 = 1 << 20;

/// A device is fresh while its last credit is at most this many idle intervals with their deadline old.
pub const FRESH_INTERVALS: u64 = 2;
/// A hired device is silent after this many.
pub const SILENT_INTERVALS: u64 = 3;

/// Longest time that a rental may take to fill, seconds.
pub const MAX_FILL_SECONDS: i64 = 600;
/// Time that a renter has to leave without minimum after an unfilled deadline, seconds.
#[constant]
pub const UNFILLED_EXIT_SECONDS: i64 = 600;
/// Longest rental, 90 days.
pub const MAX_RENTAL_SECONDS: i64 = 90 * 86_400;
/// Longest minimum that a listing may ask for, one day.
pub const MAX_MIN_SECONDS: u32 = 86_400;
/// Length of a reward epoch, seconds.
pub const EPOCH_SECONDS: i64 = 3_600;

/// Domain of a challenge's seed.
pub const DOMAIN_SEED: &[u8] = b"escapement:seed";
/// Domain of the opened unit's index.
pub const DOMAIN_INDEX: &[u8] = b"escapement:index";
/// Domain of a unit's first hash.
pub const DOMAIN_UNIT: &[u8] = b"escapement:unit";
/// Domain of the rows of a product's left matrix.
pub const DOMAIN_ROW: &[u8; 8] = b"matmul:a";
/// Domain of the columns of its right matrix.
pub const DOMAIN_COLUMN: &[u8; 8] = b"matmul:b";
/// Domain of a receipt.
pub const DOMAIN_RECEIPT: &[u8] = b"escapement:receipt";
/// Prefix of a leaf of the Merkle tree.
pub const PREFIX_LEAF: &[u8] = &[0];
/// Prefix of an inner node.
pub const PREFIX_NODE: &[u8] = &[1];
