use anchor_lang::prelude::*;
use common::emit_event;
use marketplace::state::Device;

use crate::{
    events::RewardRegistered,
    state::{seeds::SEED_REWARD, DeviceReward, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct RewardRegister<'info> {
    /// The device's rewards account.
    #[account(
        init,
        payer = payer,
        space = 8 + DeviceReward::INIT_SPACE,
        seeds = [SEED_REWARD, device.key().as_ref()],
        bump,
    )]
    pub reward: Box<Account<'info, DeviceReward>>,

    /// A device of the marketplace.
    pub device: AccountLoader<'info, Device>,

    /// Anybody; pays the rent.
    #[account(mut)]
    pub payer: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl RewardRegister<'_> {
    /// Creates the rewards account of a device. Who pays for it gets no right in it.
    pub fn reward_register(ctx: Context<Self>) -> Result<()> {
        let key = ctx.accounts.reward.key();
        let reward = &mut ctx.accounts.reward;
        reward.device = ctx.accounts.device.key();
        reward.supplier = ctx.accounts.device.load()?.supplier;
        reward.bump = ctx.bumps.reward;
        let change = reward.changed(key)?;
        reward.invariant()?;

        emit_event!(
            ctx,
            RewardRegistered {
                reward: change,
                device: reward.device,
                supplier: reward.supplier,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
