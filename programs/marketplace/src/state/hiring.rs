//! How a device comes to a rental, stays longer, and leaves it.

use anchor_lang::prelude::*;

use super::{gross_amount, Assignment, Config, Device, GpuModel, ReleaseReason, Rental, Settlement};
use crate::{
    constants::{MAX_ENDPOINT_LEN, MAX_RENTAL_SECONDS},
    errors::MarketplaceError,
};

/// What all devices of an assign batch share.
pub struct AssignTerms {
    /// The rental.
    pub rental: Pubkey,
    /// It is paid in USDC, not in IO.
    pub in_usdc: bool,
    /// Fee from each side.
    pub fee_bps: u16,
    /// Seconds that are left of the rental.
    pub left: u32,
    /// The last complete slot that the quote knows.
    pub seen_slot: u64,
    /// Seconds without credit after which a device is silent.
    pub silent_seconds: u64,
    /// Slots without credit after which a device is silent.
    pub silent_slots: u64,
    /// Seconds that a released device has for its last tick.
    pub drain_seconds: u64,
    /// Slots that a released device has for its last tick.
    pub drain_slots: u64,
}

impl AssignTerms {
    /// Terms of a batch for a rental now, for devices of one model.
    pub fn new(
        rental: &Account<Rental>,
        model: &GpuModel,
        config: &Config,
        clock: &Clock,
        seen_slot: u64,
    ) -> Result<Self> {
        let left = u32::try_from(rental.ends_at.saturating_sub(clock.unix_timestamp))
            .map_err(|_| MarketplaceError::RentalEnded)?;
        require!(left > 0, MarketplaceError::RentalEnded);
        let (silent_slots, silent_seconds) = model.silent_limits(config)?;
        let (drain_slots, drain_seconds) = model.drain_limits(config)?;
        Ok(Self {
            rental: rental.key(),
            in_usdc: rental.mint == config.usdc_mint,
            fee_bps: config.fee_bps(&rental.mint)?,
            left,
            seen_slot,
            silent_seconds,
            silent_slots,
            drain_seconds,
            drain_slots,
        })
    }
}

impl Device {
    /// Hires the device for a rental under its listing's terms, and reserves the money for all of the time left.
    pub fn assign(&mut self, rental: &Rental, model: &GpuModel, terms: &AssignTerms, clock: &Clock) -> Result<()> {
        // device
        require!(self.retired == 0, MarketplaceError::DeviceRetired);
        require!(!self.assignment.is_active(), MarketplaceError::DeviceNotFree);
        require!(self.accepting == 1 && self.listing.active == 1, MarketplaceError::DeviceNotListed);
        require_eq!(self.model_code, model.code, MarketplaceError::ModelMismatch);
        require!(self.is_fresh(model, clock), MarketplaceError::DeviceNotFresh);
        // terms
        require_gte!(terms.seen_slot, self.listing.terms_slot, MarketplaceError::TermsChanged);
        require!(rental.accepts(self.model_code, self.country), MarketplaceError::FilterMismatch);
        let price = if terms.in_usdc { self.listing.ask_usdc } else { self.listing.ask_io };
        require!(price > 0, MarketplaceError::MintNotAccepted);
        require_gte!(rental.price_cap, price, MarketplaceError::PriceOverCap);
        require!(
            (self.listing.min_seconds..=self.listing.max_seconds).contains(&terms.left),
            MarketplaceError::InvalidDuration
        );

        let now = clock.unix_timestamp;
        self.assignment = Assignment {
            rental: terms.rental,
            mint: rental.mint,
            price,
            reserved: gross_amount(price, self.gpu_count, u64::from(terms.left), terms.fee_bps)?,
            assigned_at: now,
            ends_at: rental.ends_at,
            payable_at: now.saturating_add(i64::from(self.listing.min_seconds)),
            silent_seconds: terms.silent_seconds,
            silent_slots: terms.silent_slots,
            drain_seconds: terms.drain_seconds,
            drain_slots: terms.drain_slots,
            rank: rental.next_rank,
            min_seconds: self.listing.min_seconds,
            fee_bps: terms.fee_bps,
            gpu_count: self.gpu_count,
            ..Assignment::default()
        };
        self.job_state = 0;
        self.exit_code = 0;
        self.endpoint = [0; MAX_ENDPOINT_LEN];
        self.endpoint_len = 0;
        Ok(())
    }

