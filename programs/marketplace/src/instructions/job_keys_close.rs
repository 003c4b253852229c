use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::JobKeysClosed,
    state::{seeds::SEED_JOB_KEYS, JobKeys, Rental, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct JobKeysClose<'info> {
    /// The rental.
    #[account(mut, has_one = owner @ MarketplaceError::NotRenter)]
    pub rental: Box<Account<'info, Rental>>,

    /// A page of job keys.
    #[account(
        mut,
        close = owner,
        seeds = [SEED_JOB_KEYS, rental.key().as_ref(), &job_keys.page.to_le_bytes()],
        bump = job_keys.bump,
    )]
    pub job_keys: Box<Account<'info, JobKeys>>,

    /// CHECK: gets the rent back; compared with the rental.
    #[account(mut)]
    pub owner: UncheckedAccount<'info>,

    /// The renter; after the rental's end, anybody.
    pub authority: Signer<'info>,
}

impl JobKeysClose<'_> {
    fn validate(&self) -> Result<()> {
        self.rental.may_close(&self.authority.key(), Clock::get()?.unix_timestamp)
    }

    /// Closes a page of wrapped job keys of a rental that hires nothing any more, its rent to the renter.
    #[access_control(ctx.accounts.validate())]
    pub fn job_keys_close(ctx: Context<Self>) -> Result<()> {
        let key = ctx.accounts.rental.key();
        let rental = &mut ctx.accounts.rental;
        rental.job_key_pages = rental.job_key_pages.checked_sub(1).ok_or(MarketplaceError::Overflow)?;
        let changed = rental.changed(key)?;

        emit_event!(
            ctx,
            JobKeysClosed {
                rental: changed,
                owner: ctx.accounts.owner.key(),
                job_keys: ctx.accounts.job_keys.key(),
                page: ctx.accounts.job_keys.page,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
