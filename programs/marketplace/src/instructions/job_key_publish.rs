use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    constants::WRAPPED_KEY_LEN,
    errors::MarketplaceError,
    events::JobKeysPublished,
    room::Room,
    state::{seeds::SEED_JOB_KEYS, JobKeys, Rental, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct JobKeyPublish<'info> {
    /// The rental.
    #[account(mut, has_one = owner @ MarketplaceError::NotRenter)]
    pub rental: Box<Account<'info, Rental>>,

    /// CHECK: the page of the ranks; its address is derived by the handler, and the first keys in it make it.
    #[account(mut)]
    pub job_keys: UncheckedAccount<'info>,

    /// The renter's wallet.
    #[account(mut)]
    pub owner: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl JobKeyPublish<'_> {
    /// Writes the job's key, wrapped to each device from `first_rank` on, into its page. A key that is there is replaced.
    ///
    /// A key that doesn't open concerns nobody but its renter: the device reports the job failed and is paid for proven
    /// time.
    pub fn job_key_publish(ctx: Context<Self>, first_rank: u32, keys: Vec<[u8; WRAPPED_KEY_LEN]>) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let accounts = &mut *ctx.accounts;
        accounts.rental.may_write_job(now)?;
        let (first, end) = JobKeys::slots(first_rank, keys.len(), accounts.rental.next_rank)?;
        let page = JobKeys::page_of(first_rank);
        let (key, owner) = (accounts.rental.key(), accounts.owner.key());
        let page_bytes = page.to_le_bytes();
        let (address, bump) = Pubkey::find_program_address(&[SEED_JOB_KEYS, key.as_ref(), &page_bytes], &crate::ID);
        require_keys_eq!(accounts.job_keys.key(), address, ErrorCode::ConstraintSeeds);
        let seeds: &[&[u8]] = &[SEED_JOB_KEYS, key.as_ref(), &page_bytes, &[bump]];
        let room = Room { payer: &accounts.owner, system_program: &accounts.system_program };
        let is_new = room.give(&accounts.job_keys, JobKeys::space(end), seeds)?;
        {
            let mut data = accounts.job_keys.try_borrow_mut_data()?;
            if is_new {
                JobKeys { rental: key, owner, page, bump, keys: Vec::new() }.try_serialize(&mut &mut data[..])?;
            }
            JobKeys::put(&mut data, first, &keys);
        }
        let rental = &mut accounts.rental;
        if is_new {
            rental.job_key_pages = rental.job_key_pages.checked_add(1).ok_or(MarketplaceError::Overflow)?;
        }
        let changed = rental.changed(key)?;

        emit_event!(
            ctx,
            JobKeysPublished {
                rental: changed,
                owner,
                job_keys: ctx.accounts.job_keys.key(),
                page,
                first_rank,
                keys,
                timestamp: now,
            }
        );
        Ok(())
    }
}
