use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::DeviceReleased,
    state::{Config, Device, Rental, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct DeviceRelease<'info> {
    /// The config.
    pub config: Box<Account<'info, Config>>,

    /// The rental that hires the device.
    pub rental: Box<Account<'info, Rental>>,

    /// The device that is released.
    #[account(mut)]
    pub device: AccountLoader<'info, Device>,

    /// The renter, the supplier's owner, or anybody when the device is silent or its end has come.
    pub authority: Signer<'info>,
}

impl DeviceRelease<'_> {
    /// Ends a device's hired time and lets it drain: the tail since its last tick stays reserved until its next one.
    pub fn device_release(ctx: Context<Self>) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.device.key();
        let rental_key = ctx.accounts.rental.key();
        let event = {
            let mut device = ctx.accounts.device.load_mut()?;
            require_keys_eq!(device.assignment.rental, rental_key, MarketplaceError::NotThisRental);
            let signer = ctx.accounts.authority.key();
            let reason = device.release(&signer, &ctx.accounts.rental, &ctx.accounts.config, &clock)?;
            device.invariant()?;
            DeviceReleased {
                device: device.changed(key)?,
                supplier: device.supplier,
                rental: rental_key,
                reason,
                released_at: device.assignment.released_at,
                payable_at: device.assignment.payable_at,
                forfeited: device.assignment.forfeited == 1,
                drain_at: device.assignment.drain_at,
                drain_slot: device.assignment.drain_slot,
                drained: device.assignment.drained == 1,
                timestamp: clock.unix_timestamp,
            }
        };

        emit_event!(ctx, event);
        Ok(())
    }
}
