//! Events of suppliers, their devices and listings.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::DeviceClass;

/// A supplier registered. Its payout was set at `timestamp`.
#[event]
pub struct SupplierRegistered {
    /// The supplier, changed.
    pub supplier: Change,
    /// The supplier's owner.
    pub owner: Pubkey,
    /// Owner of the token accounts that settlements pay to.
    pub payout: Pubkey,
    /// Name shown on pages.
    pub name: String,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A supplier changed its payout owner or its name.
#[event]
pub struct SupplierUpdated {
    /// The supplier, changed.
    pub supplier: Change,
    /// The supplier's owner.
    pub owner: Pubkey,
    /// Owner of the token accounts that settlements pay to.
    pub payout: Pubkey,
    /// Clock at which the payout was set last.
    pub payout_changed_at: i64,
    /// Name shown on pages.
    pub name: String,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A device was registered, with its claims on GPUs.
#[event]
pub struct DeviceRegistered {
    /// The device, changed.
    pub device: Change,
    /// The supplier, changed.
    pub supplier: Change,
    /// The supplier's owner.
    pub owner: Pubkey,
    /// The worker key.
    pub worker: Pubkey,
    /// Index of the device at its supplier.
    pub index: u32,
    /// Code of its model.
    pub model_code: u16,
    /// GPU or CPU.
    pub class: DeviceClass,
    /// GPUs of the device, 1 to 8.
    pub gpu_count: u8,
    /// ISO 3166-1 numeric, declared by the supplier.
    pub country: u16,
    /// Connectivity, declared: 0 low to 3 ultra.
    pub connectivity: u8,
    /// X25519 key that jobs are sealed to.
    pub encryption_key: [u8; 32],
    /// Hashes of the claimed GPUs' UUIDs; a raw UUID never goes on chain.
    pub gpu_hashes: Vec<[u8; 32]>,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A supplier changed what it declares about a device.
#[event]
pub struct DeviceUpdated {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// ISO 3166-1 numeric, declared by the supplier.
    pub country: u16,
    /// Connectivity, declared: 0 low to 3 ultra.
    pub connectivity: u8,
    /// X25519 key that jobs are sealed to.
    pub encryption_key: [u8; 32],
    /// Slot of the device's last change of terms: this event's.
    pub terms_slot: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// The worker key of a device was replaced.
#[event]
pub struct DeviceWorkerRotated {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// The worker key.
    pub worker: Pubkey,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A device left the network; its GPU claims are free again.
#[event]
pub struct DeviceRetired {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// Slot of the device's last change of terms: this event's.
    pub terms_slot: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A GPU of a device that has not proved for 30 days, or left the network, can be claimed again. The device has left the
/// network by it, if it had not.
#[event]
pub struct GpuClaimReleased {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// Address of the claim, closed by this.
    pub claim: Pubkey,
    /// Hash of the GPU's UUID.
    pub hash: [u8; 32],
    /// Slot in which the device left the network.
    pub terms_slot: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A worker stopped or resumed accepting assignments.
#[event]
pub struct DeviceAcceptingSet {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// Its worker takes assignments.
    pub accepting: bool,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A supplier set the terms at which a device can be hired.
#[event]
pub struct ListingSet {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// Code of its model.
    pub model_code: u16,
    /// ISO 3166-1 numeric, declared by the supplier.
    pub country: u16,
    /// Smallest unit of USDC per GPU-hour; 0 is not accepted.
    pub ask_usdc: u64,
    /// Smallest unit of IO per GPU-hour; 0 is not accepted.
    pub ask_io: u64,
    /// Shortest time that the renter pays proven seconds of.
    pub min_seconds: u32,
    /// Longest time that it can be hired for.
    pub max_seconds: u32,
    /// Slot of the device's last change of terms: this event's.
    pub terms_slot: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A supplier withdrew a device's listing. A running assignment goes on.
#[event]
pub struct ListingClosed {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// Slot of the device's last change of terms: this event's.
    pub terms_slot: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}
