use anchor_lang::prelude::*;
use marketplace::state::Pool;

use super::{
    hours::{closes_at, ends_at},
    PoolWeights, Sequenced,
};
use crate::{constants::*, errors::RewardsError};

/// One hour and what it emits. PDA `["epoch", index]`; it stays, so that every reward can be computed again.
#[account]
#[derive(InitSpace)]
pub struct Epoch {
    /// Index in the schedule, from 0.
    pub index: u32,
    /// Its hour, counted since 1970.
    pub hour: u64,
    /// What it emits, smallest unit of IO.
    pub emission: u64,
    /// Part of it for Enterprise devices.
    pub enterprise_emission: u64,
    /// Part of it for Community devices.
    pub community_emission: u64,
    /// Weights of all scored Enterprise devices; 0 until it is final.
    pub enterprise_weight: u128,
    /// Weights of all scored Community devices; 0 until it is final.
    pub community_weight: u128,
    /// Devices scored; 0 until it is final.
    pub devices: u32,
    /// Clock of the opening.
    pub opened_at: i64,
    /// The weights are complete: rewards can be claimed.
    pub finalized: bool,
    /// Clock of the finalizing, 0 before it.
    pub finalized_at: i64,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
}

impl Epoch {
    /// Opens it with what it emits, divided between the pools.
    pub fn open(&mut self, index: u32, hour: u64, emission: u64, now: i64) -> Result<()> {
        let enterprise = u128::from(emission) * u128::from(ENTERPRISE_BPS) / u128::from(BPS);
        self.index = index;
        self.hour = hour;
        self.emission = emission;
        self.enterprise_emission = u64::try_from(enterprise).map_err(|_| RewardsError::Overflow)?;
        self.community_emission = emission - self.enterprise_emission;
        self.opened_at = now;
        self.invariant()
    }

    /// Devices can be scored: it has ended, and its scoring has not closed.
    pub fn require_scoring(&self, now: i64) -> Result<()> {
        require_gte!(now, ends_at(self.hour)?, RewardsError::EpochNotEnded);
        require_gt!(closes_at(self.hour)?, now, RewardsError::EpochClosed);
        require!(!self.finalized, RewardsError::EpochFinalized);
        Ok(())
    }

    /// Takes over the sums of all its shards; after this nothing of it changes.
    pub fn finalize(&mut self, weights: PoolWeights, now: i64) -> Result<()> {
        require!(!self.finalized, RewardsError::EpochFinalized);
        require_gte!(now, closes_at(self.hour)?, RewardsError::ScoringOpen);
        self.enterprise_weight = weights.enterprise;
        self.community_weight = weights.community;
        self.devices = weights.devices;
        self.finalized = true;
        self.finalized_at = now;
        self.invariant()
    }

    /// What a weight of a pool earns, rounded down. Errors: `EpochNotFinal` until the weights are complete.
    pub fn reward(&self, pool: Pool, weight: u128) -> Result<u64> {
        require!(self.finalized, RewardsError::EpochNotFinal);
        let (emission, total) = match pool {
            Pool::Enterprise => (self.enterprise_emission, self.enterprise_weight),
            Pool::Community => (self.community_emission, self.community_weight),
            Pool::Unsupported => return Ok(0),
        };
        require_gte!(total, weight, RewardsError::Overflow);
        u128::from(emission)
            .checked_mul(weight)
            .and_then(|product| product.checked_div(total))
            .and_then(|reward| u64::try_from(reward).ok())
            .ok_or_else(|| RewardsError::Overflow.into())
    }

    /// Rules that hold after every change.
    fn invariant(&self) -> Result<()> {
        let parts = self.enterprise_emission.checked_add(self.community_emission);
        require!(parts == Some(self.emission), RewardsError::Overflow);
        Ok(())
    }
}

impl Sequenced for Epoch {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}
