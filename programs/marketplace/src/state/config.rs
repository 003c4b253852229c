use anchor_lang::prelude::*;

use super::{GridNesting, Sequenced};
use crate::{constants::*, errors::MarketplaceError};

/// Rules that hold for the whole marketplace. PDA `["config"]`.
#[account]
#[derive(InitSpace)]
pub struct Config {
    /// May propose changes and pause new rentals; any key, meant to be a multisig's vault.
    pub authority: Pubkey,
    /// Owner of the token accounts that fees go to.
    pub treasury: Pubkey,
    /// Rules on slash cases of the staking program.
    pub arbiter: Pubkey,
    /// Mint of the stable coin, 6 decimals.
    pub usdc_mint: Pubkey,
    /// Mint of IO, 8 decimals.
    pub io_mint: Pubkey,
    /// Parameters that change through the timelock only.
    pub parameters: ConfigParameters,
    /// Slot time as last measured, milliseconds, 150 to 600.
    pub slot_ms: u16,
    /// Slot from which the slot time is measured next.
    pub slot_anchor: u64,
    /// Clock at that slot.
    pub slot_anchor_at: i64,
    /// No new rentals. Ticks, settlements and refunds can't be paused.
    pub rentals_paused: bool,
    /// Index of the next proposed change. Only counts up.
    pub next_change_index: u64,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
    /// Room for fields to come.
    pub reserved: [u8; 64],
}

/// Parameters of the marketplace, each within bounds of the program.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigParameters {
    /// Seconds between proposing and executing a change.
    pub timelock_seconds: u32,
    /// Fee for reserving, from each side.
    pub reservation_fee_bps: u16,
    /// Fee for paying in USDC, from each side.
    pub payment_fee_usdc_bps: u16,
    /// Fee for paying in IO, from each side.
    pub payment_fee_io_bps: u16,
    /// Intervals are multiples of this.
    pub grid_slots: u32,
    /// Heavy intervals are 1, 2, 4, … times this, so that heavy slots of all models coincide.
    pub heavy_grid_slots: u32,
}

impl ConfigParameters {
    /// Bounds that no change can leave.
    pub fn validate(&self) -> Result<()> {
        require!(
            (MIN_TIMELOCK_SECONDS..=MAX_TIMELOCK_SECONDS).contains(&self.timelock_seconds),
            MarketplaceError::InvalidTimelock
        );
        require!(
            self.reservation_fee_bps <= MAX_RESERVATION_FEE_BPS
                && self.payment_fee_usdc_bps <= MAX_PAYMENT_FEE_BPS
                && self.payment_fee_io_bps <= MAX_PAYMENT_FEE_BPS,
            MarketplaceError::FeeTooHigh
        );
        require!(
            self.grid_slots > 0
                && (1..=MAX_INTERVAL_SLOTS).contains(&self.heavy_grid_slots)
                && self.heavy_grid_slots % self.grid_slots == 0,
            MarketplaceError::InvalidGrid
        );
        Ok(())
    }
}

impl Config {
    /// Fee from each side for a rental paid in `mint`.
    pub fn fee_bps(&self, mint: &Pubkey) -> Result<u16> {
        let payment = if *mint == self.usdc_mint {
            self.parameters.payment_fee_usdc_bps
        } else if *mint == self.io_mint {
            self.parameters.payment_fee_io_bps
        } else {
            return err!(MarketplaceError::MintNotAccepted);
        };
        self.parameters.reservation_fee_bps.checked_add(payment).ok_or_else(|| MarketplaceError::Overflow.into())
    }

    /// Seconds that `slots` take, rounded up.
    pub fn seconds_of(&self, slots: u64) -> Result<u64> {
        slots
            .checked_mul(u64::from(self.slot_ms))
            .map(|ms| ms.div_ceil(1_000))
            .ok_or_else(|| MarketplaceError::Overflow.into())
    }

    /// Slots in `seconds`, rounded up.
    pub fn slots_of(&self, seconds: u64) -> Result<u64> {
        seconds
            .checked_mul(1_000)
            .map(|ms| ms.div_ceil(u64::from(self.slot_ms)))
            .ok_or_else(|| MarketplaceError::Overflow.into())
    }

    /// Takes over new parameters. The heavy grid changes by a power of two only: heavy intervals of models, old and new,
    /// then still divide each other.
    pub fn set_parameters(&mut self, parameters: ConfigParameters) -> Result<()> {
        let (before, after) = (self.parameters.heavy_grid_slots, parameters.heavy_grid_slots);
        require!(after.is_nested_in(before) || before.is_nested_in(after), MarketplaceError::HeavyGridFactor);
        self.parameters = parameters;
        Ok(())
    }

    /// Measures the slot time from the anchor to now, and anchors anew.
    ///
    /// Errors: `SlotTimeTooSoon` while the anchor is younger than an hour, when one odd block would weigh too much.
    pub fn measure_slot_time(&mut self, clock: &Clock) -> Result<()> {
        let seconds = clock.unix_timestamp.saturating_sub(self.slot_anchor_at);
        require_gte!(seconds, MIN_SLOT_TIME_SECONDS, MarketplaceError::SlotTimeTooSoon);
        // A cluster that stood still all the time has the longest slot time.
        let slots = u128::from(clock.slot.saturating_sub(self.slot_anchor).max(1));
        let milliseconds = (seconds.unsigned_abs() as u128 * 1_000 + slots / 2) / slots;
        let measured = u16::try_from(milliseconds).unwrap_or(u16::MAX);
        self.slot_ms = measured.clamp(*SLOT_MS_BOUNDS.start(), *SLOT_MS_BOUNDS.end());
        self.anchor_slot_time(clock);
        Ok(())
    }

    /// The slot time is measured from now on.
    pub fn anchor_slot_time(&mut self, clock: &Clock) {
        self.slot_anchor = clock.slot;
        self.slot_anchor_at = clock.unix_timestamp;
    }

    /// Takes the index for a proposed change.
    pub fn take_change_index(&mut self) -> Result<u64> {
        let index = self.next_change_index;
        self.next_change_index = index.checked_add(1).ok_or(MarketplaceError::Overflow)?;
        Ok(index)
    }

    /// Rules that hold after every change.
    pub fn invariant(&self) -> Result<()> {
        self.parameters.validate()?;
        require!(SLOT_MS_BOUNDS.contains(&self.slot_ms), MarketplaceError::InvalidSlotTime);
        // Two units of money must not be one.
        require_keys_neq!(self.usdc_mint, self.io_mint, MarketplaceError::MintNotAccepted);
        // Somebody can propose, and fees go somewhere.
        require_keys_neq!(self.authority, Pubkey::default(), MarketplaceError::NotAuthority);
        require_keys_neq!(self.treasury, Pubkey::default(), MarketplaceError::InvalidTreasury);
        // Somebody can rule on slash cases.
        require_keys_neq!(self.arbiter, Pubkey::default(), MarketplaceError::InvalidArbiter);
        Ok(())
    }
}

impl Sequenced for Config {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}
