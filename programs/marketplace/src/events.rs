//! Every state change of the program is in exactly one of these events, sent by `emit_cpi!`.
//!
//! A field of type [`Change`] names an account that the event changed and that account's new sequence, so that a
//! reader can order the changes of an account and see a missing one. Names are past tense; every key that is needed
//! to index an event without a join is in it.

use anchor_lang::prelude::*;

use crate::state::{ConfigChange, ConfigParameters, DeviceClass, JobState, Pool, ReleaseReason, Work};

/// One account changed by an event, with its sequence after the change.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The account that changed.
    pub scope: Pubkey,
    /// Its sequence after the change: one more than before it.
    pub sequence: u64,
}

/// The config was created by the program's upgrade authority.
#[event]
pub struct ConfigInitialized {
    pub config: Change,
    pub authority: Pubkey,
    pub treasury: Pubkey,
    pub usdc_mint: Pubkey,
    pub io_mint: Pubkey,
    pub parameters: ConfigParameters,
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
    pub timestamp: i64,
}

/// A supplier registered.
#[event]
pub struct SupplierRegistered {
    pub supplier: Change,
    pub owner: Pubkey,
    pub payout: Pubkey,
    pub name: String,
    pub timestamp: i64,
}

/// A supplier changed its payout owner or its name.
#[event]
pub struct SupplierUpdated {
    pub supplier: Change,
    pub owner: Pubkey,
    pub payout: Pubkey,
    pub name: String,
    pub timestamp: i64,
}

/// A device was registered, with its claims on GPUs.
#[event]
pub struct DeviceRegistered {
    pub device: Change,
    pub supplier: Change,
    pub owner: Pubkey,
    pub worker: Pubkey,
    pub index: u32,
    pub model_code: u16,
    pub class: DeviceClass,
    pub gpu_count: u8,
    /// ISO 3166-1 numeric, declared by the supplier.
    pub country: u16,
    pub connectivity: u8,
    pub encryption_key: [u8; 32],
    /// Hashes of the claimed GPUs' UUIDs; a raw UUID never goes on chain.
    pub gpu_hashes: Vec<[u8; 32]>,
    pub timestamp: i64,
}

/// A supplier changed what it declares about a device.
#[event]
pub struct DeviceUpdated {
    pub device: Change,
    pub supplier: Pubkey,
    pub country: u16,
    pub connectivity: u8,
    pub encryption_key: [u8; 32],
    pub terms_slot: u64,
    pub timestamp: i64,
}

/// The worker key of a device was replaced.
#[event]
pub struct DeviceWorkerRotated {
    pub device: Change,
    pub supplier: Pubkey,
    pub worker: Pubkey,
    pub timestamp: i64,
}

/// A device left the network; its GPU claims are free again.
#[event]
pub struct DeviceRetired {
    pub device: Change,
    pub supplier: Pubkey,
    pub terms_slot: u64,
    pub timestamp: i64,
}

/// A worker stopped or resumed accepting assignments.
#[event]
pub struct DeviceAcceptingSet {
    pub device: Change,
    pub supplier: Pubkey,
    pub accepting: bool,
    pub timestamp: i64,
}

/// A supplier set the terms at which a device can be hired.
#[event]
pub struct ListingSet {
    pub device: Change,
    pub supplier: Pubkey,
    pub model_code: u16,
    pub country: u16,
    /// Smallest unit of USDC per GPU-hour; 0 is not accepted.
    pub ask_usdc: u64,
    /// Smallest unit of IO per GPU-hour; 0 is not accepted.
    pub ask_io: u64,
    pub min_seconds: u32,
    pub max_seconds: u32,
    pub terms_slot: u64,
    pub timestamp: i64,
}

/// A supplier withdrew a device's listing. A running assignment goes on.
#[event]
pub struct ListingClosed {
    pub device: Change,
    pub supplier: Pubkey,
    pub terms_slot: u64,
    pub timestamp: i64,
}

