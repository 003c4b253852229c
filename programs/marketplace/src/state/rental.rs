use anchor_lang::prelude::*;

use super::{Sequenced, Settlement};
use crate::{constants::*, errors::MarketplaceError};

/// Somebody who rents. PDA `["renter", owner]`; it stays, so that no rental's address is used twice.
#[account]
#[derive(InitSpace)]
pub struct Renter {
    /// The renter's wallet.
    pub owner: Pubkey,
    /// Nonce of the next rental. Only counts up.
    pub next_nonce: u64,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
}

impl Sequenced for Renter {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}

/// A rental and the sums of its vault. PDA `["rental", renter, nonce]`.
///
/// Always: `deposited = settled + fees + refunded + committed + free`, the vault holds at least `committed + free`, and
/// `committed` is the sum of what its devices hold as reserved and accrued.
#[account]
#[derive(InitSpace)]
pub struct Rental {
    /// The renter's wallet; refunds go to its token account.
    pub owner: Pubkey,
    /// The renter account that its address is derived from.
    pub renter: Pubkey,
    /// Nonce at the renter.
    pub nonce: u64,
    /// Mint that it is paid in.
    pub mint: Pubkey,
    /// Token account that holds its money.
    pub vault: Pubkey,
    /// Model wanted; 0 is any.
    pub model_code: u16,
    /// Country wanted, ISO 3166-1 numeric; 0 is any.
    pub country: u16,
    /// Highest price, smallest unit per GPU-hour.
    pub price_cap: u64,
    /// GPUs wanted.
    pub wanted_gpus: u32,
    /// GPUs under which the renter may leave without minimum; fixed at opening.
    pub minimum_gpus: u32,
    /// GPUs hired now.
    pub assigned_gpus: u32,
    /// GPUs hired by the fill deadline, released ones included.
    pub filled_gpus: u32,
    /// Devices hired now or draining.
    pub assigned_devices: u32,
    /// Rank of the next device.
    pub next_rank: u32,
    /// Clock of the opening.
    pub opened_at: i64,
    /// Clock until which `minimum_gpus` must be hired.
    pub fill_deadline: i64,
    /// Clock of its end; an extension moves it.
    pub ends_at: i64,
    /// All money put in.
    pub deposited: u64,
    /// Paid to suppliers.
    pub settled: u64,
    /// Paid to the treasury.
    pub fees: u64,
    /// Paid back to the renter.
    pub refunded: u64,
    /// Held for devices.
    pub committed: u64,
    /// The renter's, to take or to hire with.
    pub free: u64,
    /// May assign devices until `session_expires_at`; the default key is none.
    pub session: Pubkey,
    /// Clock of the session's end.
    pub session_expires_at: i64,
    /// SHA-256 of the sealed job; zero when only proven time is rented.
    pub job_hash: [u8; 32],
    /// X25519 public key of the renter.
    pub encryption_key: [u8; 32],
    /// A job account exists.
    pub has_job: bool,
    /// Pages of wrapped job keys that exist.
    pub job_key_pages: u16,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
    /// PDA bump of the vault.
    pub vault_bump: u8,
    /// Room for fields to come.
    pub reserved: [u8; 62],
}

impl Rental {
    /// A device of this model and country is wanted.
    pub fn accepts(&self, model_code: u16, country: u16) -> bool {
        (self.model_code == 0 || self.model_code == model_code) && (self.country == 0 || self.country == country)
    }

    /// Who may assign devices: the renter, or the session key in its time. A session key can do nothing else.
    pub fn may_assign(&self, signer: &Pubkey, now: i64) -> bool {
        *signer == self.owner
            || (self.session != Pubkey::default() && *signer == self.session && now < self.session_expires_at)
    }

    /// The renter may write the job and publish its keys: there is one, and the end has not come, after which anybody
    /// may close them.
    pub fn may_write_job(&self, now: i64) -> Result<()> {
        require!(self.job_hash != [0; 32], MarketplaceError::NoJob);
        require_gt!(self.ends_at, now, MarketplaceError::RentalEnded);
        Ok(())
    }

