use anchor_lang::prelude::*;

use super::{gross_amount, net_amount, Credit};
use crate::errors::MarketplaceError;

/// Why a device was released; derived by the program from the signer and the state.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseReason {
    /// The renter left.
    Renter,
    /// The supplier left.
    Supplier,
    /// No credit for too long.
    Silent,
    /// The rental's end came.
    Expired,
}

/// What a device owes to and earns from the rental that hires it. All terms are copies, so that no later change of a
/// listing, a model or the config reaches a running assignment.
#[zero_copy]
#[derive(Default, Debug)]
pub struct Assignment {
    /// The rental, or the default key when the device is not hired.
    pub rental: Pubkey,
    /// Mint that it is paid in.
    pub mint: Pubkey,
    /// Smallest unit of the mint per GPU-hour.
    pub price: u64,
    /// Money for seconds not proven yet, the renter's side of the fee included.
    pub reserved: u64,
    /// Money for proven seconds not settled yet, the renter's side of the fee included.
    pub accrued: u64,
    /// Proven hired seconds.
    pub hired_seconds: u64,
    /// Those of them that were settled.
    pub settled_seconds: u64,
    /// Paid to the supplier so far.
    pub paid: u64,
    /// Start of the hired time (Clock).
    pub assigned_at: i64,
    /// Its agreed end (Clock); an extension moves it.
    pub ends_at: i64,
    /// Its end after a release, 0 before one; may be in the future.
    pub released_at: i64,
    /// Clock from which accrued money can be settled.
    pub payable_at: i64,
    /// After this second and `drain_slot` the tail of a released device is given up.
    pub drain_at: i64,
    /// See `drain_at`.
    pub drain_slot: u64,
    /// Seconds and slots without credit after which the device is silent.
    pub silent_seconds: u64,
    /// See `silent_seconds`.
    pub silent_slots: u64,
    /// Seconds and slots that a released device has for its last tick.
    pub drain_seconds: u64,
    /// See `drain_seconds`.
    pub drain_slots: u64,
    /// Place in the rental, from 0.
    pub rank: u32,
    /// The listing's minimum at the time of assigning.
    pub min_seconds: u32,
    /// Fee from each side.
    pub fee_bps: u16,
    /// GPUs hired.
    pub gpu_count: u8,
    /// 1 when a tick has delivered the last hired second.
    pub drained: u8,
    /// 1 when what accrued goes back to the renter: the device left or fell silent before the minimum.
    pub forfeited: u8,
    /// Alignment.
    pub _padding: [u8; 3],
}

/// How a settlement divides what a device holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settlement {
    /// Proven seconds paid for.
    pub seconds: u64,
    /// To the supplier.
    pub paid: u64,
    /// To the treasury.
    pub fees: u64,
    /// Back to the renter's free money.
    pub returned: u64,
    /// The assignment is over.
    pub ended: bool,
}

impl Assignment {
    /// The device is hired or drains.
    pub fn is_active(&self) -> bool {
        self.rental != Pubkey::default()
    }

    /// End of the hired time as known now.
    pub fn hired_until(&self) -> i64 {
        if self.released_at == 0 {
            self.ends_at
        } else {
            self.released_at.min(self.ends_at)
        }
    }

    /// Seconds of a credit that fall into the hired time.
    pub fn hired_part(&self, credit: Credit) -> u64 {
        if !self.is_active() {
            return 0;
        }
        let from = credit.from.max(self.assigned_at);
        let to = credit.to.min(self.hired_until());
        u64::try_from(to.saturating_sub(from)).unwrap_or(0)
    }

    /// Moves money for newly proven seconds from `reserved` to `accrued`, and returns how much.
    pub fn accrue(&mut self, seconds: u64) -> Result<u64> {
        let before = self.gross(self.hired_seconds)?;
        self.hired_seconds = self.hired_seconds.checked_add(seconds).ok_or(MarketplaceError::Overflow)?;
        let amount = self.gross(self.hired_seconds)?.checked_sub(before).ok_or(MarketplaceError::Overflow)?;
        self.reserved = self.reserved.checked_sub(amount).ok_or(MarketplaceError::Overflow)?;
        self.accrued = self.accrued.checked_add(amount).ok_or(MarketplaceError::Overflow)?;
        Ok(amount)
    }

    /// A tick at `now` has delivered the last hired second, if that lies behind it.
    pub fn note_tick(&mut self, now: i64) {
        if self.is_active() && now >= self.hired_until() {
            self.drained = 1;
        }
    }

    /// Renter and device owe each other nothing more after these seconds.
    pub fn is_over(&self, clock: &Clock) -> bool {
        self.released_at != 0
            && clock.unix_timestamp >= self.released_at
            && (self.drained == 1 || (clock.unix_timestamp > self.drain_at && clock.slot > self.drain_slot))
    }

    /// Takes out what can be settled now.
    ///
    /// Errors: `NothingToSettle` when that is nothing.
    pub fn settle(&mut self, clock: &Clock) -> Result<Settlement> {
        let mut settlement = Settlement { ended: self.is_over(clock), ..Settlement::default() };
        if self.forfeited == 0 && clock.unix_timestamp >= self.payable_at {
            // Gross and net are rounded down apart, so a step of the net can be one unit over that of the gross; the
            // unit is made up by the next settlement.
            let due = self.net(self.hired_seconds)?.checked_sub(self.paid).ok_or(MarketplaceError::Overflow)?;
            settlement.paid = due.min(self.accrued);
            self.paid = self.paid.checked_add(settlement.paid).ok_or(MarketplaceError::Overflow)?;
            settlement.fees = self.accrued.checked_sub(settlement.paid).ok_or(MarketplaceError::Overflow)?;
            settlement.seconds = self.hired_seconds - self.settled_seconds;
            self.settled_seconds = self.hired_seconds;
            self.accrued = 0;
        }
        if settlement.ended {
            settlement.returned = self.reserved.checked_add(self.accrued).ok_or(MarketplaceError::Overflow)?;
            self.reserved = 0;
            self.accrued = 0;
        }
        require!(settlement.seconds > 0 || settlement.ended, MarketplaceError::NothingToSettle);
        Ok(settlement)
    }

    /// What `seconds` of it cost the renter.
    pub(super) fn gross(&self, seconds: u64) -> Result<u64> {
        gross_amount(self.price, self.gpu_count, seconds, self.fee_bps)
    }

    fn net(&self, seconds: u64) -> Result<u64> {
        net_amount(self.price, self.gpu_count, seconds, self.fee_bps)
    }
}
