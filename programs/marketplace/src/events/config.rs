//! Events of the config and of the GPU models.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::{ConfigChange, ConfigParameters, DeviceClass, Pool, Work};

/// The config was created by the program's upgrade authority.
#[event]
pub struct ConfigInitialized {
    pub config: Change,
    pub authority: Pubkey,
    pub treasury: Pubkey,
    /// Rules on slash cases of the staking program.
    pub arbiter: Pubkey,
    pub usdc_mint: Pubkey,
    pub io_mint: Pubkey,
    pub parameters: ConfigParameters,
    /// Slot time until it is measured, milliseconds.
    pub slot_ms: u16,
    /// Slot of this event, from which the slot time is measured first; the Clock at it is `timestamp`.
    pub slot_anchor: u64,
    pub timestamp: i64,
}

/// The slot time was measured. Anybody may, once an hour.
#[event]
pub struct SlotTimeMeasured {
    pub config: Change,
    /// Milliseconds of a slot between both anchors, held between 150 and 600.
    pub slot_ms: u16,
    /// The anchor before: a slot.
    pub from_slot: u64,
    /// Clock at it.
    pub from_at: i64,
    /// The anchor from now on: the slot of this event; the Clock at it is `timestamp`.
    pub slot: u64,
    pub timestamp: i64,
}

/// The authority proposed a change; it can be executed from `executable_at`.
#[event]
pub struct ConfigChangeProposed {
    pub config: Change,
    /// Address of the pending change.
    pub pending: Pubkey,
    pub index: u64,
    pub proposer: Pubkey,
    pub change: ConfigChange,
    pub executable_at: i64,
    pub timestamp: i64,
}

/// A pending change was withdrawn by the authority.
#[event]
pub struct ConfigChangeCancelled {
    pub config: Change,
    pub pending: Pubkey,
    pub index: u64,
    pub timestamp: i64,
}

/// Parameters of the config took effect.
#[event]
pub struct ConfigUpdated {
    pub config: Change,
    pub index: u64,
    pub authority: Pubkey,
    pub treasury: Pubkey,
    /// Rules on slash cases of the staking program.
    pub arbiter: Pubkey,
    pub parameters: ConfigParameters,
    pub timestamp: i64,
}

/// New rentals were paused or resumed. Nothing else can be paused.
#[event]
pub struct RentalsPauseSet {
    pub config: Change,
    pub paused: bool,
    pub timestamp: i64,
}

/// A GPU model was added to the catalogue or changed.
#[event]
pub struct GpuModelSet {
    pub config: Change,
    pub model: Change,
    /// Index of the executed config change.
    pub index: u64,
    pub code: u16,
    pub name: String,
    pub class: DeviceClass,
    pub vram_mib: u32,
    pub multiplier_bps: u32,
    pub pool: Pool,
    pub light_work: Work,
    pub heavy_work: Work,
    pub idle_interval_slots: u32,
    pub hired_interval_slots: u32,
    pub heavy_interval_slots: u32,
    pub light_deadline_slots: u16,
    pub heavy_deadline_slots: u16,
    /// Seconds without credit after which a device is not fresh.
    pub fresh_seconds: u32,
    /// Slots without credit after which a device is not fresh.
    pub fresh_slots: u32,
    /// Shortest idle interval with its deadline that a running assignment can have been made under.
    pub shortest_period_slots: u32,
    pub timestamp: i64,
}
