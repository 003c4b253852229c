use anchor_lang::prelude::*;
use marketplace::state::Pool;

use super::{Epoch, Sequenced};
use crate::{
    constants::{BPS, KEPT_SCORES},
    errors::RewardsError,
};

/// What a device scored in an epoch whose reward has not accrued yet.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Index of the epoch.
    pub index: u32,
    /// There is a score here; if not, the other fields mean nothing.
    pub occupied: bool,
    /// Pool of the device's model at the scoring.
    pub pool: Pool,
    /// Multiplier (basis points) x GPUs x credited seconds.
    pub weight: u128,
    /// Co-staker at the scoring; the default key is none.
    pub co_staker: Pubkey,
    /// The co-staker's part, basis points.
    pub co_share_bps: u16,
}

/// What a score came to when its epoch was final.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accrual {
    /// Index of the epoch.
    pub index: u32,
    /// The device's whole reward, smallest unit of IO.
    pub amount: u64,
    /// Co-staker at the scoring; the default key is none.
    pub co_staker: Pubkey,
    /// The co-staker's part of `amount`; the rest is the supplier's.
    pub co_amount: u64,
}

/// Scores and rewards of a device. PDA `["reward", device]`; it stays as long as the device.
#[account]
#[derive(InitSpace)]
pub struct DeviceReward {
    /// The device.
    pub device: Pubkey,
    /// Its supplier account, whose payout is paid.
    pub supplier: Pubkey,
    /// Scores that have not accrued, each at its epoch's index modulo 4.
    pub scores: [Score; KEPT_SCORES as usize],
    /// Accrued to the supplier and not claimed, smallest unit of IO.
    pub owed: u64,
    /// Whom `co_owed` belongs to; the default key is nobody yet.
    pub co_staker: Pubkey,
    /// Accrued to the co-staker and not claimed, smallest unit of IO.
    pub co_owed: u64,
    /// All that was minted to the supplier, smallest unit of IO.
    pub claimed: u64,
    /// All that was minted to co-stakers, smallest unit of IO.
    pub co_claimed: u64,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
}

impl DeviceReward {
    /// It has a score of epoch `index`.
    pub fn is_scored(&self, index: u32) -> bool {
        let score = &self.scores[slot(index)];
        score.occupied && score.index == index
    }

    /// Makes room for a score of epoch `index`: the score of four epochs before it accrues.
    ///
    /// Errors: `ClaimFirst` when the epoch of the score in its place was not given, `EpochNotFinal`.
    pub fn make_room(&mut self, index: u32, rolled: Option<&Epoch>) -> Result<Option<Accrual>> {
        let before = self.scores[slot(index)];
        if !before.occupied {
            return Ok(None);
        }
        match rolled {
            Some(epoch) if epoch.index == before.index => self.accrue(epoch),
            _ => err!(RewardsError::ClaimFirst),
        }
    }

    /// Keeps a score in its place, which must be free.
    pub fn keep(&mut self, score: Score) -> Result<()> {
        let place = &mut self.scores[slot(score.index)];
        require!(!place.occupied, RewardsError::ClaimFirst);
        *place = score;
        Ok(())
    }

    /// Turns the score of a final epoch into what is owed; `None` when there is no score of it.
    ///
    /// Errors: `EpochNotFinal`; `CoStakerUnpaid` when another co-staker has not claimed.
    pub fn accrue(&mut self, epoch: &Epoch) -> Result<Option<Accrual>> {
        if !self.is_scored(epoch.index) {
            return Ok(None);
        }
        let score = self.scores[slot(epoch.index)];
        let amount = epoch.reward(score.pool, score.weight)?;
        let co_amount = co_part(amount, score.co_share_bps)?;
        if co_amount > 0 && score.co_staker != self.co_staker {
            require_eq!(self.co_owed, 0, RewardsError::CoStakerUnpaid);
            self.co_staker = score.co_staker;
        }
        self.owed = add(self.owed, amount - co_amount)?;
        self.co_owed = add(self.co_owed, co_amount)?;
        self.scores[slot(epoch.index)].occupied = false;
        Ok(Some(Accrual { index: epoch.index, amount, co_staker: score.co_staker, co_amount }))
    }

    /// Takes what is owed to the supplier.
    pub fn take(&mut self) -> Result<u64> {
        let amount = core::mem::take(&mut self.owed);
        self.claimed = add(self.claimed, amount)?;
        Ok(amount)
    }

    /// Takes what is owed to the co-staker.
    pub fn co_take(&mut self) -> Result<u64> {
        let amount = core::mem::take(&mut self.co_owed);
        self.co_claimed = add(self.co_claimed, amount)?;
        Ok(amount)
    }

    /// Rules that hold after every change.
    pub fn invariant(&self) -> Result<()> {
        // What is owed belongs to somebody.
        require!(self.co_owed == 0 || self.co_staker != Pubkey::default(), RewardsError::CoStakerMismatch);
        for (place, score) in self.scores.iter().enumerate() {
            require!(!score.occupied || slot(score.index) == place, RewardsError::EpochMismatch);
            require_gte!(BPS, score.co_share_bps, RewardsError::Overflow);
        }
        Ok(())
    }
}

impl Sequenced for DeviceReward {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}

fn slot(index: u32) -> usize {
    (index % KEPT_SCORES) as usize
}

/// The co-staker's part of a reward, rounded down; never more than the reward.
fn co_part(amount: u64, share_bps: u16) -> Result<u64> {
    let part = u128::from(amount) * u128::from(share_bps.min(BPS)) / u128::from(BPS);
    u64::try_from(part).map_err(|_| RewardsError::Overflow.into())
}

fn add(a: u64, b: u64) -> Result<u64> {
    a.checked_add(b).ok_or_else(|| RewardsError::Overflow.into())
}
