use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::GpuClaimReleased,
    state::{Device, GpuClaim, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct GpuClaimRelease<'info> {
    /// The claim that is released.
    #[account(mut, close = owner, has_one = device @ MarketplaceError::ClaimMismatch)]
    pub claim: Account<'info, GpuClaim>,

    /// The device that holds the claim, and has not proved for 30 days or left the network.
    #[account(mut, has_one = owner @ MarketplaceError::NotSupplierOwner)]
    pub device: AccountLoader<'info, Device>,

    /// CHECK: the device's owner, who paid the claim's rent and gets it back; compared with the device.
    #[account(mut)]
    pub owner: UncheckedAccount<'info>,
}

impl GpuClaimRelease<'_> {
    /// Frees a GPU whose device proves no more, so that whoever has it now can register it. Anybody can.
    ///
    /// The device leaves the network by it: with a GPU less it could not be what it was registered as.
    pub fn gpu_claim_release(ctx: Context<Self>) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.device.key();
        let (changed, supplier, terms_slot) = {
            let mut device = ctx.accounts.device.load_mut()?;
            device.validate_claim_release(clock.unix_timestamp)?;
            if device.retired == 0 {
                device.retire(clock.slot);
            }
            device.invariant()?;
            (device.changed(key)?, device.supplier, device.listing.terms_slot)
        };

        emit_event!(
            ctx,
            GpuClaimReleased {
                device: changed,
                supplier,
                claim: ctx.accounts.claim.key(),
                hash: ctx.accounts.claim.hash,
                terms_slot,
                timestamp: clock.unix_timestamp,
            }
        );
        Ok(())
    }
}
