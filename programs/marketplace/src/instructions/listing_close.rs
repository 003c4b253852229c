use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::ListingClosed,
    state::{Device, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct ListingClose<'info> {
    /// The device.
    #[account(mut, has_one = owner @ MarketplaceError::NotSupplierOwner)]
    pub device: AccountLoader<'info, Device>,

    /// The supplier's owner.
    pub owner: Signer<'info>,
}

impl ListingClose<'_> {
    /// Withdraws a listing. A running assignment goes on to its end.
    pub fn listing_close(ctx: Context<Self>) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.device.key();
        let (changed, supplier) = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(device.listing.active == 1, MarketplaceError::DeviceNotListed);
            device.listing.active = 0;
            device.listing.terms_slot = clock.slot;
            (device.changed(key)?, device.supplier)
        };

        emit_event!(
            ctx,
            ListingClosed { device: changed, supplier, terms_slot: clock.slot, timestamp: clock.unix_timestamp }
        );
        Ok(())
    }
}
