//! Every state change of the program is in exactly one of these events, sent as `emit_cpi!` does.
//!
//! A field of type [`Change`] names an account that the event changed and that account's new sequence, so that a
//! reader can order the changes of an account and see a missing one.

use anchor_lang::prelude::*;
pub use common::Change;
use marketplace::state::Pool;

use crate::state::{Accrual, EmissionPolicy};

/// The emission began; nobody but the program can mint from here on.
#[event]
pub struct EmissionInitialized {
    /// The emission, changed by this.
    pub emission: Change,
    /// How much is emitted.
    pub policy: EmissionPolicy,
    /// Mint of IO.
    pub mint: Pubkey,
    /// Address that mints: the program's own.
    pub mint_authority: Pubkey,
    /// Hour of epoch 0, counted since 1970.
    pub first_hour: u64,
    /// Emission of epoch 0, smallest unit in Q32.
    pub next_q32: u128,
    /// Supply of the mint, smallest unit.
    pub supply: u64,
    /// Clock of the change, seconds.
    pub timestamp: i64,
}

/// Epochs that nobody opened in time were stepped over; what they would have emitted is never minted.
#[event]
pub struct EmissionAdvanced {
    /// The emission, changed by this.
    pub emission: Change,
    /// The first epoch stepped over.
    pub from_index: u32,
    /// The first epoch after those stepped over.
    pub next_index: u32,
    /// Emission of `next_index`, smallest unit in Q32.
    pub next_q32: u128,
    /// Emission of the epochs stepped over, smallest unit.
    pub forgone: u64,
    /// Clock of the change, seconds.
    pub timestamp: i64,
}

/// An hour's epoch was opened for scoring.
#[event]
pub struct EpochOpened {
    /// The emission, changed by this.
    pub emission: Change,
    /// The epoch, changed by this.
    pub epoch: Change,
    /// Index of the epoch, 0 to `EPOCHS` less one.
    pub index: u32,
    /// Hour of the epoch, counted since 1970.
    pub hour: u64,
    /// What it emits, smallest unit.
    pub emission_amount: u64,
    /// Part of it for Enterprise devices.
    pub enterprise_emission: u64,
    /// Part of it for Community devices.
    pub community_emission: u64,
    /// The first epoch stepped over by this; `index` when none was.
    pub from_index: u32,
    /// Emission of the epochs stepped over, smallest unit.
    pub forgone: u64,
    /// The first epoch that was neither opened nor stepped over.
    pub next_index: u32,
    /// Emission of `next_index`, smallest unit in Q32.
    pub next_q32: u128,
    /// Clock of the change, seconds.
    pub timestamp: i64,
}

/// A device can be scored from here on.
#[event]
pub struct RewardRegistered {
    /// The rewards account, changed by this.
    pub reward: Change,
    /// The device.
    pub device: Pubkey,
    /// The supplier account, whose payout is paid.
    pub supplier: Pubkey,
    /// Clock of the change, seconds.
    pub timestamp: i64,
}

/// Devices of one model and shard were scored for an epoch.
#[event]
pub struct EpochScored {
    /// The shard, changed by this.
    pub shard: Change,
    /// The epoch that the scores are of.
    pub epoch: Pubkey,
    /// Index of the epoch, 0 to `EPOCHS` less one.
    pub index: u32,
    /// 0 to 7.
    pub shard_number: u8,
    /// Code of the model of all devices of the batch.
    pub model_code: u16,
    /// Reward multiplier of the model, basis points.
    pub multiplier_bps: u32,
    /// Pool that all of the weights count in.
    pub pool: Pool,
    /// Those that were scored by this, without those skipped.
    pub devices: Vec<DeviceScore>,
    /// Sum of the shard's Enterprise weights after it.
    pub enterprise_weight: u128,
    /// Sum of the shard's Community weights after it.
    pub community_weight: u128,
    /// Devices of the shard scored so far.
    pub shard_devices: u32,
    /// Clock of the change, seconds.
    pub timestamp: i64,
}

/// One device of [`EpochScored`].
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Debug, PartialEq, Eq)]
pub struct DeviceScore {
    /// The rewards account, changed by this.
    pub reward: Change,
    /// The device.
    pub device: Pubkey,
    /// The supplier account, whose payout is paid.
    pub supplier: Pubkey,
    /// GPUs of the device, 1 to 8.
    pub gpu_count: u8,
    /// Idle seconds credited in the epoch.
    pub idle_seconds: u32,
    /// Hired seconds credited in the epoch.
    pub hired_seconds: u32,
    /// Multiplier (basis points) x GPUs x credited seconds.
    pub weight: u128,
    /// Gets a part of this reward; the default key is none.
    pub co_staker: Pubkey,
    /// That part, basis points.
    pub co_share_bps: u16,
    /// Reward of four epochs ago, which made room for this score.
    pub rolled: Option<Accrual>,
}

/// The weights of an epoch are complete.
#[event]
pub struct EpochFinalized {
    /// The epoch, changed by this.
    pub epoch: Change,
    /// Index of the epoch, 0 to `EPOCHS` less one.
    pub index: u32,
    /// Sum of all Enterprise weights.
    pub enterprise_weight: u128,
    /// Sum of all Community weights.
    pub community_weight: u128,
    /// Devices scored.
    pub devices: u32,
    /// Bit n is set when shard n had devices; those accounts are closed.
    pub shards: u8,
    /// Who finalized, and got the rent of the shards.
    pub finalizer: Pubkey,
    /// Clock of the change, seconds.
    pub timestamp: i64,
}

/// Rewards of a supplier's devices were minted to its payout.
#[event]
pub struct RewardClaimed {
    /// The emission, changed by this.
    pub emission: Change,
    /// The supplier account, whose payout is paid.
    pub supplier: Pubkey,
    /// Owner of the token account that was minted to.
    pub payout: Pubkey,
    /// Those that had something, without those skipped.
    pub devices: Vec<RewardClaim>,
    /// Minted, smallest unit of IO.
    pub amount: u64,
    /// All that the program has minted.
    pub issued: u64,
    /// Clock of the change, seconds.
    pub timestamp: i64,
}

/// One device of [`RewardClaimed`] or [`CoRewardClaimed`].
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Debug, PartialEq, Eq)]
pub struct RewardClaim {
    /// The rewards account, changed by this.
    pub reward: Change,
    /// The device.
    pub device: Pubkey,
    /// Scores that accrued by this.
    pub accruals: Vec<Accrual>,
    /// Minted for the device, smallest unit of IO.
    pub amount: u64,
}

/// Rewards were minted to a co-staker.
#[event]
pub struct CoRewardClaimed {
    /// The emission, changed by this.
    pub emission: Change,
    /// The co-staker that was paid.
    pub co_staker: Pubkey,
    /// Those that had something, without those skipped.
    pub devices: Vec<RewardClaim>,
    /// Minted, smallest unit of IO.
    pub amount: u64,
    /// All that the program has minted.
    pub issued: u64,
    /// Clock of the change, seconds.
    pub timestamp: i64,
}
