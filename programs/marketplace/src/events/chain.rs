//! Events of Proof of Time-Lock.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::Work;

/// A device began a chain of ticks, or began again.
#[event]
pub struct ChainStarted {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// Number of the tick that answers the challenge.
    pub n: u64,
    /// The challenge that the next tick answers.
    pub challenge: ChallengeSet,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// The next challenge of a device, fixed before its slot exists.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChallengeSet {
    /// Slot whose hash seeds the work.
    pub slot: u64,
    /// Last slot in which an answer counts.
    pub deadline_slot: u64,
    /// The latest heavy slot at or before `slot`.
    pub heavy_slot: u64,
    /// Heavy work is asked for.
    pub heavy: bool,
    /// Work asked for.
    pub work: Work,
    /// The most seconds that the tick answering it can credit.
    pub max_credit: u32,
}

/// A device answered its challenge: a receipt.
#[event]
pub struct DeviceTicked {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// The rental that hires the device, or the default key.
    pub rental: Pubkey,
    /// Code of its model.
    pub model_code: u16,
    /// GPUs of the device, 1 to 8.
    pub gpu_count: u8,
    /// Where the device is, as its supplier declares it: ISO 3166-1 numeric.
    pub country: u16,
    /// Number of the tick.
    pub n: u64,
    /// The challenge answered: its slot, the first slot present at or after it, and that slot's hash.
    pub challenge_slot: u64,
    /// See `challenge_slot`.
    pub present_slot: u64,
    /// See `challenge_slot`.
    pub slot_hash: [u8; 32],
    /// The challenge was heavy.
    pub heavy: bool,
    /// Seed of the work now committed to.
    pub seed: [u8; 32],
    /// Merkle root now committed to.
    pub root: [u8; 16],
    /// Work now committed to, of all GPUs of the device.
    pub work: Work,
    /// Receipt hash before and after this tick.
    pub previous_head: [u8; 32],
    /// See `previous_head`.
    pub head: [u8; 32],
    /// One unit of the previous root was opened and is right.
    pub opened: bool,
    /// It was of heavy work.
    pub opened_heavy: bool,
    /// Its index among the units.
    pub opened_index: u64,
    /// Siblings from the leaf up.
    pub opened_path: Vec<[u8; 16]>,
    /// The 32 elements of an opened unit of matrix products, of which the program recomputed one; nothing of a hash chain.
    pub opened_leaf: Vec<i32>,
    /// Seconds are credited: the opening is right and the latest heavy work was opened too.
    pub credited: bool,
    /// Start of the credited seconds (Clock), `timestamp` being their end.
    pub credited_from: i64,
    /// Idle seconds credited.
    pub idle_seconds: u32,
    /// Hired seconds credited.
    pub hired_seconds: u32,
    /// Moved from `reserved` to `accrued` of the device, smallest unit of the assignment's mint.
    pub accrued_amount: u64,
    /// Held for seconds not proven yet, smallest unit.
    pub reserved: u64,
    /// Held for proven seconds not settled yet, smallest unit.
    pub accrued: u64,
    /// A released device has delivered its last seconds.
    pub drained: bool,
    /// The challenge that the next tick answers.
    pub next: ChallengeSet,
    /// A claim of the worker about what it runs: image digest and container state, hashed.
    pub workload: [u8; 32],
    /// Slot of the tick (Clock).
    pub slot: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}