    /// Hires the device for its rental until a later end, at the price and fee of its assignment, and returns how much
    /// more money is reserved for it.
    ///
    /// Errors: `AlreadyReleased`, `AssignmentEnded`; `DeviceNotListed` when the supplier wants no more of it;
    /// `InvalidExtension` for an end that is not later; `InvalidDuration` over the listing's longest time or 90 days.
    pub fn extend(&mut self, rental: &Rental, ends_at: i64, now: i64) -> Result<u64> {
        let a = &mut self.assignment;
        require_eq!(a.released_at, 0, MarketplaceError::AlreadyReleased);
        require_gt!(a.ends_at, now, MarketplaceError::AssignmentEnded);
        require!(self.listing.active == 1, MarketplaceError::DeviceNotListed);
        require_gt!(ends_at, a.ends_at, MarketplaceError::InvalidExtension);
        let seconds = ends_at.saturating_sub(a.assigned_at);
        require!(
            seconds <= i64::from(self.listing.max_seconds)
                && ends_at.saturating_sub(rental.opened_at) <= MAX_RENTAL_SECONDS,
            MarketplaceError::InvalidDuration
        );
        let before = a.gross(u64::try_from(a.ends_at - a.assigned_at).map_err(|_| MarketplaceError::Overflow)?)?;
        let after = a.gross(u64::try_from(seconds).map_err(|_| MarketplaceError::Overflow)?)?;
        let added = after.checked_sub(before).ok_or(MarketplaceError::Overflow)?;
        a.reserved = a.reserved.checked_add(added).ok_or(MarketplaceError::Overflow)?;
        a.ends_at = ends_at;
        Ok(added)
    }

    /// Ends the hired time: at once, at the agreed end, or when the minimum that the renter owes is over.
    ///
    /// `signer` decides the reason where the state does not. What accrued goes back to the renter when the supplier left
    /// before the minimum, or when the device fell silent before it, whoever releases it and when. Errors:
    /// `NotAllowedToRelease` for a stranger while the device proves and the end has not come.
    pub fn release(
        &mut self,
        signer: &Pubkey,
        rental: &Rental,
        config: &Config,
        clock: &Clock,
    ) -> Result<ReleaseReason> {
        let now = clock.unix_timestamp;
        let silent = self.is_silent(clock);
        // A device that its renter leaves at the minimum's end may still fall silent before it.
        let leaves_later = now < self.assignment.released_at && silent;
        require!(self.assignment.released_at == 0 || leaves_later, MarketplaceError::AlreadyReleased);
        let reason = if now >= self.assignment.ends_at {
            ReleaseReason::Expired
        } else if silent {
            ReleaseReason::Silent
        } else if *signer == rental.owner {
            ReleaseReason::Renter
        } else if *signer == self.owner {
            ReleaseReason::Supplier
        } else {
            return err!(MarketplaceError::NotAllowedToRelease);
        };
        let forfeits =
            self.is_forfeited(clock) || (reason == ReleaseReason::Supplier && now < self.assignment.payable_at);
        let a = &mut self.assignment;
        a.forfeited = u8::from(forfeits);
        match reason {
            ReleaseReason::Expired => a.released_at = a.ends_at,
            ReleaseReason::Renter if rental.missed_minimum(now) => {
                a.released_at = now;
                a.payable_at = a.payable_at.min(now);
            }
            ReleaseReason::Renter => a.released_at = now.max(a.payable_at),
            ReleaseReason::Supplier => a.released_at = now,
            ReleaseReason::Silent => {
                a.released_at = now;
                a.drained = 1;
            }
        }
        if self.chain.last_tick_at >= a.released_at {
            a.drained = 1;
        }
        let wait = u64::try_from(a.released_at.saturating_sub(now)).unwrap_or(0);
        let drain_seconds = i64::try_from(a.drain_seconds).map_err(|_| MarketplaceError::Overflow)?;
        a.drain_at = a.released_at.max(now).checked_add(drain_seconds).ok_or(MarketplaceError::Overflow)?;
        a.drain_slot = clock
            .slot
            .checked_add(config.slots_of(wait)?)
            .and_then(|slot| slot.checked_add(a.drain_slots))
            .ok_or(MarketplaceError::Overflow)?;
        Ok(reason)
    }

    /// Takes out what can be settled now; a device that fell silent before its minimum is paid nothing.
    ///
    /// Errors: `NothingToSettle` when that is nothing.
    pub fn settle(&mut self, clock: &Clock) -> Result<Settlement> {
        self.assignment.forfeited = u8::from(self.is_forfeited(clock));
        self.assignment.settle(clock)
    }

    /// What accrued goes back to the renter: that was decided by a release, or the device is silent since before it was
    /// payable. A credit after the silence ends it.
    fn is_forfeited(&self, clock: &Clock) -> bool {
        let a = &self.assignment;
        let seconds = i64::try_from(a.silent_seconds).unwrap_or(i64::MAX);
        let silent_from = self.chain.last_credited_at.saturating_add(seconds).saturating_add(1);
        a.forfeited == 1 || (silent_from < a.payable_at && self.is_silent(clock))
    }
}
