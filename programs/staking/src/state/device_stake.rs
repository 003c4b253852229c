use anchor_lang::prelude::*;
use marketplace::state::GpuModel;

use super::{Sequenced, StakeState};
use crate::{constants::*, errors::StakingError};

/// The stake behind a device. PDA `["stake", device]`; it stays, so that no case's address is used twice.
#[account]
#[derive(InitSpace)]
pub struct DeviceStake {
    /// The device, an account of the marketplace.
    pub device: Pubkey,
    /// The device's owner.
    pub owner: Pubkey,
    /// Token account that holds the stake of both positions, PDA `["stake_vault", device]`.
    pub vault: Pubkey,
    /// Positions, offer, cases and slashes.
    pub state: StakeState,
    /// Index of the next slash case. Only counts up.
    pub next_case_index: u32,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
    /// PDA bump of the vault.
    pub vault_bump: u8,
    /// Room for fields to come.
    pub reserved: [u8; 64],
}

impl DeviceStake {
    /// Takes the index for a new case.
    pub fn take_case_index(&mut self) -> Result<u32> {
        let index = self.next_case_index;
        self.next_case_index = index.checked_add(1).ok_or(StakingError::Overflow)?;
        Ok(index)
    }

    /// Rules that hold after every change that moves tokens; `vault` is the balance after it.
    pub fn invariant(&self, vault: u64) -> Result<()> {
        self.state.invariant()?;
        // The vault can pay both positions; others may have sent it more.
        require_gte!(vault, self.state.total()?, StakingError::Insolvent);
        Ok(())
    }
}

impl Sequenced for DeviceStake {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}

/// Stake that a device needs for rewards, smallest unit: 200 IO a GPU, times the model's multiplier where that is more
/// than one.
pub fn required_stake(model: &GpuModel, gpu_count: u8) -> Result<u64> {
    STAKE_PER_GPU
        .checked_mul(u64::from(model.multiplier_bps.max(u32::from(BPS))))
        .and_then(|amount| amount.checked_mul(u64::from(gpu_count)))
        .map(|amount| amount / u64::from(BPS))
        .ok_or_else(|| StakingError::Overflow.into())
}

/// Most that can be slashed of a device in 30 days, of its required stake; smallest unit.
pub fn slash_cap(required: u64) -> Result<u64> {
    required
        .checked_mul(u64::from(SLASH_CAP_BPS))
        .map(|amount| amount / u64::from(BPS))
        .ok_or_else(|| StakingError::Overflow.into())
}
