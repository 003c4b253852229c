use anchor_lang::prelude::*;

use super::Position;
use crate::{constants::*, errors::StakingError};

/// All of a device's stake that changes. Every event carries it whole.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StakeState {
    /// Of the device's owner.
    pub owner: Position,
    /// Of the one co-staker; nobody's when nothing of it is left.
    pub co_staker: Position,
    /// The co-staker's share of the device's rewards, basis points; fixed when it joined.
    pub co_share_bps: u16,
    /// Most that a co-staker may bring, smallest unit; 0 when nothing is offered.
    pub offer_amount: u64,
    /// Share of rewards offered to a co-staker, basis points.
    pub offer_share_bps: u16,
    /// Open slash cases.
    pub open_cases: u32,
    /// Clock of the first slash of the running 30 days.
    pub window_started_at: i64,
    /// Slashed in the running 30 days, smallest unit.
    pub window_slashed: u64,
}

/// What a ruling took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slashed {
    /// Of the owner's position.
    pub owner: u64,
    /// Of the co-staker's position.
    pub co_staker: u64,
}

impl StakeState {
    /// Stake that counts, of both positions.
    pub fn active_total(&self) -> Result<u64> {
        add(self.owner.active, self.co_staker.active)
    }

    /// All stake, active and cooling, of both positions.
    pub fn total(&self) -> Result<u64> {
        add(self.owner.total()?, self.co_staker.total()?)
    }

    /// What the open cases hold, of both positions.
    pub fn locked_total(&self) -> Result<u64> {
        add(self.owner.locked, self.co_staker.locked)
    }

    /// The co-staker and its share of rewards, basis points; none while nothing of the co-stake is active.
    pub fn co_share(&self) -> Option<(Pubkey, u16)> {
        (self.co_staker.active > 0).then_some((self.co_staker.staker, self.co_share_bps))
    }

    /// What can still be slashed in the running 30 days, of a cap.
    pub fn cap_left(&self, cap: u64, now: i64) -> u64 {
        cap.saturating_sub(if self.window_is_over(now) { 0 } else { self.window_slashed })
    }

    fn window_is_over(&self, now: i64) -> bool {
        now.saturating_sub(self.window_started_at) >= SLASH_WINDOW_SECONDS
    }

    /// Puts in stake of the owner. While a case is open, it is locked as far as the cap goes.
    pub fn deposit(&mut self, owner: Pubkey, amount: u64, cap: u64, now: i64) -> Result<()> {
        require!(amount > 0, StakingError::InvalidAmount);
        self.owner.staker = owner;
        self.owner.add(amount)?;
        if self.open_cases > 0 {
            let room = self.cap_left(cap, now).saturating_sub(self.locked_total()?);
            self.owner.lock(room.min(amount))?;
        }
        Ok(())
    }

    /// Begins to take out stake of the owner, who keeps as much active as the co-staker has.
    pub fn cool_owner(&mut self, amount: u64, now: i64) -> Result<()> {
        require!(amount > 0, StakingError::InvalidAmount);
        self.owner.cool(amount, after(now, COOL_DOWN_SECONDS)?)?;
        require_gte!(self.owner.active, self.co_staker.active, StakingError::OwnerBelowCoStake);
        Ok(())
    }

    /// Begins to take out the co-stake as its staker asks: all of it, and a week longer than else.
    pub fn cool_co_staker(&mut self, amount: u64, now: i64) -> Result<()> {
        require!(amount > 0, StakingError::InvalidAmount);
        require_eq!(amount, self.co_staker.active, StakingError::CoStakerCoolsAll);
        self.co_staker.cool(amount, after(now, COOL_DOWN_SECONDS + CO_STAKER_EXTRA_SECONDS)?)
    }

    /// Begins to take out the co-stake as the owner asks, and tells how much it is.
    pub fn end_co_stake(&mut self, now: i64) -> Result<u64> {
        let amount = self.co_staker.active;
        require!(amount > 0, StakingError::NoCoStake);
        self.co_staker.cool(amount, after(now, COOL_DOWN_SECONDS)?)?;
        Ok(amount)
    }

    /// Takes out what a staker can withdraw, and tells how much it is.
    pub fn withdraw(&mut self, staker: &Pubkey, now: i64) -> Result<u64> {
        // The slot of a co-staker that nobody holds has the default key.
        require_keys_neq!(*staker, Pubkey::default(), StakingError::NotStaker);
        let position = if *staker == self.owner.staker {
            &mut self.owner
        } else if *staker == self.co_staker.staker {
            &mut self.co_staker
        } else {
            return err!(StakingError::NotStaker);
        };
        let amount = position.withdraw(now)?;
        self.free_co_staker()?;
        Ok(amount)
    }

    /// Offers a share of rewards to a co-staker.
    pub fn offer(&mut self, amount: u64, share_bps: u16) -> Result<()> {
        require!(amount > 0, StakingError::InvalidAmount);
        require_gte!(BPS, share_bps, StakingError::InvalidShare);
        self.offer_amount = amount;
        self.offer_share_bps = share_bps;
        Ok(())
    }

    /// Withdraws the offer, and tells how much it was.
    pub fn close_offer(&mut self) -> Result<u64> {
        let amount = self.offer_amount;
        require!(amount > 0, StakingError::NoOffer);
        self.offer_amount = 0;
        self.offer_share_bps = 0;
        Ok(amount)
    }

