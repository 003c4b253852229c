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
    #[account(
        mut,
        seeds = [SEED_SUPPLIER, owner.key().as_ref()],
        bump = supplier.bump,
        has_one = owner @ MarketplaceError::NotSupplierOwner,
    )]
    pub supplier: Account<'info, Supplier>,

    pub owner: Signer<'info>,
}

impl SupplierUpdate<'_> {
    /// Changes payout and name. Later settlements pay to the new payout.
    pub fn supplier_update(ctx: Context<Self>, args: SupplierArgs) -> Result<()> {
        let key = ctx.accounts.supplier.key();
        let supplier = &mut ctx.accounts.supplier;
        supplier.payout = args.payout;
        supplier.name = args.name;
        let changed = supplier.changed(key)?;
        supplier.invariant()?;

        emit_event!(
            ctx,
            SupplierUpdated {
                supplier: changed,
                owner: supplier.owner,
                payout: supplier.payout,
                name: supplier.name.clone(),
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
