//! How a device comes to a rental and leaves it.

use anchor_lang::prelude::*;

use super::{gross_amount, Assignment, Config, Device, GpuModel, ReleaseReason, Rental};
use crate::{constants::MAX_ENDPOINT_LEN, errors::MarketplaceError};

impl Device {
    /// Hires the device for a rental under its listing's terms, and reserves the money for all of the time left.
    #[allow(clippy::too_many_arguments)]
    pub fn assign(
        &mut self,
        rental_key: Pubkey,
        rental: &Rental,
        model: &GpuModel,
        config: &Config,
        clock: &Clock,
        seen_slot: u64,
        rank: u32,
    ) -> Result<()> {
        // device
        require!(self.retired == 0, MarketplaceError::DeviceRetired);
        require!(!self.assignment.is_active(), MarketplaceError::DeviceNotFree);
        require!(self.accepting == 1 && self.listing.active == 1, MarketplaceError::DeviceNotListed);
        require_eq!(self.model_code, model.code, MarketplaceError::ModelMismatch);
        require!(self.is_fresh(model, clock), MarketplaceError::DeviceNotFresh);
        // terms
        require_gte!(seen_slot, self.listing.terms_slot, MarketplaceError::TermsChanged);
        require!(rental.accepts(self.model_code, self.country), MarketplaceError::FilterMismatch);
        let price = if rental.mint == config.usdc_mint { self.listing.ask_usdc } else { self.listing.ask_io };
        require!(price > 0, MarketplaceError::MintNotAccepted);
        require_gte!(rental.price_cap, price, MarketplaceError::PriceOverCap);
        let left = u32::try_from(rental.ends_at.saturating_sub(clock.unix_timestamp))
            .map_err(|_| MarketplaceError::RentalEnded)?;
        require!(
            left > 0 && (self.listing.min_seconds..=self.listing.max_seconds).contains(&left),
            MarketplaceError::InvalidDuration
        );

        let fee_bps = config.fee_bps(&rental.mint)?;
        let (silent_slots, silent_seconds) = model.silent_limits(config)?;
        let (drain_slots, drain_seconds) = model.drain_limits(config)?;
        let now = clock.unix_timestamp;
        self.assignment = Assignment {
            rental: rental_key,
            mint: rental.mint,
            price,
            reserved: gross_amount(price, self.gpu_count, u64::from(left), fee_bps)?,
            assigned_at: now,
            ends_at: rental.ends_at,
            payable_at: now.saturating_add(i64::from(self.listing.min_seconds)),
            silent_seconds,
            silent_slots,
            drain_seconds,
            drain_slots,
            rank,
            min_seconds: self.listing.min_seconds,
            fee_bps,
            gpu_count: self.gpu_count,
            ..Assignment::default()
        };
        self.job_state = 0;
        self.exit_code = 0;
        self.endpoint = [0; MAX_ENDPOINT_LEN];
        self.endpoint_len = 0;
        Ok(())
    }

    /// Ends the hired time: at once, at the agreed end, or when the minimum that the renter owes is over.
    ///
    /// `signer` decides the reason where the state does not. Errors: `NotAllowedToRelease` for a stranger while the
    /// device proves and the end has not come.
    pub fn release(
        &mut self,
        signer: &Pubkey,
        rental: &Rental,
        config: &Config,
        clock: &Clock,
    ) -> Result<ReleaseReason> {
        let now = clock.unix_timestamp;
        // A device that its renter leaves at the minimum's end may still fall silent before it.
        let leaves_later = now < self.assignment.released_at && self.is_silent(clock);
        require!(self.assignment.released_at == 0 || leaves_later, MarketplaceError::AlreadyReleased);
        let reason = if now >= self.assignment.ends_at {
            ReleaseReason::Expired
        } else if self.is_silent(clock) {
            ReleaseReason::Silent
        } else if *signer == rental.owner {
            ReleaseReason::Renter
        } else if *signer == self.owner {
            ReleaseReason::Supplier
        } else {
            return err!(MarketplaceError::NotAllowedToRelease);
        };
        let minimum_at = self.assignment.payable_at;
        let a = &mut self.assignment;
        match reason {
            ReleaseReason::Expired => a.released_at = a.ends_at,
            ReleaseReason::Renter if rental.missed_minimum(now) => {
                a.released_at = now;
                a.payable_at = a.payable_at.min(now);
            }
            ReleaseReason::Renter => a.released_at = now.max(minimum_at),
            ReleaseReason::Supplier => {
                a.released_at = now;
                a.forfeited = u8::from(now < minimum_at);
            }
            ReleaseReason::Silent => {
                a.released_at = now;
                a.forfeited = u8::from(now < minimum_at);
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
}
