//! Program-derived accounts whose size is not known before: made and grown by hand.

use anchor_lang::{
    prelude::*,
    system_program::{allocate, assign, transfer, Allocate, Assign, Transfer},
};

/// Who pays for room, and the program that gives it.
pub struct Room<'a, 'info> {
    /// Pays the rent.
    pub payer: &'a Signer<'info>,
    /// The system program.
    pub system_program: &'a Program<'info, System>,
}

impl<'info> Room<'_, 'info> {
    /// Gives the account at the address of `seeds` at least `space` bytes. Tells whether it is new.
    ///
    /// Lamports that somebody sent to the address ahead are taken as part of the rent and stop nothing.
    pub fn give(&self, account: &AccountInfo<'info>, space: usize, seeds: &[&[u8]]) -> Result<bool> {
        let is_new = account.owner == &System::id();
        if !is_new {
            require_keys_eq!(*account.owner, crate::ID, ErrorCode::AccountOwnedByWrongProgram);
            if account.data_len() >= space {
                return Ok(false);
            }
        }
        let program = self.system_program.key();
        let missing = Rent::get()?.minimum_balance(space).saturating_sub(account.lamports());
        if missing > 0 {
            let accounts = Transfer { from: self.payer.to_account_info(), to: account.clone() };
            transfer(CpiContext::new(program, accounts), missing)?;
        }
        if is_new {
            let to_allocate = Allocate { account_to_allocate: account.clone() };
            allocate(CpiContext::new_with_signer(program, to_allocate, &[seeds]), space as u64)?;
            let to_assign = Assign { account_to_assign: account.clone() };
            assign(CpiContext::new_with_signer(program, to_assign, &[seeds]), &crate::ID)?;
        } else {
            account.resize(space)?;
        }
        Ok(is_new)
    }
}
