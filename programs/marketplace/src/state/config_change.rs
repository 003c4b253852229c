use anchor_lang::prelude::*;

use super::{Config, ConfigParameters, DeviceClass, Pool, Work};
use crate::{
    constants::{CHANGE_VALID_SECONDS, MAX_NAME_LEN},
    errors::MarketplaceError,
};

/// A change that was proposed and waits for its time. PDA `["change", index]`.
#[account]
#[derive(InitSpace)]
pub struct PendingChange {
    /// Its index; never used twice.
    pub index: u64,
    /// Who proposed it and gets its rent back.
    pub proposer: Pubkey,
    /// Second from which anybody may execute it.
    pub executable_at: i64,
    /// What it changes.
    pub change: ConfigChange,
    /// PDA bump.
    pub bump: u8,
}

impl PendingChange {
    /// It may be executed now: its timelock has passed, it is not void, and its proposer is still the authority.
    pub fn validate(&self, config: &Config, now: i64) -> Result<()> {
        require_keys_eq!(self.proposer, config.authority, MarketplaceError::NotAuthority);
        require_gte!(now, self.executable_at, MarketplaceError::TimelockNotPassed);
        require_gte!(self.executable_at.saturating_add(CHANGE_VALID_SECONDS), now, MarketplaceError::ChangeExpired);
        Ok(())
    }
}

/// What a change of the config can be.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigChange {
    /// New parameters.
    Parameters(ConfigParameters),
    /// Another authority.
    Authority(Pubkey),
    /// Another treasury.
    Treasury(Pubkey),
    /// A GPU model is added or changed.
    GpuModel(GpuModelParameters),
    /// Another arbiter of slash cases.
    Arbiter(Pubkey),
}

/// All that a GPU model can be set to.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Debug, PartialEq, Eq)]
pub struct GpuModelParameters {
    /// Code of the model, from 1.
    pub code: u16,
    /// Name as the field writes it, such as `H100 80 GB`.
    #[max_len(MAX_NAME_LEN)]
    pub name: String,
    /// GPU or CPU.
    pub class: DeviceClass,
    /// Memory of one GPU.
    pub vram_mib: u32,
    /// Reward multiplier, basis points.
    pub multiplier_bps: u32,
    /// Reward pool.
    pub pool: Pool,
    /// Work of each interval.
    pub light_work: Work,
    /// Work of each heavy interval.
    pub heavy_work: Work,
    /// Slots between challenges of an idle device: a multiple of the hired interval, at most 72,000.
    pub idle_interval_slots: u32,
    /// Slots between challenges of a hired device: a multiple of the grid, and a divisor of the heavy interval.
    pub hired_interval_slots: u32,
    /// Slots between heavy challenges: 1, 2, 4, … heavy grids.
    pub heavy_interval_slots: u32,
    /// Slots to answer light work.
    pub light_deadline_slots: u16,
    /// Slots to answer heavy work.
    pub heavy_deadline_slots: u16,
}
