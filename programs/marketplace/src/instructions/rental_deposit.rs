use anchor_lang::prelude::*;
use anchor_spl::token::{transfer_checked, Mint, Token, TokenAccount, TransferChecked};
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::RentalDeposited,
    state::{Rental, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct RentalDeposit<'info> {
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

impl RentalDeposit<'_> {
    /// Puts more money into a rental's vault, as free money.
    pub fn rental_deposit(ctx: Context<Self>, amount: u64) -> Result<()> {
        require!(amount > 0, MarketplaceError::InvalidAmount);
        let accounts = &mut *ctx.accounts;
        let key = accounts.rental.key();
        accounts.rental.deposit(amount)?;
        let changed = accounts.rental.changed(key)?;
        transfer_checked(
            CpiContext::new(
                accounts.token_program.key(),
                TransferChecked {
                    from: accounts.owner_token.to_account_info(),
                    mint: accounts.mint.to_account_info(),
                    to: accounts.vault.to_account_info(),
                    authority: accounts.owner.to_account_info(),
                },
            ),
            amount,
            accounts.mint.decimals,
        )?;
        accounts.vault.reload()?;
        accounts.rental.invariant(accounts.vault.amount)?;

        emit_event!(
            ctx,
            RentalDeposited {
                rental: changed,
                owner: ctx.accounts.owner.key(),
                amount,
                deposited: ctx.accounts.rental.deposited,
                free: ctx.accounts.rental.free,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
