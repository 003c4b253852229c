use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::EndpointPublished,
    state::{Device, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct EndpointPublish<'info> {
    /// The device.
    #[account(mut, has_one = worker @ MarketplaceError::NotWorker)]
    pub device: AccountLoader<'info, Device>,

    /// The device's worker key.
    pub worker: Signer<'info>,
}

impl EndpointPublish<'_> {
    /// Publishes how the renter of a hired device reaches its job, sealed to the renter.
    pub fn endpoint_publish(ctx: Context<Self>, endpoint: Vec<u8>) -> Result<()> {
        let key = ctx.accounts.device.key();
        let (changed, supplier, rental) = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(device.assignment.is_active(), MarketplaceError::NotThisRental);
            device.publish_endpoint(&endpoint)?;
            (device.changed(key)?, device.supplier, device.assignment.rental)
        };

        emit_event!(
            ctx,
            EndpointPublished { device: changed, supplier, rental, endpoint, timestamp: Clock::get()?.unix_timestamp }
        );
        Ok(())
    }
}
