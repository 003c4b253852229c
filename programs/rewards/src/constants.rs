//! The whole emission, fixed in the program: nobody can set any of it.

use anchor_lang::prelude::*;

/// Smallest units in one IO.
const IO: u64 = 100_000_000;

/// Number of epochs, one an hour: 20 years.
#[constant]
pub const EPOCHS: u32 = 175_319;
/// Seconds of an epoch.
#[constant]
pub const EPOCH_SECONDS: i64 = 3_600;
/// Emission of epoch 0, smallest unit of IO in Q32: 40,000,000 IO a year of 8,760 hours.
#[constant]
pub const FIRST_Q32: u128 = ((40_000_000 * IO as u128) << 32) / 8_760;
/// Emission of an epoch over that of the epoch before it, in Q64.
#[constant]
pub const RATIO_Q64: u64 = 18_446_487_904_652_739_198_u64;
/// Most that is ever issued, smallest unit: 300,000,000 IO.
#[constant]
pub const CAP: u64 = 300_000_000 * IO;
/// Most supply of the mint when the emission begins, smallest unit: 500,000,000 IO. Less is there if some was burnt.
#[constant]
pub const SUPPLY_BEFORE: u64 = 500_000_000 * IO;
/// Decimals of IO.
#[constant]
pub const IO_DECIMALS: u8 = 8;
/// Part of an epoch's emission that goes to the Enterprise pool, basis points; the rest goes to Community.
#[constant]
pub const ENTERPRISE_BPS: u16 = 9_500;
/// Basis points in the whole.
pub const BPS: u16 = 10_000;

/// Epochs after its end in which an epoch can be opened and scored. A device keeps the seconds of four epochs.
#[constant]
pub const SCORING_EPOCHS: u64 = 2;
/// Fewest credited seconds of an epoch that earn anything.
#[constant]
pub const MIN_UPTIME_SECONDS: u64 = 900;
/// Most slots between heavy challenges of a model that earns anything: half an epoch at 400 ms.
#[constant]
pub const MAX_REWARDED_HEAVY_SLOTS: u32 = 4_500;
/// Accounts that the scores of an epoch are summed in, so that scoring does not wait for one account.
#[constant]
pub const SHARDS: u8 = 8;
/// Scores that a device keeps: those of epochs that may not be final yet.
pub const KEPT_SCORES: u32 = 4;

/// Most devices that one instruction scores.
#[constant]
pub const MAX_SCORE_BATCH: u8 = 8;
/// Most devices that one instruction pays for: with four epochs each, what its memory can hold.
#[constant]
pub const MAX_CLAIM_BATCH: u8 = 12;
/// Most epochs that one instruction steps over.
#[constant]
pub const MAX_STEPS: u32 = 500;