    /// Takes in a co-staker at the share that it has seen. The offer is taken by it.
    pub fn accept(&mut self, staker: Pubkey, amount: u64, share_bps: u16) -> Result<()> {
        require!(amount > 0, StakingError::InvalidAmount);
        require!(self.offer_amount > 0, StakingError::NoOffer);
        require_eq!(self.offer_share_bps, share_bps, StakingError::OfferChanged);
        require_gte!(self.offer_amount, amount, StakingError::OverOffer);
        require_keys_neq!(staker, self.owner.staker, StakingError::OwnerCannotCoStake);
        require_keys_eq!(self.co_staker.staker, Pubkey::default(), StakingError::CoStakerPresent);
        // A case is about what was before, and nobody pays for that without having seen it.
        require_eq!(self.open_cases, 0, StakingError::CaseOpen);
        self.close_offer()?;
        self.co_staker = Position { staker, active: amount, ..Position::default() };
        self.co_share_bps = share_bps;
        require_gte!(self.owner.active, self.co_staker.active, StakingError::OwnerBelowCoStake);
        Ok(())
    }

    /// Counts a case that opens, and locks stake up to what the cap leaves.
    ///
    /// What is locked already stays so. The growth is spread over what of the positions is not locked, so that who
    /// withdraws after the opening moves nothing of it to the other.
    pub fn open_case(&mut self, cap: u64, now: i64) -> Result<()> {
        let total = self.total()?;
        require!(total > 0, StakingError::NothingStaked);
        self.open_cases = self.open_cases.checked_add(1).ok_or(StakingError::Overflow)?;
        let growth = self.cap_left(cap, now).min(total).saturating_sub(self.locked_total()?);
        let owner = portion(growth, self.owner.unlocked()?, self.co_staker.unlocked()?)?;
        self.owner.lock(owner)?;
        self.co_staker.lock(growth - owner)
    }

    /// Takes stake by a ruling, from both positions by what cases lock of them.
    pub fn slash(&mut self, amount: u64, cap: u64, now: i64) -> Result<Slashed> {
        require_gte!(self.cap_left(cap, now), amount, StakingError::OverCap);
        require_gte!(self.locked_total()?, amount, StakingError::OverLocked);
        let owner = portion(amount, self.owner.locked, self.co_staker.locked)?;
        let slashed = Slashed { owner, co_staker: amount - owner };
        self.owner.slash(slashed.owner)?;
        self.co_staker.slash(slashed.co_staker)?;
        if self.window_is_over(now) {
            self.window_started_at = now;
            self.window_slashed = 0;
        }
        self.window_slashed = add(self.window_slashed, amount)?;
        // The owner has half of the active stake at least: what of the co-stake is more leaves.
        let excess = self.co_staker.active.saturating_sub(self.owner.active);
        if excess > 0 {
            self.co_staker.cool(excess, after(now, COOL_DOWN_SECONDS)?)?;
        }
        self.free_co_staker()?;
        Ok(slashed)
    }

    /// The co-staker's part of a lost bond, by what cases lock of the two positions.
    ///
    /// An owner who reports itself under another name to hold its co-staker so pays for it.
    pub fn co_staker_part(&self, bond: u64) -> Result<u64> {
        Ok(bond - portion(bond, self.owner.locked, self.co_staker.locked)?)
    }

    /// Adds to the co-staker's position what of a lost bond is its; it leaves with what cools.
    pub fn compensate(&mut self, amount: u64) -> Result<()> {
        self.co_staker.cooling = add(self.co_staker.cooling, amount)?;
        Ok(())
    }

    /// Counts a case that ends. The last one frees all that was locked.
    pub fn close_case(&mut self) -> Result<()> {
        self.open_cases = self.open_cases.checked_sub(1).ok_or(StakingError::Overflow)?;
        if self.open_cases == 0 {
            self.owner.locked = 0;
            self.co_staker.locked = 0;
        }
        Ok(())
    }

    /// Frees the co-staker's slot when nothing of it is left.
    fn free_co_staker(&mut self) -> Result<()> {
        if self.co_staker.total()? == 0 {
            self.co_staker = Position::default();
            self.co_share_bps = 0;
        }
        Ok(())
    }

    /// Rules that hold after every change.
    pub fn invariant(&self) -> Result<()> {
        self.owner.invariant()?;
        self.co_staker.invariant()?;
        // The owner has half of the active stake at least.
        require_gte!(self.owner.active, self.co_staker.active, StakingError::OwnerBelowCoStake);
        // Nothing is held without a case.
        require!(self.open_cases > 0 || self.locked_total()? == 0, StakingError::LockUncovered);
        // A co-stake has a staker.
        require!(
            (self.co_staker.staker == Pubkey::default()) == (self.co_staker.total()? == 0),
            StakingError::NotStaker
        );
        Ok(())
    }
}

fn add(a: u64, b: u64) -> Result<u64> {
    a.checked_add(b).ok_or_else(|| StakingError::Overflow.into())
}

fn after(now: i64, seconds: i64) -> Result<i64> {
    now.checked_add(seconds).ok_or_else(|| StakingError::Overflow.into())
}

/// The owner's part of an amount that is spread over two parts; all of it when both are nothing.
///
/// It is rounded down, so that rounding never takes the owner under the co-staker.
fn portion(amount: u64, owner: u64, co_staker: u64) -> Result<u64> {
    let whole = u128::from(owner) + u128::from(co_staker);
    if whole == 0 {
        return Ok(amount);
    }
    let part = u128::from(amount) * u128::from(owner) / whole;
    u64::try_from(part).map_err(|_| StakingError::Overflow.into())
}
