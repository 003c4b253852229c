//! First seed of every program-derived address.

use anchor_lang::prelude::*;

/// `["stake", device]`
#[constant]
pub const SEED_STAKE: &[u8] = b"stake";
/// `["stake_vault", device]`
#[constant]
pub const SEED_STAKE_VAULT: &[u8] = b"stake_vault";
/// `["case", device, index]`
#[constant]
pub const SEED_CASE: &[u8] = b"case";
/// `["bond", case]`
#[constant]
pub const SEED_BOND: &[u8] = b"bond";
