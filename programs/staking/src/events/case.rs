//! Events of slash cases.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::{SlashReason, StakeState};

/// Somebody reported a device and put a bond at risk; stake is locked until the case ends.
#[event]
pub struct SlashCaseOpened {
    pub stake: Change,
    pub case: Change,
    pub device: Pubkey,
    /// The device's owner.
    pub owner: Pubkey,
    pub reporter: Pubkey,
    /// Index at the stake.
    pub index: u32,
    pub reason: SlashReason,
    /// Most that may be slashed, smallest unit of IO.
    pub amount: u64,
    /// Smallest unit of IO.
    pub bond: u64,
    /// SHA-256 of what lies at `evidence_uri`.
    pub evidence_hash: [u8; 32],
    pub evidence_uri: String,
    /// Clock until which the owner can answer.
    pub answer_until: i64,
    /// Clock until which the arbiter can rule; then anybody can dismiss the case.
    pub ruling_until: i64,
    /// The device's model.
    pub model_code: u16,
    /// The device's GPUs.
    pub gpu_count: u8,
    /// Stake that the device needs for rewards at that moment, smallest unit.
    pub required: u64,
    pub state: StakeState,
    /// Clock, seconds.
    pub timestamp: i64,
}

/// The owner answered a case.
#[event]
pub struct SlashCaseAnswered {
    pub case: Change,
    pub device: Pubkey,
    pub owner: Pubkey,
    /// SHA-256 of what lies at `uri`.
    pub hash: [u8; 32],
    pub uri: String,
    /// Clock, seconds.
    pub timestamp: i64,
}

/// The arbiter ruled a case, which ended it. What was slashed is burnt.
#[event]
pub struct SlashCaseRuled {
    pub stake: Change,
    pub case: Change,
    pub device: Pubkey,
    pub reporter: Pubkey,
    pub arbiter: Pubkey,
    /// Burnt, smallest unit of IO; 0 when the case was rejected.
    pub slashed: u64,
    /// Of it the owner's.
    pub owner_slashed: u64,
    /// Of it the co-staker's.
    pub co_slashed: u64,
    /// Who got the bond: the reporter of a case that was upheld, else the device's owner.
    pub bond_to: Pubkey,
    /// Part of a lost bond that went into the co-staker's position, smallest unit.
    pub bond_to_co_staker: u64,
    pub state: StakeState,
    /// Clock, seconds.
    pub timestamp: i64,
}

/// Nobody ruled a case in time, which ended it.
#[event]
pub struct SlashCaseDismissed {
    pub stake: Change,
    pub case: Change,
    pub device: Pubkey,
    pub reporter: Pubkey,
    /// Who got the bond: the device's owner.
    pub bond_to: Pubkey,
    /// Part of the bond that went into the co-staker's position, smallest unit.
    pub bond_to_co_staker: u64,
    pub state: StakeState,
    /// Clock, seconds.
    pub timestamp: i64,
}
