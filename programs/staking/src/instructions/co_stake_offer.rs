use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::StakingError,
    events::{CoStakeOfferClosed, CoStakeOfferSet},
    state::{DeviceStake, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct CoStakeOffer<'info> {
    #[account(mut, has_one = owner @ StakingError::NotDeviceOwner)]
    pub stake: Box<Account<'info, DeviceStake>>,

    pub owner: Signer<'info>,
}

impl CoStakeOffer<'_> {
    /// Offers a share of rewards to a co-staker, in place of an earlier offer.
    pub fn co_stake_offer_set(ctx: Context<Self>, amount: u64, share_bps: u16) -> Result<()> {
        let key = ctx.accounts.stake.key();
        let stake = &mut ctx.accounts.stake;
        stake.state.offer(amount, share_bps)?;
        let changed = stake.changed(key)?;
        stake.state.invariant()?;

        emit_event!(
            ctx,
            CoStakeOfferSet {
                stake: changed,
                device: stake.device,
                staker: stake.owner,
                amount,
                share_bps,
                state: stake.state,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }

    /// Withdraws the offer.
    pub fn co_stake_offer_close(ctx: Context<Self>) -> Result<()> {
        let key = ctx.accounts.stake.key();
        let stake = &mut ctx.accounts.stake;
        let amount = stake.state.close_offer()?;
        let changed = stake.changed(key)?;
        stake.state.invariant()?;

        emit_event!(
            ctx,
            CoStakeOfferClosed {
                stake: changed,
                device: stake.device,
                staker: stake.owner,
                amount,
                state: stake.state,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
