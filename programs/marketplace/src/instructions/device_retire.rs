use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::DeviceRetired,
    state::{Device, GpuClaim, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct DeviceRetire<'info> {
    /// The device.
    #[account(mut, has_one = owner @ MarketplaceError::NotSupplierOwner)]
    pub device: AccountLoader<'info, Device>,

    /// The supplier's owner.
    #[account(mut)]
    pub owner: Signer<'info>,
}

impl<'info> DeviceRetire<'info> {
    /// Takes a device out of the network and frees its GPU claims, which are the remaining accounts, all of them.
    ///
    /// The account stays: its address is never used again.
    pub fn device_retire(ctx: Context<'info, Self>) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.device.key();
        let (changed, supplier, gpu_count) = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(device.retired == 0, MarketplaceError::DeviceRetired);
            require!(!device.assignment.is_active(), MarketplaceError::DeviceNotFree);
            device.retire(clock.slot);
            device.invariant()?;
            (device.changed(key)?, device.supplier, device.gpu_count)
        };
        require_eq!(ctx.remaining_accounts.len(), usize::from(gpu_count), MarketplaceError::ClaimMismatch);
        for account in ctx.remaining_accounts {
            let claim = Account::<GpuClaim>::try_from(account)?;
            require_keys_eq!(claim.device, key, MarketplaceError::ClaimMismatch);
            claim.close(ctx.accounts.owner.to_account_info())?;
        }

        emit_event!(
            ctx,
            DeviceRetired { device: changed, supplier, terms_slot: clock.slot, timestamp: clock.unix_timestamp }
        );
        Ok(())
    }
}
