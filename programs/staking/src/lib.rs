//! Stakes behind the devices of the marketplace: what is at risk when a device is not what it says. Stake can always
//! be taken out after its cool-down, unless an open case locks it, and every case ends by itself.

#![deny(arithmetic_overflow)]
#![deny(unused_must_use)]

use anchor_lang::prelude::*;

mod bond;
pub mod constants;
pub mod errors;
pub mod events;
pub mod instructions;
pub mod state;
mod vault;

use instructions::*;

declare_id!("EscStaking111111111111111111111111111111111");

#[program]
pub mod staking {
    use super::*;

    /// Puts stake behind a device; the first time this makes the stake and its vault. Signer: the device's owner.
    pub fn stake_deposit(ctx: Context<StakeDeposit>, amount: u64) -> Result<()> {
        StakeDeposit::stake_deposit(ctx, amount)
    }

    /// Begins to take stake out: it counts no more, and can be withdrawn after its time. Signer: the device's owner, or
    /// the co-staker for all of the co-stake.
    pub fn stake_cool_down(ctx: Context<StakeCoolDown>, amount: u64) -> Result<()> {
        StakeCoolDown::stake_cool_down(ctx, amount)
    }

    /// Pays to a staker all that has cooled and no case locks. Signer: anybody.
    pub fn stake_withdraw<'info>(ctx: Context<'info, StakeWithdraw<'info>>) -> Result<()> {
        StakeWithdraw::stake_withdraw(ctx)
    }

    /// Offers a share of the device's rewards to a co-staker. Signer: the device's owner.
    pub fn co_stake_offer_set(ctx: Context<CoStakeOffer>, amount: u64, share_bps: u16) -> Result<()> {
        CoStakeOffer::co_stake_offer_set(ctx, amount, share_bps)
    }

    /// Withdraws the offer to a co-staker. Signer: the device's owner.
    pub fn co_stake_offer_close(ctx: Context<CoStakeOffer>) -> Result<()> {
        CoStakeOffer::co_stake_offer_close(ctx)
    }

    /// Joins a device's stake at the share that was seen. Signer: the co-staker.
    pub fn co_stake_accept(ctx: Context<CoStakeAccept>, amount: u64, share_bps: u16) -> Result<()> {
        CoStakeAccept::co_stake_accept(ctx, amount, share_bps)
    }

    /// Ends the co-stake, which begins to cool. Signer: the device's owner.
    pub fn co_stake_end(ctx: Context<CoStakeEnd>) -> Result<()> {
        CoStakeEnd::co_stake_end(ctx)
    }

    /// Reports a device, with a bond, and locks its stake. Signer: anybody but the arbiter.
    pub fn slash_case_open(ctx: Context<SlashCaseOpen>, args: SlashCaseOpenArgs) -> Result<()> {
        SlashCaseOpen::slash_case_open(ctx, args)
    }

    /// Answers a case, once. Signer: the device's owner.
    pub fn slash_case_answer(ctx: Context<SlashCaseAnswer>, hash: [u8; 32], uri: String) -> Result<()> {
        SlashCaseAnswer::slash_case_answer(ctx, hash, uri)
    }

    /// Rules a case: burns `slash` of the locked stake, or rejects it by zero. Signer: the config's arbiter, who is no
    /// party.
    pub fn slash_case_rule<'info>(ctx: Context<'info, SlashCaseRule<'info>>, slash: u64) -> Result<()> {
        SlashCaseRule::slash_case_rule(ctx, slash)
    }

    /// Ends a case that nobody ruled in time, the bond to the accused. Signer: anybody.
    pub fn slash_case_dismiss<'info>(ctx: Context<'info, SlashCaseDismiss<'info>>) -> Result<()> {
        SlashCaseDismiss::slash_case_dismiss(ctx)
    }
}
