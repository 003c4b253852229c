//! Events of stakes and co-stakes.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::StakeState;

/// The owner of a device put in stake; the first time this made the stake and its vault.
#[event]
pub struct StakeDeposited {
    pub stake: Change,
    pub device: Pubkey,
    /// The device's owner.
    pub staker: Pubkey,
    /// Smallest unit of IO.
    pub amount: u64,
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

/// Stake began to cool: it no longer counts, and can be withdrawn from the position's `cooling_until`.
#[event]
pub struct StakeCooled {
    pub stake: Change,
    pub device: Pubkey,
    /// Whose: the owner or the co-staker.
    pub staker: Pubkey,
    /// Smallest unit of IO.
    pub amount: u64,
    pub state: StakeState,
    /// Clock, seconds.
    pub timestamp: i64,
}

/// Stake that had cooled was paid to its staker.
#[event]
pub struct StakeWithdrawn {
    pub stake: Change,
    pub device: Pubkey,
    /// Whose: the owner or the co-staker.
    pub staker: Pubkey,
    /// Token account that it was paid to.
    pub staker_token: Pubkey,
    /// Smallest unit of IO.
    pub amount: u64,
    pub state: StakeState,
    /// Clock, seconds.
    pub timestamp: i64,
}

/// The owner offered a share of the device's rewards to a co-staker.
#[event]
pub struct CoStakeOfferSet {
    pub stake: Change,
    pub device: Pubkey,
    /// The device's owner.
    pub staker: Pubkey,
    /// Most that a co-staker may bring, smallest unit of IO.
    pub amount: u64,
    /// Share of rewards offered, basis points.
    pub share_bps: u16,
    pub state: StakeState,
    /// Clock, seconds.
    pub timestamp: i64,
}

/// The owner withdrew its offer.
#[event]
pub struct CoStakeOfferClosed {
    pub stake: Change,
    pub device: Pubkey,
    /// The device's owner.
    pub staker: Pubkey,
    /// What was offered, smallest unit of IO.
    pub amount: u64,
    pub state: StakeState,
    /// Clock, seconds.
    pub timestamp: i64,
}

/// A co-staker joined; the offer is taken.
#[event]
pub struct CoStakeAccepted {
    pub stake: Change,
    pub device: Pubkey,
    /// The co-staker.
    pub staker: Pubkey,
    /// Smallest unit of IO.
    pub amount: u64,
    /// Its share of rewards, basis points.
    pub share_bps: u16,
    pub state: StakeState,
    /// Clock, seconds.
    pub timestamp: i64,
}

/// The owner ended the co-stake, which began to cool.
#[event]
pub struct CoStakeEnded {
    pub stake: Change,
    pub device: Pubkey,
    /// The co-staker.
    pub staker: Pubkey,
    /// Smallest unit of IO.
    pub amount: u64,
    pub state: StakeState,
    /// Clock, seconds.
    pub timestamp: i64,
}
