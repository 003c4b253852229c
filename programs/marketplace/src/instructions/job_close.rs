use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::JobClosed,
    state::{seeds::SEED_JOB, Job, Rental, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct JobClose<'info> {
    /// The rental.
    #[account(mut, has_one = owner @ MarketplaceError::NotRenter)]
    pub rental: Box<Account<'info, Rental>>,

    /// The job of the rental.
    #[account(mut, close = owner, seeds = [SEED_JOB, rental.key().as_ref()], bump = job.bump)]
    pub job: Box<Account<'info, Job>>,

    /// CHECK: gets the rent back; compared with the rental.
    #[account(mut)]
    pub owner: UncheckedAccount<'info>,

    /// The renter; after the rental's end, anybody.
    pub authority: Signer<'info>,
}

impl JobClose<'_> {
    fn validate(&self) -> Result<()> {
        self.rental.may_close(&self.authority.key(), Clock::get()?.unix_timestamp)
    }

    /// Closes the job of a rental that hires nothing any more, its rent to the renter.
    #[access_control(ctx.accounts.validate())]
    pub fn job_close(ctx: Context<Self>) -> Result<()> {
        let key = ctx.accounts.rental.key();
        let rental = &mut ctx.accounts.rental;
        rental.has_job = false;
        let changed = rental.changed(key)?;

        emit_event!(
            ctx,
            JobClosed {
                rental: changed,
                owner: ctx.accounts.owner.key(),
                job: ctx.accounts.job.key(),
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
