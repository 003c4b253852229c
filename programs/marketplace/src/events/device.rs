//! Events of suppliers, their devices and listings.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::DeviceClass;

/// A supplier registered. Its payout was set at `timestamp`.
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
    /// Clock at which the payout was set last.
    pub payout_changed_at: i64,
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

/// A GPU of a device that has not proved for 30 days, or left the network, can be claimed again. The device has left the
/// network by it, if it had not.
#[event]
pub struct GpuClaimReleased {
    pub device: Change,
    pub supplier: Pubkey,
    /// Address of the claim, closed by this.
    pub claim: Pubkey,
    /// Hash of the GPU's UUID.
    pub hash: [u8; 32],
    /// Slot in which the device left the network.
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
