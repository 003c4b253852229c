use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::DeviceUpdated,
    state::{Connectivity, Device, Sequenced},
};

#[derive(AnchorSerialize, AnchorDeserialize)]
pub struct DeviceUpdateArgs {
    /// ISO 3166-1 numeric, declared.
    pub country: u16,
    /// Connectivity, declared.
    pub connectivity: Connectivity,
    /// X25519 key that jobs are sealed to.
    pub encryption_key: [u8; 32],
}

#[event_cpi]
#[derive(Accounts)]
pub struct DeviceUpdate<'info> {
    /// The device.
    #[account(mut, has_one = owner @ MarketplaceError::NotSupplierOwner)]
    pub device: AccountLoader<'info, Device>,

    /// The supplier's owner.
    pub owner: Signer<'info>,
}

impl DeviceUpdate<'_> {
    /// Changes what a supplier declares about a device. It counts as a change of terms, and waits
    /// while the device is hired: its rental's country and its job's key are those it was hired with.
    pub fn device_update(ctx: Context<Self>, args: DeviceUpdateArgs) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.device.key();
        let (changed, supplier) = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(device.retired == 0, MarketplaceError::DeviceRetired);
            require!(!device.assignment.is_active(), MarketplaceError::DeviceNotFree);
            device.country = args.country;
            device.connectivity = args.connectivity as u8;
            device.encryption_key = args.encryption_key;
            device.listing.terms_slot = clock.slot;
            device.invariant()?;
            (device.changed(key)?, device.supplier)
        };

        emit_event!(
            ctx,
            DeviceUpdated {
                device: changed,
                supplier,
                country: args.country,
                connectivity: args.connectivity as u8,
                encryption_key: args.encryption_key,
                terms_slot: clock.slot,
                timestamp: clock.unix_timestamp,
            }
        );
        Ok(())
    }
}
