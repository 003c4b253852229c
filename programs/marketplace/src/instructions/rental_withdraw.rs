use anchor_lang::prelude::*;
use anchor_spl::token::{Mint, Token, TokenAccount};
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::RentalWithdrawn,
    state::{Rental, Sequenced},
    vault::VaultTransfer,
};

#[event_cpi]
#[derive(Accounts)]
pub struct RentalWithdraw<'info> {
    /// The rental.
    #[account(
        mut,
        has_one = owner @ MarketplaceError::NotRenter,
        has_one = mint @ MarketplaceError::MintNotAccepted,
        has_one = vault @ MarketplaceError::NotThisRental,
    )]
    pub rental: Box<Account<'info, Rental>>,

    /// Token account that holds the rental's money.
    #[account(mut)]
    pub vault: Box<Account<'info, TokenAccount>>,

    /// Mint that the rental is paid in.
    pub mint: Box<Account<'info, Mint>>,

    /// Token account of the renter.
    #[account(mut, token::mint = mint, token::authority = owner)]
    pub owner_token: Box<Account<'info, TokenAccount>>,

    /// The renter's wallet.
    pub owner: Signer<'info>,

    /// The token program.
    pub token_program: Program<'info, Token>,
}

impl RentalWithdraw<'_> {
    /// Takes free money out of a rental's vault. It needs nobody's account but the renter's, at any time.
    pub fn rental_withdraw(ctx: Context<Self>, amount: u64) -> Result<()> {
        require!(amount > 0, MarketplaceError::InvalidAmount);
        let accounts = &mut *ctx.accounts;
        let key = accounts.rental.key();
        accounts.rental.withdraw(amount)?;
        let changed = accounts.rental.changed(key)?;
        VaultTransfer {
            rental: &accounts.rental,
            vault: &accounts.vault,
            mint: &accounts.mint,
            token_program: &accounts.token_program,
        }
        .pay(accounts.owner_token.to_account_info(), amount)?;
        accounts.vault.reload()?;
        accounts.rental.invariant(accounts.vault.amount)?;

        emit_event!(
            ctx,
            RentalWithdrawn {
                rental: changed,
                owner: ctx.accounts.owner.key(),
                amount,
                refunded: ctx.accounts.rental.refunded,
                free: ctx.accounts.rental.free,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
