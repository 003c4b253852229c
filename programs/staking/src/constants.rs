//! Rules of staking. No config can change them.

use anchor_lang::prelude::*;

/// Basis points in the whole.
#[constant]
pub const BPS: u16 = 10_000;
/// Stake that one GPU of multiplier 1 needs for rewards, smallest unit of IO.
#[constant]
pub const STAKE_PER_GPU: u64 = 20_000_000_000u64;
/// Time in which stake that leaves can still be slashed, seconds: 14 days.
#[constant]
pub const COOL_DOWN_SECONDS: i64 = 1_209_600;
/// Time more when it is the co-staker who asks, seconds: 7 days.
#[constant]
pub const CO_STAKER_EXTRA_SECONDS: i64 = 604_800;
/// What a reporter puts at risk, smallest unit of IO.
#[constant]
pub const BOND: u64 = 10_000_000_000u64;
/// Time that the owner has to answer a case, from its opening, seconds: 3 days.
#[constant]
pub const ANSWER_SECONDS: i64 = 259_200;
/// Time in which a case is ruled or else dismissed, from its opening, seconds: 14 days.
#[constant]
pub const RULING_SECONDS: i64 = 1_209_600;
/// Time for which slashes of a device count together, seconds: 30 days.
#[constant]
pub const SLASH_WINDOW_SECONDS: i64 = 2_592_000;
/// Most that is slashed in that time, of the device's required stake, basis points.
#[constant]
pub const SLASH_CAP_BPS: u16 = 5_000;
/// Longest URI of evidence or answer, bytes.
pub const MAX_URI_LEN: usize = 128;
