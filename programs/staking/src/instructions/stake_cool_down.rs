use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::StakingError,
    events::StakeCooled,
    state::{DeviceStake, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct StakeCoolDown<'info> {
    #[account(mut)]
    pub stake: Box<Account<'info, DeviceStake>>,

    /// The device's owner or its co-staker.
    pub staker: Signer<'info>,
}

impl StakeCoolDown<'_> {
    /// Begins to take out stake of whoever signs.
    pub fn stake_cool_down(ctx: Context<Self>, amount: u64) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let staker = ctx.accounts.staker.key();
        let key = ctx.accounts.stake.key();
        let stake = &mut ctx.accounts.stake;
        if staker == stake.state.owner.staker {
            stake.state.cool_owner(amount, now)?;
        } else {
            require_keys_eq!(staker, stake.state.co_staker.staker, StakingError::NotStaker);
            stake.state.cool_co_staker(amount, now)?;
        }
        let changed = stake.changed(key)?;
        stake.state.invariant()?;

        emit_event!(
            ctx,
            StakeCooled { stake: changed, device: stake.device, staker, amount, state: stake.state, timestamp: now }
        );
        Ok(())
    }
}
