//! Events of Proof of Time-Lock.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::Work;

/// A device began a chain of ticks, or began again.
#[event]
pub struct ChainStarted {
    pub device: Change,
    pub supplier: Pubkey,
    /// Number of the tick that answers the challenge.
    pub n: u64,
    pub challenge: ChallengeSet,
    pub timestamp: i64,
}

/// The next challenge of a device, fixed before its slot exists.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChallengeSet {
    pub slot: u64,
    pub deadline_slot: u64,
    /// The latest heavy slot at or before `slot`.
    pub heavy_slot: u64,
    /// Heavy work is asked for.
    pub heavy: bool,
    pub work: Work,
    /// The most seconds that the tick answering it can credit.
    pub max_credit: u32,
}

/// A device answered its challenge: a receipt.
#[event]
pub struct DeviceTicked {
    pub device: Change,
    pub supplier: Pubkey,
    /// The rental that hires the device, or the default key.
    pub rental: Pubkey,
    pub model_code: u16,
    pub gpu_count: u8,
    /// Where the device is, as its supplier declares it: ISO 3166-1 numeric.
    pub country: u16,
    pub n: u64,
    /// The challenge answered: its slot, the first slot present at or after it, and that slot's hash.
    pub challenge_slot: u64,
    pub present_slot: u64,
    pub slot_hash: [u8; 32],
    pub heavy: bool,
    /// Seed of the work now committed to.
    pub seed: [u8; 32],
    /// Merkle root now committed to.
    pub root: [u8; 16],
    pub work: Work,
    /// Receipt hash before and after this tick.
    pub previous_head: [u8; 32],
    pub head: [u8; 32],
    /// One unit of the previous root was opened and is right.
    pub opened: bool,
    pub opened_heavy: bool,
    pub opened_index: u64,
    /// Siblings from the leaf up.
    pub opened_path: Vec<[u8; 16]>,
    /// The 32 elements of an opened unit of matrix products, of which the program recomputed one; nothing of a hash chain.
    pub opened_leaf: Vec<i32>,
    /// Seconds are credited: the opening is right and the latest heavy work was opened too.
    pub credited: bool,
    /// Start of the credited seconds (Clock), `timestamp` being their end.
    pub credited_from: i64,
    pub idle_seconds: u32,
    pub hired_seconds: u32,
    /// Moved from `reserved` to `accrued` of the device, smallest unit of the assignment's mint.
    pub accrued_amount: u64,
    pub reserved: u64,
    pub accrued: u64,
    /// A released device has delivered its last seconds.
    pub drained: bool,
    pub next: ChallengeSet,
    /// A claim of the worker about what it runs: image digest and container state, hashed.
    pub workload: [u8; 32],
    /// Slot of the tick (Clock).
    pub slot: u64,
    pub timestamp: i64,
}
