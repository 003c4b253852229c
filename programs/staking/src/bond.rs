//! Tokens out of a case's bond, signed by the case.

use anchor_lang::prelude::*;
use anchor_spl::token::{close_account, transfer_checked, CloseAccount, Mint, Token, TokenAccount, TransferChecked};
use common::{Creation, Payee};

use crate::{
    errors::StakingError,
    state::{seeds::SEED_CASE, SlashCase, StakeState},
};

/// A bond with what takes it out of its token account.
pub struct BondVault<'a, 'info> {
    /// Owns the bond's token account.
    pub case: &'a Account<'info, SlashCase>,
    /// Holds the bond.
    pub vault: &'a Account<'info, TokenAccount>,
    /// Mint of the bond.
    pub mint: &'a Account<'info, Mint>,
    /// The token program.
    pub token_program: &'a Program<'info, Token>,
}

impl<'info> BondVault<'_, 'info> {
    /// Ends the case in the stake as lost by its reporter, and moves the co-staker's part of the bond into the stake's
    /// vault. Tells how much that is.
    pub fn compensate(&self, state: &mut StakeState, stake_vault: &Account<'info, TokenAccount>) -> Result<u64> {
        let amount = state.co_staker_part(self.case.bond)?;
        state.compensate(amount)?;
        state.close_case()?;
        self.pay(stake_vault.to_account_info(), amount)?;
        Ok(amount)
    }

    /// Pays out all of the bond but `taken`, dust that others sent included, and closes its token account and the case.
    ///
    /// The rent goes to the reporter; to who ends the case when the reporter made its wallet a program, which the
    /// runtime may not let be paid: nobody's wallet keeps a case open.
    pub fn end(
        &self,
        payee: &Payee<'_, 'info>,
        taken: u64,
        creation: &Creation<'_, 'info>,
        others: &[AccountInfo<'info>],
        reporter: &AccountInfo<'info>,
    ) -> Result<()> {
        require!(payee.is_payable(creation, others)?, StakingError::PayoutMismatch);
        let rest = self.vault.amount.checked_sub(taken).ok_or(StakingError::Insolvent)?;
        self.pay(payee.token.clone(), rest)?;
        let rent_to = if reporter.executable { creation.payer.to_account_info() } else { reporter.clone() };
        let accounts = CloseAccount {
            account: self.vault.to_account_info(),
            destination: rent_to.clone(),
            authority: self.case.to_account_info(),
        };
        self.signed(|seeds| close_account(CpiContext::new_with_signer(self.token_program.key(), accounts, &[seeds])))?;
        self.case.close(rent_to)
    }

    fn pay(&self, to: AccountInfo<'info>, amount: u64) -> Result<()> {
        if amount == 0 {
            return Ok(());
        }
        let accounts = TransferChecked {
            from: self.vault.to_account_info(),
            mint: self.mint.to_account_info(),
            to,
            authority: self.case.to_account_info(),
        };
        self.signed(|seeds| {
            transfer_checked(
                CpiContext::new_with_signer(self.token_program.key(), accounts, &[seeds]),
                amount,
                self.mint.decimals,
            )
        })
    }

    fn signed(&self, call: impl FnOnce(&[&[u8]]) -> Result<()>) -> Result<()> {
        let index = self.case.index.to_le_bytes();
        call(&[SEED_CASE, self.case.device.as_ref(), &index, &[self.case.bump]])
    }
}
