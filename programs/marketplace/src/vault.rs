//! Payments out of a rental's vault, signed by the rental.

use anchor_lang::prelude::*;
use anchor_spl::token::{close_account, transfer_checked, CloseAccount, Mint, Token, TokenAccount, TransferChecked};

use crate::state::{seeds::SEED_RENTAL, Rental};

/// A vault with what a payment out of it needs.
pub struct VaultTransfer<'a, 'info> {
    /// Owns the vault.
    pub rental: &'a Account<'info, Rental>,
    /// Pays.
    pub vault: &'a Account<'info, TokenAccount>,
    /// Mint of the vault.
    pub mint: &'a Account<'info, Mint>,
    /// The token program.
    pub token_program: &'a Program<'info, Token>,
}

impl<'info> VaultTransfer<'_, 'info> {
    /// Pays `amount` to `to`; nothing happens for zero.
    pub fn pay(&self, to: AccountInfo<'info>, amount: u64) -> Result<()> {
        if amount == 0 {
            return Ok(());
        }
        let accounts = TransferChecked {
            from: self.vault.to_account_info(),
            mint: self.mint.to_account_info(),
            to,
            authority: self.rental.to_account_info(),
        };
        self.signed(|seeds| {
            transfer_checked(
                CpiContext::new_with_signer(self.token_program.key(), accounts, &[seeds]),
                amount,
                self.mint.decimals,
            )
        })
    }

    /// Closes the empty vault, its rent to `destination`.
    pub fn close(&self, destination: AccountInfo<'info>) -> Result<()> {
        let accounts = CloseAccount {
            account: self.vault.to_account_info(),
            destination,
            authority: self.rental.to_account_info(),
        };
        self.signed(|seeds| close_account(CpiContext::new_with_signer(self.token_program.key(), accounts, &[seeds])))
    }

    fn signed(&self, call: impl FnOnce(&[&[u8]]) -> Result<()>) -> Result<()> {
        let nonce = self.rental.nonce.to_le_bytes();
        call(&[SEED_RENTAL, self.rental.renter.as_ref(), &nonce, &[self.rental.bump]])
    }
}
