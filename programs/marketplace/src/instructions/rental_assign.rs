use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    constants::MAX_ASSIGN_BATCH,
    errors::MarketplaceError,
    events::{DeviceAssignment, DevicesAssigned},
    state::{
        seeds::{SEED_CONFIG, SEED_MODEL},
        Config, Device, GpuModel, Rental, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
pub struct RentalAssign<'info> {
    #[account(seeds = [SEED_CONFIG], bump = config.bump)]
    pub config: Box<Account<'info, Config>>,

    #[account(seeds = [SEED_MODEL, &model.code.to_le_bytes()], bump = model.bump)]
    pub model: Box<Account<'info, GpuModel>>,

    #[account(mut)]
    pub rental: Box<Account<'info, Rental>>,

    /// The renter or its session key.
    pub authority: Signer<'info>,
}

impl<'info> RentalAssign<'info> {
    fn validate(&self, devices: &[AccountInfo], now: i64) -> Result<()> {
        require!(self.rental.may_assign(&self.authority.key(), now), MarketplaceError::NotRenter);
        require_gt!(self.rental.ends_at, now, MarketplaceError::RentalEnded);
        require!((1..=MAX_ASSIGN_BATCH).contains(&devices.len()), MarketplaceError::InvalidBatch);
        Ok(())
    }

    /// Hires the devices in the remaining accounts, all of one model, each with its money reserved.
    ///
    /// `seen_slot` is the slot of the quote: a device whose terms changed after it is refused, and the batch with it.
    pub fn rental_assign(ctx: Context<'info, Self>, seen_slot: u64) -> Result<()> {
        let clock = Clock::get()?;
        ctx.accounts.validate(ctx.remaining_accounts, clock.unix_timestamp)?;
        let accounts = &mut *ctx.accounts;
        let rental_key = accounts.rental.key();
        let mut devices = Vec::with_capacity(ctx.remaining_accounts.len());
        for account in ctx.remaining_accounts {
            let loader = AccountLoader::<Device>::try_from(account)?;
            let mut device = loader.load_mut()?;
            let rental = &mut accounts.rental;
            let rank = rental.next_rank;
            device.assign(rental_key, rental, &accounts.model, &accounts.config, &clock, seen_slot, rank)?;
            rental.commit(device.assignment.reserved, device.gpu_count, clock.unix_timestamp)?;
            device.invariant()?;
            devices.push(DeviceAssignment {
                device: device.changed(account.key())?,
                supplier: device.supplier,
                model_code: device.model_code,
                country: device.country,
                gpu_count: device.gpu_count,
                rank,
                price: device.assignment.price,
                min_seconds: device.assignment.min_seconds,
                reserved: device.assignment.reserved,
            });
        }
        let rental_change = accounts.rental.changed(rental_key)?;
        let rental = &accounts.rental;
        // No token moves here, so the vault still holds what it held.
        rental.invariant(u64::MAX)?;
        let event = DevicesAssigned {
            rental: rental_change,
            owner: rental.owner,
            mint: rental.mint,
            seen_slot,
            fee_bps: accounts.config.fee_bps(&rental.mint)?,
            ends_at: rental.ends_at,
            devices,
            assigned_gpus: rental.assigned_gpus,
            committed: rental.committed,
            free: rental.free,
            timestamp: clock.unix_timestamp,
        };

        emit_event!(ctx, event);
        Ok(())
    }
}
