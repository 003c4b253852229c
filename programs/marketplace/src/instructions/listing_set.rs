use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::ListingSet as ListingSetEvent,
    state::{Device, Sequenced},
};

#[derive(AnchorSerialize, AnchorDeserialize)]
pub struct ListingSetArgs {
    /// Smallest unit of USDC per GPU-hour; 0 is not accepted.
    pub ask_usdc: u64,
    /// Smallest unit of IO per GPU-hour; 0 is not accepted.
    pub ask_io: u64,
    /// Shortest time that the renter pays proven seconds of.
    pub min_seconds: u32,
    /// Longest time the device can be hired for.
    pub max_seconds: u32,
}

#[event_cpi]
#[derive(Accounts)]
pub struct ListingSet<'info> {
    /// The device.
    #[account(mut, has_one = owner @ MarketplaceError::NotSupplierOwner)]
    pub device: AccountLoader<'info, Device>,

    /// The supplier's owner.
    pub owner: Signer<'info>,
}

impl ListingSet<'_> {
    /// Sets the terms at which a device can be hired. A running assignment keeps its own.
    pub fn listing_set(ctx: Context<Self>, args: ListingSetArgs) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.device.key();
        let (changed, supplier, model_code, country) = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(device.retired == 0, MarketplaceError::DeviceRetired);
            device.list(args.ask_usdc, args.ask_io, args.min_seconds, args.max_seconds, clock.slot)?;
            device.invariant()?;
            (device.changed(key)?, device.supplier, device.model_code, device.country)
        };

        emit_event!(
            ctx,
            ListingSetEvent {
                device: changed,
                supplier,
                model_code,
                country,
                ask_usdc: args.ask_usdc,
                ask_io: args.ask_io,
                min_seconds: args.min_seconds,
                max_seconds: args.max_seconds,
                terms_slot: clock.slot,
                timestamp: clock.unix_timestamp,
            }
        );
        Ok(())
    }
}
