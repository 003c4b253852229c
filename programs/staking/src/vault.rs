//! Tokens out of a stake's vault, signed by the stake.

use anchor_lang::prelude::*;
use anchor_spl::token::{burn, transfer_checked, Burn, Mint, Token, TokenAccount, TransferChecked};

use crate::state::{seeds::SEED_STAKE, DeviceStake};

/// A vault with what takes tokens out of it.
pub struct StakeVault<'a, 'info> {
    /// Owns the vault.
    pub stake: &'a Account<'info, DeviceStake>,
    /// Holds the stake.
    pub vault: &'a Account<'info, TokenAccount>,
    /// Mint of the vault.
    pub mint: &'a Account<'info, Mint>,
    /// The token program.
    pub token_program: &'a Program<'info, Token>,
}

impl<'info> StakeVault<'_, 'info> {
    /// Pays `amount` to `to`.
    pub fn pay(&self, to: AccountInfo<'info>, amount: u64) -> Result<()> {
        let accounts = TransferChecked {
            from: self.vault.to_account_info(),
            mint: self.mint.to_account_info(),
            to,
            authority: self.stake.to_account_info(),
        };
        self.signed(|seeds| {
            transfer_checked(
                CpiContext::new_with_signer(self.token_program.key(), accounts, &[seeds]),
                amount,
                self.mint.decimals,
            )
        })
    }

    /// Burns `amount`: the supply of the mint falls by it.
    pub fn burn(&self, amount: u64) -> Result<()> {
        let accounts = Burn {
            mint: self.mint.to_account_info(),
            from: self.vault.to_account_info(),
            authority: self.stake.to_account_info(),
        };
        self.signed(|seeds| burn(CpiContext::new_with_signer(self.token_program.key(), accounts, &[seeds]), amount))
    }

    fn signed(&self, call: impl FnOnce(&[&[u8]]) -> Result<()>) -> Result<()> {
        call(&[SEED_STAKE, self.stake.device.as_ref(), &[self.stake.bump]])
    }
}
