use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    constants::MAX_BATCH,
    errors::MarketplaceError,
    events::{DeviceAssignment, DevicesAssigned},
    state::{AssignTerms, Config, Device, GpuModel, Rental, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct RentalAssign<'info> {
    /// The config.
    pub config: Box<Account<'info, Config>>,

    /// Model of all devices of the batch.
    pub model: Box<Account<'info, GpuModel>>,

    /// The rental that hires them.
    #[account(mut)]
    pub rental: Box<Account<'info, Rental>>,

    /// The renter or its session key.
    pub authority: Signer<'info>,
}

impl<'info> RentalAssign<'info> {
    fn validate(&self, devices: &[AccountInfo], now: i64) -> Result<()> {
        require!(self.rental.may_assign(&self.authority.key(), now), MarketplaceError::NotRenter);
        require!((1..=MAX_BATCH).contains(&devices.len()), MarketplaceError::InvalidBatch);
        Ok(())
    }

    /// Hires the devices in the remaining accounts, all of one model, each with its money reserved.
    ///
    /// `seen_slot` is the last complete slot that the quote knows: a device whose terms changed after it is refused, and
    /// the batch with it. The slot in which a quote was read is not complete: terms may change in it after the reading.
    pub fn rental_assign(ctx: Context<'info, Self>, seen_slot: u64) -> Result<()> {
        let clock = Clock::get()?;
        ctx.accounts.validate(ctx.remaining_accounts, clock.unix_timestamp)?;
        let RentalAssign { config, model, rental, .. } = &mut *ctx.accounts;
        let terms = AssignTerms::new(rental, model, config, &clock, seen_slot)?;
        let mut devices = Vec::with_capacity(ctx.remaining_accounts.len());
        for account in ctx.remaining_accounts {
            let loader = AccountLoader::<Device>::try_from(account)?;
            let mut device = loader.load_mut()?;
            device.assign(rental, model, &terms, &clock)?;
            rental.commit(device.assignment.reserved, device.gpu_count, clock.unix_timestamp)?;
            device.invariant()?;
            devices.push(DeviceAssignment {
                device: device.changed(account.key())?,
                supplier: device.supplier,
                country: device.country,
                gpu_count: device.gpu_count,
                rank: device.assignment.rank,
                price: device.assignment.price,
                min_seconds: device.assignment.min_seconds,
                reserved: device.assignment.reserved,
            });
        }
        let rental_change = rental.changed(terms.rental)?;
        // No token moves here, so the vault still holds what it held.
        rental.invariant(u64::MAX)?;

        emit_event!(
            ctx,
            DevicesAssigned {
                rental: rental_change,
                owner: rental.owner,
                mint: rental.mint,
                model_code: model.code,
                seen_slot,
                fee_bps: terms.fee_bps,
                ends_at: rental.ends_at,
                silent_seconds: terms.silent_seconds,
                silent_slots: terms.silent_slots,
                drain_seconds: terms.drain_seconds,
                drain_slots: terms.drain_slots,
                devices,
                assigned_gpus: rental.assigned_gpus,
                filled_gpus: rental.filled_gpus,
                committed: rental.committed,
                free: rental.free,
                timestamp: clock.unix_timestamp,
            }
        );
        Ok(())
    }
}
