//! First seed of every program-derived address.

use anchor_lang::prelude::*;

/// `["emission"]`
#[constant]
pub const SEED_EMISSION: &[u8] = b"emission";
/// `["mint_authority"]`
#[constant]
pub const SEED_MINT_AUTHORITY: &[u8] = b"mint_authority";
/// `["epoch", index u32]`
#[constant]
pub const SEED_EPOCH: &[u8] = b"epoch";
/// `["shard", index u32, shard u8]`
#[constant]
pub const SEED_SHARD: &[u8] = b"shard";
/// `["reward", device]`
#[constant]
pub const SEED_REWARD: &[u8] = b"reward";
