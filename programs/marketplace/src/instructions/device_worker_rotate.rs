use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::DeviceWorkerRotated,
    state::{Device, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct DeviceWorkerRotate<'info> {
    /// The device.
    #[account(mut, has_one = owner @ MarketplaceError::NotSupplierOwner)]
    pub device: AccountLoader<'info, Device>,

    /// The supplier's owner.
    pub owner: Signer<'info>,

    /// The new worker key, which signs too.
    pub worker: Signer<'info>,
}

impl DeviceWorkerRotate<'_> {
    /// Replaces the worker key of a device. The old key can do nothing from then on.
    pub fn device_worker_rotate(ctx: Context<Self>) -> Result<()> {
        let key = ctx.accounts.device.key();
        let worker = ctx.accounts.worker.key();
        let (changed, supplier) = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(device.retired == 0, MarketplaceError::DeviceRetired);
            device.worker = worker;
            (device.changed(key)?, device.supplier)
        };

        emit_event!(
            ctx,
            DeviceWorkerRotated { device: changed, supplier, worker, timestamp: Clock::get()?.unix_timestamp }
        );
        Ok(())
    }
}