/// A device began a chain of ticks, or began again.
#[event]
pub struct ChainStarted {
    pub device: Change,
    pub supplier: Pubkey,
    /// Number of the tick that answers the challenge.
    pub n: u64,
    pub challenge: ChallengeSet,
    pub timestamp: i64,
}

/// The next challenge of a device, fixed before its slot exists.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChallengeSet {
    pub slot: u64,
    pub deadline_slot: u64,
    /// The latest heavy slot at or before `slot`.
    pub heavy_slot: u64,
    /// Heavy work is asked for.
    pub heavy: bool,
    pub work: Work,
    /// The most seconds that the tick answering it can credit.
    pub max_credit: u32,
}

/// A device answered its challenge: a receipt.
#[event]
pub struct DeviceTicked {
    pub device: Change,
    pub supplier: Pubkey,
    /// The rental that hires the device, or the default key.
    pub rental: Pubkey,
    pub model_code: u16,
    pub gpu_count: u8,
    pub n: u64,
    /// The challenge answered: its slot, the first slot present at or after it, and that slot's hash.
    pub challenge_slot: u64,
    pub present_slot: u64,
    pub slot_hash: [u8; 32],
    pub heavy: bool,
    /// Seed of the work now committed to.
    pub seed: [u8; 32],
    /// Merkle root now committed to.
    pub root: [u8; 16],
    pub work: Work,
    /// Receipt hash before and after this tick.
    pub previous_head: [u8; 32],
    pub head: [u8; 32],
    /// One unit of the previous root was opened and is right.
    pub opened: bool,
    pub opened_heavy: bool,
    pub opened_index: u64,
    /// Siblings from the leaf up.
    pub opened_path: Vec<[u8; 16]>,
    /// Seconds are credited: the opening is right and the latest heavy work was opened too.
    pub credited: bool,
    /// Start of the credited seconds (Clock), `timestamp` being their end.
    pub credited_from: i64,
    pub idle_seconds: u32,
    pub hired_seconds: u32,
    /// Moved from `reserved` to `accrued` of the device, smallest unit of the assignment's mint.
    pub accrued_amount: u64,
    pub reserved: u64,
    pub accrued: u64,
    /// A released device has delivered its last seconds.
    pub drained: bool,
    pub next: ChallengeSet,
    /// A claim of the worker about what it runs: image digest and container state, hashed.
    pub workload: [u8; 32],
    pub timestamp: i64,
}

/// A renter opened a rental with a vault of its own.
#[event]
pub struct RentalOpened {
    pub rental: Change,
    pub renter: Change,
    pub owner: Pubkey,
    pub nonce: u64,
    pub mint: Pubkey,
    pub vault: Pubkey,
    /// Model wanted; 0 is any.
    pub model_code: u16,
    /// Country wanted, ISO 3166-1 numeric; 0 is any.
    pub country: u16,
    /// Highest price, smallest unit per GPU-hour.
    pub price_cap: u64,
    pub wanted_gpus: u32,
    pub minimum_gpus: u32,
    pub deposited: u64,
    pub fill_deadline: i64,
    pub ends_at: i64,
    /// May assign devices until `session_expires_at`; the default key is none.
    pub session: Pubkey,
    pub session_expires_at: i64,
    /// SHA-256 of the sealed job; zero when only proven time is rented.
    pub job_hash: [u8; 32],
    /// X25519 public key of the renter.
    pub encryption_key: [u8; 32],
    pub timestamp: i64,
}

/// The renter put more money into a rental's vault.
#[event]
pub struct RentalDeposited {
    pub rental: Change,
    pub owner: Pubkey,
    pub amount: u64,
    pub deposited: u64,
    pub free: u64,
    pub timestamp: i64,
}

/// The renter took free money out of a rental's vault.
#[event]
pub struct RentalWithdrawn {
    pub rental: Change,
    pub owner: Pubkey,
    pub amount: u64,
    pub refunded: u64,
    pub free: u64,
    pub timestamp: i64,
}

