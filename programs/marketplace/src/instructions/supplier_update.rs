use anchor_lang::prelude::*;
use common::emit_event;

use super::SupplierArgs;
use crate::{
    errors::MarketplaceError,
    events::SupplierUpdated,
    state::{seeds::SEED_SUPPLIER, Sequenced, Supplier},
};

#[event_cpi]
#[derive(Accounts)]
pub struct SupplierUpdate<'info> {
    /// The supplier account.
    #[account(
        mut,
        seeds = [SEED_SUPPLIER, owner.key().as_ref()],
        bump = supplier.bump,
        has_one = owner @ MarketplaceError::NotSupplierOwner,
    )]
    pub supplier: Account<'info, Supplier>,

    /// The supplier's owner.
    pub owner: Signer<'info>,
}

impl SupplierUpdate<'_> {
    /// Changes the name, at any time, and the payout, at most once an hour. Later settlements pay to the new payout.
    pub fn supplier_update(ctx: Context<Self>, args: SupplierArgs) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let key = ctx.accounts.supplier.key();
        let supplier = &mut ctx.accounts.supplier;
        supplier.set_payout(args.payout, now)?;
        supplier.name = args.name;
        let changed = supplier.changed(key)?;
        supplier.invariant()?;

        emit_event!(
            ctx,
            SupplierUpdated {
                supplier: changed,
                owner: supplier.owner,
                payout: supplier.payout,
                payout_changed_at: supplier.payout_changed_at,
                name: supplier.name.clone(),
                timestamp: now,
            }
        );
        Ok(())
    }
}
