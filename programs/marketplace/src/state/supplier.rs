use anchor_lang::prelude::*;

use super::Sequenced;
use crate::{
    constants::{MAX_NAME_LEN, MIN_PAYOUT_SECONDS},
    errors::MarketplaceError,
};

/// Somebody who owns devices. PDA `["supplier", owner]`.
#[account]
#[derive(InitSpace)]
pub struct Supplier {
    /// The cold key: sets prices and payout, retires devices.
    pub owner: Pubkey,
    /// Owner of the token accounts that settlements pay to. It changes at most once an hour.
    pub payout: Pubkey,
    /// Clock at which `payout` was set last.
    pub payout_changed_at: i64,
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

    /// Sets the payout, if it is another.
    ///
    /// Errors: `PayoutChangedTooSoon` within an hour of the last change or of the registration. Each settlement names the
    /// payout, so one that changed in every slot could keep them all out.
    pub fn set_payout(&mut self, payout: Pubkey, now: i64) -> Result<()> {
        if payout == self.payout {
            return Ok(());
        }
        require_gte!(
            now.saturating_sub(self.payout_changed_at),
            MIN_PAYOUT_SECONDS,
            MarketplaceError::PayoutChangedTooSoon
        );
        self.payout = payout;
        self.payout_changed_at = now;
        Ok(())
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
