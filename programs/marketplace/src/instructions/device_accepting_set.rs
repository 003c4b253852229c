use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::DeviceAcceptingSet as DeviceAcceptingSetEvent,
    state::{Device, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct DeviceAcceptingSet<'info> {
    /// The device.
    #[account(mut)]
    pub device: AccountLoader<'info, Device>,

    /// The device's worker or its supplier's owner.
    pub authority: Signer<'info>,
}

impl DeviceAcceptingSet<'_> {
    /// Stops or resumes taking assignments. A running one goes on.
    pub fn device_accepting_set(ctx: Context<Self>, accepting: bool) -> Result<()> {
        let key = ctx.accounts.device.key();
        let authority = ctx.accounts.authority.key();
        let (changed, supplier) = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(authority == device.worker || authority == device.owner, MarketplaceError::NotWorker);
            require!(device.retired == 0, MarketplaceError::DeviceRetired);
            device.accepting = u8::from(accepting);
            (device.changed(key)?, device.supplier)
        };

        emit_event!(
            ctx,
            DeviceAcceptingSetEvent { device: changed, supplier, accepting, timestamp: Clock::get()?.unix_timestamp }
        );
        Ok(())
    }
}