/// Devices were assigned to a rental, each with its money reserved.
#[event]
pub struct DevicesAssigned {
    pub rental: Change,
    pub owner: Pubkey,
    pub mint: Pubkey,
    pub seen_slot: u64,
    pub fee_bps: u16,
    pub ends_at: i64,
    pub devices: Vec<DeviceAssignment>,
    pub assigned_gpus: u32,
    pub committed: u64,
    pub free: u64,
    pub timestamp: i64,
}

/// One device of [`DevicesAssigned`].
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Debug, PartialEq, Eq)]
pub struct DeviceAssignment {
    pub device: Change,
    pub supplier: Pubkey,
    pub model_code: u16,
    pub country: u16,
    pub gpu_count: u8,
    /// Place of the device in the rental, from 0.
    pub rank: u32,
    /// Smallest unit of the mint per GPU-hour.
    pub price: u64,
    pub min_seconds: u32,
    pub reserved: u64,
}

/// A device was released from its rental and drains: its tail stays reserved until its next credited tick.
#[event]
pub struct DeviceReleased {
    pub device: Change,
    pub supplier: Pubkey,
    pub rental: Pubkey,
    pub reason: ReleaseReason,
    /// End of the hired time; in the future when the listing's minimum is still owed.
    pub released_at: i64,
    /// Clock from which accrued money can be settled.
    pub payable_at: i64,
    /// What accrued goes back to the renter.
    pub forfeited: bool,
    /// After this second and `drain_slot` the reserved tail goes back to the renter.
    pub drain_at: i64,
    pub drain_slot: u64,
    pub drained: bool,
    pub timestamp: i64,
}

/// What a device had earned was paid; when the assignment is over, the rest went back to `free`.
#[event]
pub struct DeviceSettled {
    pub device: Change,
    pub rental: Change,
    pub supplier: Pubkey,
    pub payout: Pubkey,
    pub mint: Pubkey,
    pub model_code: u16,
    pub country: u16,
    pub gpu_count: u8,
    pub price: u64,
    /// Proven hired seconds paid for by this settlement.
    pub seconds: u64,
    /// To the supplier, smallest unit.
    pub paid: u64,
    /// To the treasury, both sides' fees.
    pub fees: u64,
    /// Back to the rental's free money.
    pub returned: u64,
    /// The assignment is over and the device is idle again.
    pub ended: bool,
    pub reserved: u64,
    pub accrued: u64,
    /// Sums of the rental after it.
    pub rental_settled: u64,
    pub rental_fees: u64,
    pub rental_committed: u64,
    pub rental_free: u64,
    pub rental_assigned_gpus: u32,
    pub timestamp: i64,
}

/// A rental is over; its whole balance went to the renter.
#[event]
pub struct RentalClosed {
    pub rental: Change,
    pub owner: Pubkey,
    pub mint: Pubkey,
    /// Free money paid back by the close.
    pub amount: u64,
    /// What others had sent to the vault beside it, paid out too.
    pub dust: u64,
    pub deposited: u64,
    pub settled: u64,
    pub fees: u64,
    pub refunded: u64,
    pub timestamp: i64,
}

/// The sealed job of a rental was written.
#[event]
pub struct JobWritten {
    pub rental: Change,
    pub owner: Pubkey,
    pub job: Pubkey,
    pub body: Vec<u8>,
    pub timestamp: i64,
}

/// A rental's job account was closed and its rent paid back.
#[event]
pub struct JobClosed {
    pub rental: Change,
    pub owner: Pubkey,
    pub job: Pubkey,
    pub timestamp: i64,
}

/// A worker reported the state of a job: a claim.
#[event]
pub struct JobReported {
    pub device: Change,
    pub supplier: Pubkey,
    pub rental: Pubkey,
    pub state: JobState,
    pub exit_code: i32,
    pub timestamp: i64,
}

/// A worker published how the renter reaches the job, sealed to the renter.
#[event]
pub struct EndpointPublished {
    pub device: Change,
    pub supplier: Pubkey,
    pub rental: Pubkey,
    pub endpoint: Vec<u8>,
    pub timestamp: i64,
}
