//! Minting, signed by the program's own address: the only way that IO comes into being.

use anchor_lang::prelude::*;
use anchor_spl::token::{mint_to, Mint, MintTo, Token};
use common::{Creation, Payee};

use crate::{
    errors::RewardsError,
    state::{seeds::SEED_MINT_AUTHORITY, Emission},
};

/// Everything that issuing needs.
pub struct Issue<'a, 'info> {
    /// Counts what is issued.
    pub emission: &'a mut Account<'info, Emission>,
    /// Mint of IO.
    pub mint: &'a Account<'info, Mint>,
    /// Signs.
    pub mint_authority: &'a AccountInfo<'info>,
    /// The token program.
    pub token_program: &'a Program<'info, Token>,
}

impl<'info> Issue<'_, 'info> {
    /// Mints `amount` to a payee within the cap; nothing happens for zero.
    pub fn issue(
        &mut self,
        payee: &Payee<'_, 'info>,
        creation: &Creation<'_, 'info>,
        others: &[AccountInfo<'info>],
        amount: u64,
    ) -> Result<()> {
        self.emission.issue(amount)?;
        if amount == 0 {
            return Ok(());
        }
        require!(payee.is_payable(creation, others)?, RewardsError::PayoutMismatch);
        let accounts = MintTo {
            mint: self.mint.to_account_info(),
            to: payee.token.clone(),
            authority: self.mint_authority.clone(),
        };
        let seeds: &[&[u8]] = &[SEED_MINT_AUTHORITY, &[self.emission.authority_bump]];
        mint_to(CpiContext::new_with_signer(self.token_program.key(), accounts, &[seeds]), amount)
    }
}
