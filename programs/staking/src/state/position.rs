use anchor_lang::prelude::*;

use crate::errors::StakingError;

/// What one staker has in a device's stake.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Whose it is; the default key when nobody's.
    pub staker: Pubkey,
    /// Stake that counts, smallest unit of IO.
    pub active: u64,
    /// Stake that leaves: it does not count, and can be slashed until it is withdrawn.
    pub cooling: u64,
    /// Clock from which what cools can be withdrawn.
    pub cooling_until: i64,
    /// Part of active and cooling that open cases hold, active first.
    pub locked: u64,
}

impl Position {
    /// All of it, active and cooling.
    pub fn total(&self) -> Result<u64> {
        self.active.checked_add(self.cooling).ok_or_else(|| StakingError::Overflow.into())
    }

    /// What no case holds.
    pub fn unlocked(&self) -> Result<u64> {
        self.total()?.checked_sub(self.locked).ok_or_else(|| StakingError::LockUncovered.into())
    }

    /// Adds stake that counts at once.
    pub fn add(&mut self, amount: u64) -> Result<()> {
        self.active = self.active.checked_add(amount).ok_or(StakingError::Overflow)?;
        Ok(())
    }

    /// Begins to take stake out. The time begins again for what cools already.
    pub fn cool(&mut self, amount: u64, until: i64) -> Result<()> {
        self.active = self.active.checked_sub(amount).ok_or(StakingError::NotEnoughActive)?;
        self.cooling = self.cooling.checked_add(amount).ok_or(StakingError::Overflow)?;
        self.cooling_until = until;
        Ok(())
    }

    /// What can be withdrawn: all that has cooled, unless open cases need it to be covered.
    pub fn withdrawable(&self, now: i64) -> Result<u64> {
        if now < self.cooling_until {
            return Ok(0);
        }
        Ok(self.cooling.min(self.unlocked()?))
    }

    /// Takes out what can be withdrawn, and tells how much it is.
    pub fn withdraw(&mut self, now: i64) -> Result<u64> {
        let amount = self.withdrawable(now)?;
        require!(amount > 0, StakingError::NothingToWithdraw);
        self.cooling -= amount;
        Ok(amount)
    }

    /// Holds more of it for the open cases.
    pub fn lock(&mut self, amount: u64) -> Result<()> {
        self.locked = self.locked.checked_add(amount).ok_or(StakingError::Overflow)?;
        Ok(())
    }

    /// Takes away what a ruling takes of the locked part, active stake first.
    pub fn slash(&mut self, amount: u64) -> Result<()> {
        self.locked = self.locked.checked_sub(amount).ok_or(StakingError::OverLocked)?;
        let active = amount.min(self.active);
        self.active -= active;
        self.cooling = self.cooling.checked_sub(amount - active).ok_or(StakingError::LockUncovered)?;
        Ok(())
    }

    /// Rules that hold after every change.
    pub fn invariant(&self) -> Result<()> {
        // What cases hold is there.
        require_gte!(self.total()?, self.locked, StakingError::LockUncovered);
        Ok(())
    }
}