    /// Who may close what belongs to the rental: the renter, after the end anybody, both only once no device is hired
    /// or drains.
    pub fn may_close(&self, signer: &Pubkey, now: i64) -> Result<()> {
        require!(*signer == self.owner || now >= self.ends_at, MarketplaceError::RentalNotEnded);
        require_eq!(self.assigned_devices, 0, MarketplaceError::DevicesAssigned);
        Ok(())
    }

    /// Fewer GPUs than the minimum came in time, and the renter may still leave without minimum.
    pub fn missed_minimum(&self, now: i64) -> bool {
        self.filled_gpus < self.minimum_gpus
            && now > self.fill_deadline
            && now <= self.fill_deadline.saturating_add(UNFILLED_EXIT_SECONDS)
    }

    /// Takes money in.
    pub fn deposit(&mut self, amount: u64) -> Result<()> {
        self.deposited = add(self.deposited, amount)?;
        self.free = add(self.free, amount)?;
        Ok(())
    }

    /// Gives free money back.
    pub fn withdraw(&mut self, amount: u64) -> Result<()> {
        require_gte!(self.free, amount, MarketplaceError::NotEnoughFree);
        self.free -= amount;
        self.refunded = add(self.refunded, amount)?;
        Ok(())
    }

    /// Holds more money for a device until a later end.
    pub fn extend(&mut self, added: u64, ends_at: i64) -> Result<()> {
        self.hold(added)?;
        self.ends_at = self.ends_at.max(ends_at);
        Ok(())
    }

    fn hold(&mut self, amount: u64) -> Result<()> {
        require_gte!(self.free, amount, MarketplaceError::NotEnoughFree);
        self.free -= amount;
        self.committed = add(self.committed, amount)?;
        Ok(())
    }

    /// Holds money for a device that was assigned.
    pub fn commit(&mut self, reserved: u64, gpus: u8, now: i64) -> Result<()> {
        self.hold(reserved)?;
        self.assigned_gpus = self.assigned_gpus.checked_add(u32::from(gpus)).ok_or(MarketplaceError::Overflow)?;
        self.assigned_devices = self.assigned_devices.checked_add(1).ok_or(MarketplaceError::Overflow)?;
        self.next_rank = self.next_rank.checked_add(1).ok_or(MarketplaceError::Overflow)?;
        if now <= self.fill_deadline {
            self.filled_gpus = self.filled_gpus.checked_add(u32::from(gpus)).ok_or(MarketplaceError::Overflow)?;
        }
        require_gte!(self.wanted_gpus, self.assigned_gpus, MarketplaceError::TooManyGpus);
        Ok(())
    }

    /// Books what a device was settled with.
    pub fn settle(&mut self, settlement: &Settlement, gpus: u8) -> Result<()> {
        let out = add(add(settlement.paid, settlement.fees)?, settlement.returned)?;
        self.committed = self.committed.checked_sub(out).ok_or(MarketplaceError::Insolvent)?;
        self.settled = add(self.settled, settlement.paid)?;
        self.fees = add(self.fees, settlement.fees)?;
        self.free = add(self.free, settlement.returned)?;
        if settlement.ended {
            self.assigned_gpus = self.assigned_gpus.checked_sub(u32::from(gpus)).ok_or(MarketplaceError::Overflow)?;
            self.assigned_devices = self.assigned_devices.checked_sub(1).ok_or(MarketplaceError::Overflow)?;
        }
        Ok(())
    }

    /// Rules that hold after every change; `vault` is the balance after it.
    pub fn invariant(&self, vault: u64) -> Result<()> {
        let held = add(self.committed, self.free)?;
        // Every unit that came in is somewhere.
        let out = add(add(self.settled, self.fees)?, self.refunded)?;
        require_eq!(self.deposited, add(out, held)?, MarketplaceError::Insolvent);
        // The vault can pay all it owes; others may have sent it more.
        require_gte!(vault, held, MarketplaceError::Insolvent);
        // Money is held for devices only.
        require!(self.assigned_devices > 0 || self.committed == 0, MarketplaceError::Insolvent);
        Ok(())
    }
}

impl Sequenced for Rental {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}

fn add(a: u64, b: u64) -> Result<u64> {
    a.checked_add(b).ok_or_else(|| MarketplaceError::Overflow.into())
}
