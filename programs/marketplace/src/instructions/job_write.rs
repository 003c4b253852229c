use anchor_lang::prelude::*;

use crate::{
    constants::MAX_JOB_LEN,
    errors::MarketplaceError,
    events::JobWritten,
    proof::hash,
    state::{seeds::SEED_JOB, Job, Rental, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
#[instruction(body: Vec<u8>)]
pub struct JobWrite<'info> {
    #[account(mut, has_one = owner @ MarketplaceError::NotRenter)]
    pub rental: Box<Account<'info, Rental>>,

    #[account(
        init,
        payer = owner,
        space = 8 + 32 + 32 + 4 + body.len() + 1,
        seeds = [SEED_JOB, rental.key().as_ref()],
        bump,
    )]
    pub job: Box<Account<'info, Job>>,

    #[account(mut)]
    pub owner: Signer<'info>,

    pub system_program: Program<'info, System>,
}

impl JobWrite<'_> {
    fn validate(&self, body: &[u8]) -> Result<()> {
        require!((1..=MAX_JOB_LEN).contains(&body.len()), MarketplaceError::InvalidJob);
        require!(hash(&[body]) == self.rental.job_hash, MarketplaceError::JobMismatch);
        Ok(())
    }

    /// Writes the sealed job that the rental was opened with.
    #[access_control(ctx.accounts.validate(&body))]
    pub fn job_write(ctx: Context<Self>, body: Vec<u8>) -> Result<()> {
        let key = ctx.accounts.rental.key();
        let owner = ctx.accounts.owner.key();
        let rental = &mut ctx.accounts.rental;
        rental.has_job = true;
        let changed = rental.changed(key)?;
        ctx.accounts.job.set_inner(Job { rental: key, owner, body: body.clone(), bump: ctx.bumps.job });

        emit_cpi!(JobWritten {
            rental: changed,
            owner,
            job: ctx.accounts.job.key(),
            body,
            timestamp: Clock::get()?.unix_timestamp,
        });
        Ok(())
    }
}
