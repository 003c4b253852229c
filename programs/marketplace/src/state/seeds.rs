//! First seed of every program-derived address.

use anchor_lang::prelude::*;

/// `["config"]`
#[constant]
pub const SEED_CONFIG: &[u8] = b"config";
/// `["change", index]`
#[constant]
pub const SEED_CHANGE: &[u8] = b"change";
/// `["model", code]`
#[constant]
pub const SEED_MODEL: &[u8] = b"model";
/// `["supplier", owner]`
#[constant]
pub const SEED_SUPPLIER: &[u8] = b"supplier";
/// `["renter", owner]`
#[constant]
pub const SEED_RENTER: &[u8] = b"renter";
/// `["device", supplier, index]`
#[constant]
pub const SEED_DEVICE: &[u8] = b"device";
/// `["gpu", hash of the GPU's UUID]`
#[constant]
pub const SEED_GPU: &[u8] = b"gpu";
/// `["rental", renter, nonce]`
#[constant]
pub const SEED_RENTAL: &[u8] = b"rental";
/// `["vault", rental]`
#[constant]
pub const SEED_VAULT: &[u8] = b"vault";
/// `["job", rental]`
#[constant]
pub const SEED_JOB: &[u8] = b"job";
/// `["job_keys", rental, page]`
#[constant]
pub const SEED_JOB_KEYS: &[u8] = b"job_keys";
