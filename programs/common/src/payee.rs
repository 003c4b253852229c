//! Who gets paid can't stop a payment: a token account that its owner made unusable is passed over.

use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::{self, get_associated_token_address, AssociatedToken, Create},
    token::{spl_token::state::AccountState, Mint, Token, TokenAccount},
};

/// The recorded owner of a payment, and the token account offered for it.
pub struct Payee<'a, 'info> {
    /// Recorded owner.
    pub owner: &'a AccountInfo<'info>,
    /// Token account offered: the owner's associated one, or another of the owner when that one can't be used.
    pub token: &'a AccountInfo<'info>,
    /// Mint of the payment.
    pub mint: &'a Account<'info, Mint>,
}

/// Programs and payer that creating an associated token account needs.
pub struct Creation<'a, 'info> {
    /// Pays the rent.
    pub payer: &'a Signer<'info>,
    /// The system program.
    pub system_program: &'a Program<'info, System>,
    /// The token program.
    pub token_program: &'a Program<'info, Token>,
    /// The associated token program.
    pub associated_token_program: &'a Program<'info, AssociatedToken>,
}

impl<'info> Payee<'_, 'info> {
    /// Tells whether the token account can be paid to; the associated one is created if it does not exist.
    ///
    /// Another account is taken only when `others` shows that the associated one exists and can't be used: its
    /// authority was given away or its issuer froze it. Then a new account of the same owner serves, which anybody
    /// can create.
    pub fn is_payable(&self, creation: &Creation<'_, 'info>, others: &[AccountInfo<'info>]) -> Result<bool> {
        let associated = get_associated_token_address(self.owner.key, &self.mint.key());
        if self.token.key() == associated {
            if self.token.data_is_empty() {
                self.create(creation)?;
            }
        } else {
            let proof = others.iter().find(|account| account.key() == associated);
            let unusable = proof.is_some_and(|account| !account.data_is_empty() && !self.can_receive(account));
            if !unusable {
                return Ok(false);
            }
        }
        Ok(self.can_receive(self.token))
    }

    fn can_receive(&self, account: &AccountInfo<'info>) -> bool {
        if account.owner != &Token::id() {
            return false;
        }
        let Ok(data) = account.try_borrow_data() else { return false };
        TokenAccount::try_deserialize(&mut &data[..]).is_ok_and(|token| {
            token.owner == *self.owner.key && token.mint == self.mint.key() && token.state == AccountState::Initialized
        })
    }

    fn create(&self, creation: &Creation<'_, 'info>) -> Result<()> {
        associated_token::create(CpiContext::new(
            creation.associated_token_program.key(),
            Create {
                payer: creation.payer.to_account_info(),
                associated_token: self.token.clone(),
                authority: self.owner.clone(),
                mint: self.mint.to_account_info(),
                system_program: creation.system_program.to_account_info(),
                token_program: creation.token_program.to_account_info(),
            },
        ))
    }
}
