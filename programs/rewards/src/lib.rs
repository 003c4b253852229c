//! Hourly emission of IO for proven time: an exact schedule, a hard cap, and nobody who could mint more.

#![deny(arithmetic_overflow)]
#![deny(unused_must_use)]

use anchor_lang::prelude::*;

mod claims;
pub mod constants;
pub mod errors;
pub mod events;
pub mod instructions;
mod issue;
mod stake;
pub mod state;

use instructions::*;

declare_id!("EscRewards111111111111111111111111111111111");

#[program]
pub mod rewards {
    use super::*;

    /// Begins the emission. Signer: the program's upgrade authority.
    pub fn initialize(ctx: Context<Initialize>) -> Result<()> {
        Initialize::initialize(ctx)
    }

    /// Steps over at most `count` epochs (1 to 500) that nobody opened in time. Signer: none needed.
    pub fn emission_advance(ctx: Context<EmissionAdvance>, count: u32) -> Result<()> {
        EmissionAdvance::emission_advance(ctx, count)
    }

    /// Opens an epoch that has ended. Signer: anybody, who pays its rent.
    pub fn epoch_open(ctx: Context<EpochOpen>, index: u32) -> Result<()> {
        EpochOpen::epoch_open(ctx, index)
    }

    /// Creates the rewards account of a device. Signer: anybody, who pays its rent.
    pub fn reward_register(ctx: Context<RewardRegister>) -> Result<()> {
        RewardRegister::reward_register(ctx)
    }

    /// Scores devices of one model and shard for an epoch. Signer: anybody, who pays the shard's rent.
    pub fn epoch_score<'info>(ctx: Context<'info, EpochScore<'info>>, index: u32, shard_number: u8) -> Result<()> {
        EpochScore::epoch_score(ctx, index, shard_number)
    }

    /// Sums an epoch whose scoring has closed. Signer: anybody, who gets the rent of its shards.
    pub fn epoch_finalize<'info>(ctx: Context<'info, EpochFinalize<'info>>, index: u32) -> Result<()> {
        EpochFinalize::epoch_finalize(ctx, index)
    }

    /// Mints the rewards of a supplier's devices to its payout. Signer: anybody.
    pub fn reward_claim<'info>(ctx: Context<'info, RewardClaimAll<'info>>, epochs: u8) -> Result<()> {
        RewardClaimAll::reward_claim(ctx, epochs)
    }

    /// Mints the rewards owed to a co-staker. Signer: anybody.
    pub fn co_reward_claim<'info>(ctx: Context<'info, CoRewardClaim<'info>>, epochs: u8) -> Result<()> {
        CoRewardClaim::co_reward_claim(ctx, epochs)
    }
}
