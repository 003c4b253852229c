use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::AssociatedToken,
    token::{Mint, Token, TokenAccount},
};
use common::{emit_event, Creation, Payee};

use crate::{
    errors::MarketplaceError,
    events::RentalClosed,
    state::{Rental, Sequenced},
    vault::VaultTransfer,
};

#[event_cpi]
#[derive(Accounts)]
pub struct RentalClose<'info> {
    /// The rental.
    #[account(
        mut,
        close = owner,
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

    /// CHECK: gets rent and money back; compared with the rental.
    #[account(mut)]
    pub owner: UncheckedAccount<'info>,

    /// CHECK: token account of `owner`, looked at when something is paid to it.
    #[account(mut)]
    pub owner_token: UncheckedAccount<'info>,

    /// The renter; after the rental's end, anybody.
    #[account(mut)]
    pub authority: Signer<'info>,

    /// The token program.
    pub token_program: Program<'info, Token>,

    /// The associated token program.
    pub associated_token_program: Program<'info, AssociatedToken>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl<'info> RentalClose<'info> {
    fn validate(&self) -> Result<()> {
        self.rental.may_close(&self.authority.key(), Clock::get()?.unix_timestamp)?;
        require!(!self.rental.has_job, MarketplaceError::JobOpen);
        require_eq!(self.rental.job_key_pages, 0, MarketplaceError::JobKeysOpen);
        Ok(())
    }

    /// Closes a rental without devices and pays the vault's whole balance to the renter, dust included.
    ///
    /// Remaining accounts: the renter's associated token account where it can't be used and another is paid.
    #[access_control(ctx.accounts.validate())]
    pub fn rental_close(ctx: Context<'info, Self>) -> Result<()> {
        let accounts = &mut *ctx.accounts;
        let key = accounts.rental.key();
        let amount = accounts.rental.free;
        accounts.rental.withdraw(amount)?;
        let changed = accounts.rental.changed(key)?;
        let balance = accounts.vault.amount;
        let dust = balance.checked_sub(amount).ok_or(MarketplaceError::Insolvent)?;
        let transfer = VaultTransfer {
            rental: &accounts.rental,
            vault: &accounts.vault,
            mint: &accounts.mint,
            token_program: &accounts.token_program,
        };
        if balance > 0 {
            let creation = Creation {
                payer: &accounts.authority,
                system_program: &accounts.system_program,
                token_program: &accounts.token_program,
                associated_token_program: &accounts.associated_token_program,
            };
            let payee = Payee { owner: &accounts.owner, token: &accounts.owner_token, mint: &accounts.mint };
            require!(payee.is_payable(&creation, ctx.remaining_accounts)?, MarketplaceError::PayoutMismatch);
            transfer.pay(accounts.owner_token.to_account_info(), balance)?;
        }
        transfer.close(accounts.owner.to_account_info())?;
        accounts.rental.invariant(0)?;

        let rental = &ctx.accounts.rental;
        emit_event!(
            ctx,
            RentalClosed {
                rental: changed,
                owner: rental.owner,
                mint: rental.mint,
                amount,
                dust,
                deposited: rental.deposited,
                settled: rental.settled,
                fees: rental.fees,
                refunded: rental.refunded,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
