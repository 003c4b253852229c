use anchor_lang::prelude::*;
use marketplace::state::Pool;

use super::Sequenced;
use crate::{constants::SHARDS, errors::RewardsError};

/// Weights of a part of an epoch's devices. PDA `["shard", index, shard]`; the first score makes it, finalizing closes it.
#[account]
#[derive(InitSpace)]
pub struct EpochShard {
    /// Index of the epoch.
    pub index: u32,
    /// Its number, 0 to 7: the first byte of a device's key modulo 8.
    pub shard: u8,
    /// Weights of its Enterprise devices.
    pub enterprise_weight: u128,
    /// Weights of its Community devices.
    pub community_weight: u128,
    /// Devices scored.
    pub devices: u32,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
}

/// Sums over devices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolWeights {
    /// Weights of Enterprise devices.
    pub enterprise: u128,
    /// Weights of Community devices.
    pub community: u128,
    /// Number of devices.
    pub devices: u32,
}

impl EpochShard {
    /// The shard that a device is summed in.
    pub fn of(device: &Pubkey) -> u8 {
        device.to_bytes()[0] % SHARDS
    }

    /// Notes whose shard it is; the same every time.
    pub fn begin(&mut self, index: u32, shard: u8, bump: u8) {
        self.index = index;
        self.shard = shard;
        self.bump = bump;
    }

    /// Adds a device's weight to its pool.
    pub fn add(&mut self, pool: Pool, weight: u128) -> Result<()> {
        let sum = match pool {
            Pool::Enterprise => &mut self.enterprise_weight,
            Pool::Community => &mut self.community_weight,
            Pool::Unsupported => return err!(RewardsError::NothingToScore),
        };
        *sum = sum.checked_add(weight).ok_or(RewardsError::Overflow)?;
        self.devices = self.devices.checked_add(1).ok_or(RewardsError::Overflow)?;
        Ok(())
    }
}

impl PoolWeights {
    /// Adds a shard's sums.
    pub fn add(&mut self, shard: &EpochShard) -> Result<()> {
        self.enterprise = self.enterprise.checked_add(shard.enterprise_weight).ok_or(RewardsError::Overflow)?;
        self.community = self.community.checked_add(shard.community_weight).ok_or(RewardsError::Overflow)?;
        self.devices = self.devices.checked_add(shard.devices).ok_or(RewardsError::Overflow)?;
        Ok(())
    }
}

impl Sequenced for EpochShard {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}
