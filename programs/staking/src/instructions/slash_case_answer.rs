use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::StakingError,
    events::SlashCaseAnswered,
    state::{DeviceStake, Sequenced, SlashCase},
};

#[event_cpi]
#[derive(Accounts)]
pub struct SlashCaseAnswer<'info> {
    #[account(has_one = owner @ StakingError::NotDeviceOwner)]
    pub stake: Box<Account<'info, DeviceStake>>,

    #[account(mut, has_one = stake @ StakingError::NotThisStake)]
    pub case: Box<Account<'info, SlashCase>>,

    pub owner: Signer<'info>,
}

impl SlashCaseAnswer<'_> {
    /// Keeps the owner's answer, once and in time.
    pub fn slash_case_answer(ctx: Context<Self>, hash: [u8; 32], uri: String) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let key = ctx.accounts.case.key();
        let case = &mut ctx.accounts.case;
        case.answer(hash, uri.clone(), now)?;
        let changed = case.changed(key)?;

        emit_event!(
            ctx,
            SlashCaseAnswered {
                case: changed,
                device: case.device,
                owner: ctx.accounts.owner.key(),
                hash,
                uri,
                timestamp: now,
            }
        );
        Ok(())
    }
}
