//! Events of the config and of the GPU models.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::{ConfigChange, ConfigParameters, DeviceClass, Pool, Work};

/// The config was created by the program's upgrade authority.
#[event]
pub struct ConfigInitialized {
    /// The config, changed.
    pub config: Change,
    /// May propose changes and pause new rentals.
    pub authority: Pubkey,
    /// Owner of the token accounts that fees go to.
    pub treasury: Pubkey,
    /// Rules on slash cases of the staking program.
    pub arbiter: Pubkey,
    /// Mint of the stable coin, 6 decimals.
    pub usdc_mint: Pubkey,
    /// Mint of IO, 8 decimals.
    pub io_mint: Pubkey,
    /// Parameters from now on.
    pub parameters: ConfigParameters,
    /// Slot time until it is measured, milliseconds.
    pub slot_ms: u16,
    /// Slot of this event, from which the slot time is measured first; the Clock at it is `timestamp`.
    pub slot_anchor: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// The slot time was measured. Anybody may, once an hour.
#[event]
pub struct SlotTimeMeasured {
    /// The config, changed.
    pub config: Change,
    /// Milliseconds of a slot between both anchors, held between 150 and 600.
    pub slot_ms: u16,
    /// The anchor before: a slot.
    pub from_slot: u64,
    /// Clock at it.
    pub from_at: i64,
    /// The anchor from now on: the slot of this event; the Clock at it is `timestamp`.
    pub slot: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// The authority proposed a change; it can be executed from `executable_at`.
#[event]
pub struct ConfigChangeProposed {
    /// The config, changed.
    pub config: Change,
    /// Address of the pending change.
    pub pending: Pubkey,
    /// Index of the change.
    pub index: u64,
    /// Who proposed it and gets its rent back.
    pub proposer: Pubkey,
    /// What it changes.
    pub change: ConfigChange,
    /// Clock from which it can be executed, seconds.
    pub executable_at: i64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A pending change was withdrawn by the authority.
#[event]
pub struct ConfigChangeCancelled {
    /// The config, changed.
    pub config: Change,
    /// Address of the pending change.
    pub pending: Pubkey,
    /// Index of the change.
    pub index: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// Parameters of the config took effect.
#[event]
pub struct ConfigUpdated {
    /// The config, changed.
    pub config: Change,
    /// Index of the change.
    pub index: u64,
    /// May propose changes and pause new rentals.
    pub authority: Pubkey,
    /// Owner of the token accounts that fees go to.
    pub treasury: Pubkey,
    /// Rules on slash cases of the staking program.
    pub arbiter: Pubkey,
    /// Parameters from now on.
    pub parameters: ConfigParameters,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// New rentals were paused or resumed. Nothing else can be paused.
#[event]
pub struct RentalsPauseSet {
    /// The config, changed.
    pub config: Change,
    /// No new rentals.
    pub paused: bool,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A GPU model was added to the catalogue or changed.
#[event]
pub struct GpuModelSet {
    /// The config, changed.
    pub config: Change,
    /// The model, changed.
    pub model: Change,
    /// Index of the executed config change.
    pub index: u64,
    /// Code of the model, from 1.
    pub code: u16,
    /// Name of the model.
    pub name: String,
    /// GPU or CPU.
    pub class: DeviceClass,
    /// Memory of one GPU, MiB.
    pub vram_mib: u32,
    /// Reward multiplier, basis points.
    pub multiplier_bps: u32,
    /// Reward pool.
    pub pool: Pool,
    /// Work of each interval, of one GPU.
    pub light_work: Work,
    /// Work of each heavy interval, of one GPU.
    pub heavy_work: Work,
    /// Slots between challenges of an idle device.
    pub idle_interval_slots: u32,
    /// Slots between challenges of a hired device.
    pub hired_interval_slots: u32,
    /// Slots between heavy challenges: 1, 2, 4, … heavy grids.
    pub heavy_interval_slots: u32,
    /// Slots to answer light work.
    pub light_deadline_slots: u16,
    /// Slots to answer heavy work.
    pub heavy_deadline_slots: u16,
    /// Seconds without credit after which a device is not fresh.
    pub fresh_seconds: u32,
    /// Slots without credit after which a device is not fresh.
    pub fresh_slots: u32,
    /// Shortest idle interval with its deadline that a running assignment can have been made under.
    pub shortest_period_slots: u32,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}
