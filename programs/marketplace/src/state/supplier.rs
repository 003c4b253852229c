use anchor_lang::prelude::*;

use super::Sequenced;
use crate::{constants::MAX_NAME_LEN, errors::MarketplaceError};

/// Somebody who owns devices. PDA `["supplier", owner]`.
#[account]
#[derive(InitSpace)]
pub struct Supplier {
    /// The cold key: sets prices and payout, retires devices.
    pub owner: Pubkey,
    /// Owner of the token accounts that settlements pay to.
    pub payout: Pubkey,
    /// Name shown on pages, chosen by the supplier.
    #[max_len(MAX_NAME_LEN)]
    pub name: String,
    /// Index of the next device. Only counts up, so that an address is never used twice.
    pub next_device_index: u32,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
}

impl Supplier {
    /// Takes the index for a new device.
    pub fn take_device_index(&mut self) -> Result<u32> {
        let index = self.next_device_index;
        self.next_device_index = index.checked_add(1).ok_or(MarketplaceError::Overflow)?;
        Ok(index)
    }

    /// Rules that hold after every change.
    pub fn invariant(&self) -> Result<()> {
        // A page must be able to show the name.
        require!(self.name.len() <= MAX_NAME_LEN, MarketplaceError::NameTooLong);
        require!(!self.name.chars().any(char::is_control), MarketplaceError::InvalidName);
        // Settlements go somewhere.
        require_keys_neq!(self.payout, Pubkey::default(), MarketplaceError::InvalidPayout);
        Ok(())
    }
}

impl Sequenced for Supplier {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}
