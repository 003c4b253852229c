use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::StakingError,
    events::CoStakeEnded,
    state::{DeviceStake, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct CoStakeEnd<'info> {
    #[account(mut, has_one = owner @ StakingError::NotDeviceOwner)]
    pub stake: Box<Account<'info, DeviceStake>>,

    pub owner: Signer<'info>,
}

impl CoStakeEnd<'_> {
    /// Ends the co-stake: all of it begins to cool.
    pub fn co_stake_end(ctx: Context<Self>) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let key = ctx.accounts.stake.key();
        let stake = &mut ctx.accounts.stake;
        let amount = stake.state.end_co_stake(now)?;
        let changed = stake.changed(key)?;
        stake.state.invariant()?;

        emit_event!(
            ctx,
            CoStakeEnded {
                stake: changed,
                device: stake.device,
                staker: stake.state.co_staker.staker,
                amount,
                state: stake.state,
                timestamp: now,
            }
        );
        Ok(())
    }
}
