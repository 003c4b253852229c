//! Events of rentals and of their money.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::ReleaseReason;

/// A renter opened a rental with a vault of its own.
#[event]
pub struct RentalOpened {
    /// The rental, changed.
    pub rental: Change,
    /// The renter account, changed.
    pub renter: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// Nonce of the rental at its renter.
    pub nonce: u64,
    /// Mint that the rental is paid in.
    pub mint: Pubkey,
    /// Token account that holds the rental's money.
    pub vault: Pubkey,
    /// Model wanted; 0 is any.
    pub model_code: u16,
    /// Country wanted, ISO 3166-1 numeric; 0 is any.
    pub country: u16,
    /// Highest price, smallest unit per GPU-hour.
    pub price_cap: u64,
    /// GPUs wanted.
    pub wanted_gpus: u32,
    /// GPUs under which the renter may leave without minimum.
    pub minimum_gpus: u32,
    /// All money put in so far, smallest unit.
    pub deposited: u64,
    /// Clock until which `minimum_gpus` must be hired, seconds.
    pub fill_deadline: i64,
    /// Agreed end (Clock, seconds).
    pub ends_at: i64,
    /// May assign devices until `session_expires_at`; the default key is none.
    pub session: Pubkey,
    /// Clock of the session's end, seconds.
    pub session_expires_at: i64,
    /// SHA-256 of the sealed job; zero when only proven time is rented.
    pub job_hash: [u8; 32],
    /// X25519 public key of the renter.
    pub encryption_key: [u8; 32],
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// The renter put more money into a rental's vault.
#[event]
pub struct RentalDeposited {
    /// The rental, changed.
    pub rental: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// How much, smallest unit.
    pub amount: u64,
    /// All money put in so far, smallest unit.
    pub deposited: u64,
    /// The renter's free money after it, smallest unit.
    pub free: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// The renter took free money out of a rental's vault.
#[event]
pub struct RentalWithdrawn {
    /// The rental, changed.
    pub rental: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// How much, smallest unit.
    pub amount: u64,
    /// Paid back to the renter so far, smallest unit.
    pub refunded: u64,
    /// The renter's free money after it, smallest unit.
    pub free: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// Devices were assigned to a rental, each with its money reserved.
#[event]
pub struct DevicesAssigned {
    /// The rental, changed.
    pub rental: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// Mint that the rental is paid in.
    pub mint: Pubkey,
    /// Model of all devices of the batch.
    pub model_code: u16,
    /// The last complete slot that the quote knew: no device's terms changed after it.
    pub seen_slot: u64,
    /// Fee from each side, basis points.
    pub fee_bps: u16,
    /// Agreed end (Clock).
    pub ends_at: i64,
    /// Seconds without credit after which each is silent, if `silent_slots` have passed too.
    pub silent_seconds: u64,
    /// See `silent_seconds`.
    pub silent_slots: u64,
    /// Seconds that each has for its last tick after a release, and longer until `drain_slots` have passed too.
    pub drain_seconds: u64,
    /// See `drain_seconds`.
    pub drain_slots: u64,
    /// The devices, 1 to 25.
    pub devices: Vec<DeviceAssignment>,
    /// GPUs that the rental hires now.
    pub assigned_gpus: u32,
    /// GPUs that it hired by its fill deadline, released ones included.
    pub filled_gpus: u32,
    /// Sums of the rental after it.
    pub committed: u64,
    /// The renter's free money after it, smallest unit.
    pub free: u64,
    /// Start of the hired time; accrued money is payable `min_seconds` of the device later.
    pub timestamp: i64,
}

/// One device of [`DevicesAssigned`].
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Debug, PartialEq, Eq)]
pub struct DeviceAssignment {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// ISO 3166-1 numeric, declared.
    pub country: u16,
    /// GPUs of the device, 1 to 8.
    pub gpu_count: u8,
    /// Place of the device in the rental, from 0.
    pub rank: u32,
    /// Smallest unit of the mint per GPU-hour.
    pub price: u64,
    /// The listing's minimum, seconds.
    pub min_seconds: u32,
    /// Held for it, smallest unit: all of its time, the renter's side of the fee included.
    pub reserved: u64,
}

/// Devices were hired for longer, each at its price and with its money reserved.
#[event]
pub struct DevicesExtended {
    /// The rental, changed.
    pub rental: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// Mint that the rental is paid in.
    pub mint: Pubkey,
    /// Agreed end of these devices from now on (Clock).
    pub ends_at: i64,
    /// The devices, 1 to 25.
    pub devices: Vec<DeviceExtension>,
    /// Sums of the rental after it.
    pub committed: u64,
    /// The renter's free money after it, smallest unit.
    pub free: u64,
    /// End of the rental after it (Clock): the latest of its devices'.
    pub rental_ends_at: i64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// One device of [`DevicesExtended`].
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Debug, PartialEq, Eq)]
pub struct DeviceExtension {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// Held for seconds not proven yet, after it, smallest unit.
    pub reserved: u64,
    /// How much of that the extension added.
    pub added: u64,
    /// Held for proven seconds not settled yet, smallest unit.
    pub accrued: u64,
}

/// A device was released from its rental and drains: its tail stays reserved until its next credited tick.
#[event]
pub struct DeviceReleased {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// The rental that hires the device.
    pub rental: Pubkey,
    /// Why, as the program derived it.
    pub reason: ReleaseReason,
    /// End of the hired time; in the future when the listing's minimum is still owed.
    pub released_at: i64,
    /// Clock from which accrued money can be settled.
    pub payable_at: i64,
    /// What accrued goes back to the renter.
    pub forfeited: bool,
    /// After this second and `drain_slot` the reserved tail goes back to the renter.
    pub drain_at: i64,
    /// See `drain_at`.
    pub drain_slot: u64,
    /// It has delivered its last hired second.
    pub drained: bool,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// What a device had earned was paid; when the assignment is over, the rest went back to `free`.
#[event]
pub struct DeviceSettled {
    /// The device, changed.
    pub device: Change,
    /// The rental, changed.
    pub rental: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// Owner of the token accounts that settlements pay to.
    pub payout: Pubkey,
    /// Mint that the rental is paid in.
    pub mint: Pubkey,
    /// Code of its model.
    pub model_code: u16,
    /// ISO 3166-1 numeric, declared by the supplier.
    pub country: u16,
    /// GPUs of the device, 1 to 8.
    pub gpu_count: u8,
    /// Smallest unit of the mint per GPU-hour.
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
    /// Held for seconds not proven yet, smallest unit.
    pub reserved: u64,
    /// Held for proven seconds not settled yet, smallest unit.
    pub accrued: u64,
    /// Sums of the rental after it.
    pub rental_settled: u64,
    /// Paid to the treasury so far, smallest unit.
    pub rental_fees: u64,
    /// Held for devices, smallest unit.
    pub rental_committed: u64,
    /// The renter's free money, smallest unit.
    pub rental_free: u64,
    /// GPUs that the rental hires now.
    pub rental_assigned_gpus: u32,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A rental is over; its whole balance went to the renter.
#[event]
pub struct RentalClosed {
    /// The rental, changed.
    pub rental: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// Mint that the rental is paid in.
    pub mint: Pubkey,
    /// Free money paid back by the close.
    pub amount: u64,
    /// What others had sent to the vault beside it, paid out too.
    pub dust: u64,
    /// All money put in so far, smallest unit.
    pub deposited: u64,
    /// Paid to suppliers, smallest unit.
    pub settled: u64,
    /// Paid to the treasury, smallest unit.
    pub fees: u64,
    /// Paid back to the renter so far, smallest unit.
    pub refunded: u64,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}
