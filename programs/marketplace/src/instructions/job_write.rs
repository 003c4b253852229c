use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::JobWritten,
    state::{seeds::SEED_JOB, Job, Rental, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
#[instruction(offset: u16, total: u16)]
pub struct JobWrite<'info> {
    /// The rental.
    #[account(mut, has_one = owner @ MarketplaceError::NotRenter)]
    pub rental: Box<Account<'info, Rental>>,

    /// The job of the rental.
    #[account(
        init_if_needed,
        payer = owner,
        space = Job::space(job.data_len(), total),
        seeds = [SEED_JOB, rental.key().as_ref()],
        bump,
    )]
    pub job: Box<Account<'info, Job>>,

    /// The renter's wallet.
    #[account(mut)]
    pub owner: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl JobWrite<'_> {
    /// Writes a chunk of the sealed job that the rental was opened with. The first makes the account with room for all
    /// of it; each further one begins where the job ends so far.
    pub fn job_write(ctx: Context<Self>, offset: u16, total: u16, chunk: Vec<u8>) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        ctx.accounts.rental.may_write_job(now)?;
        let key = ctx.accounts.rental.key();
        let owner = ctx.accounts.owner.key();
        let job = &mut ctx.accounts.job;
        if job.rental == Pubkey::default() {
            job.rental = key;
            job.owner = owner;
            job.total = total;
            job.bump = ctx.bumps.job;
        }
        job.write(offset, total, &chunk, &ctx.accounts.rental.job_hash)?;
        job.invariant()?;
        let complete = job.complete;
        let rental = &mut ctx.accounts.rental;
        rental.has_job = true;
        let changed = rental.changed(key)?;

        emit_event!(
            ctx,
            JobWritten {
                rental: changed,
                owner,
                job: ctx.accounts.job.key(),
                offset,
                total,
                chunk,
                complete,
                timestamp: now,
            }
        );
        Ok(())
    }
}
