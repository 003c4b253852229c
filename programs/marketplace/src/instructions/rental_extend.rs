use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    constants::MAX_BATCH,
    errors::MarketplaceError,
    events::{DeviceExtension, DevicesExtended},
    state::{Device, Rental, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct RentalExtend<'info> {
    /// The rental whose devices are hired for longer.
    #[account(mut, has_one = owner @ MarketplaceError::NotRenter)]
    pub rental: Box<Account<'info, Rental>>,

    /// The renter; a session key can't.
    pub owner: Signer<'info>,
}

impl<'info> RentalExtend<'info> {
    /// Hires the devices in the remaining accounts until a later end, each at the price and fee that it was hired at, with
    /// the money for it reserved. A supplier stays out by an inactive listing.
    ///
    /// `ends_at` is the new end, seconds of the Clock: within the longest time of each listing, counted from the device's
    /// start, and within 90 days of the rental's.
    pub fn rental_extend(ctx: Context<'info, Self>, ends_at: i64) -> Result<()> {
        let clock = Clock::get()?;
        require!((1..=MAX_BATCH).contains(&ctx.remaining_accounts.len()), MarketplaceError::InvalidBatch);
        let rental = &mut ctx.accounts.rental;
        let rental_key = rental.key();
        let mut devices = Vec::with_capacity(ctx.remaining_accounts.len());
        for account in ctx.remaining_accounts {
            let loader = AccountLoader::<Device>::try_from(account)?;
            let mut device = loader.load_mut()?;
            require_keys_eq!(device.assignment.rental, rental_key, MarketplaceError::NotThisRental);
            let added = device.extend(rental, ends_at, clock.unix_timestamp)?;
            rental.extend(added, ends_at)?;
            device.invariant()?;
            devices.push(DeviceExtension {
                device: device.changed(account.key())?,
                supplier: device.supplier,
                reserved: device.assignment.reserved,
                added,
                accrued: device.assignment.accrued,
            });
        }
        let rental_change = rental.changed(rental_key)?;
        // No token moves here, so the vault still holds what it held.
        rental.invariant(u64::MAX)?;

        emit_event!(
            ctx,
            DevicesExtended {
                rental: rental_change,
                owner: rental.owner,
                mint: rental.mint,
                ends_at,
                devices,
                committed: rental.committed,
                free: rental.free,
                rental_ends_at: rental.ends_at,
                timestamp: clock.unix_timestamp,
            }
        );
        Ok(())
    }
}
