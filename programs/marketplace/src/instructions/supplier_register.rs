use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    events::SupplierRegistered,
    state::{seeds::SEED_SUPPLIER, Sequenced, Supplier},
};

#[derive(AnchorSerialize, AnchorDeserialize)]
pub struct SupplierArgs {
    /// Owner of the token accounts that settlements pay to.
    pub payout: Pubkey,
    /// Name shown on pages, at most 32 bytes.
    pub name: String,
}

#[event_cpi]
#[derive(Accounts)]
pub struct SupplierRegister<'info> {
    /// The supplier account.
    #[account(
        init,
        payer = owner,
        space = 8 + Supplier::INIT_SPACE,
        seeds = [SEED_SUPPLIER, owner.key().as_ref()],
        bump,
    )]
    pub supplier: Account<'info, Supplier>,

    /// The supplier's owner.
    #[account(mut)]
    pub owner: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl SupplierRegister<'_> {
    /// Registers the signer as a supplier.
    pub fn supplier_register(ctx: Context<Self>, args: SupplierArgs) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let key = ctx.accounts.supplier.key();
        let supplier = &mut ctx.accounts.supplier;
        supplier.owner = ctx.accounts.owner.key();
        supplier.payout = args.payout;
        supplier.payout_changed_at = now;
        supplier.name = args.name;
        supplier.bump = ctx.bumps.supplier;
        let changed = supplier.changed(key)?;
        supplier.invariant()?;

        emit_event!(
            ctx,
            SupplierRegistered {
                supplier: changed,
                owner: supplier.owner,
                payout: supplier.payout,
                name: supplier.name.clone(),
                timestamp: now,
            }
        );
        Ok(())
    }
}
