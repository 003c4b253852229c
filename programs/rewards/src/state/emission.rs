use anchor_lang::prelude::*;

use super::{
    hours::{closes_at, ends_at, first_full_hour},
    EmissionPolicy, Sequenced,
};
use crate::{constants::*, errors::RewardsError};

/// The schedule and how far it has come. PDA `["emission"]`.
///
/// Always: `issued` is what the program has minted, and at most the cap. An epoch that was stepped over or that nobody
/// earned in mints nothing, ever.
#[account]
#[derive(InitSpace)]
pub struct Emission {
    /// How much is emitted.
    pub policy: EmissionPolicy,
    /// Mint of IO.
    pub mint: Pubkey,
    /// Hour of epoch 0, counted since 1970: the first full one after the initialization.
    pub first_hour: u64,
    /// The first epoch that was neither opened nor stepped over, 0 to `EPOCHS`.
    pub next_index: u32,
    /// Emission of `next_index`, smallest unit in Q32.
    pub next_q32: u128,
    /// Minted so far, smallest unit.
    pub issued: u64,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
    /// PDA bump of the mint authority.
    pub authority_bump: u8,
    /// Room for fields to come.
    pub reserved: [u8; 64],
}

/// What stepping over epochs or opening one did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// The first epoch stepped over or opened.
    pub from_index: u32,
    /// Emission of the epochs stepped over, smallest unit: it is never minted.
    pub forgone: u64,
}

impl Emission {
    /// Begins the emission of `mint` with the first full hour after `now`.
    pub fn begin(&mut self, mint: Pubkey, now: i64) -> Result<()> {
        self.policy = EmissionPolicy::Schedule;
        self.mint = mint;
        self.first_hour = first_full_hour(now)?;
        self.next_index = 0;
        self.next_q32 = FIRST_Q32;
        self.invariant()
    }

    /// Hour of an epoch, counted since 1970.
    pub fn hour(&self, index: u32) -> Result<u64> {
        self.first_hour.checked_add(u64::from(index)).ok_or_else(|| RewardsError::Overflow.into())
    }

    /// Steps over at most `count` epochs that nobody opened and whose scoring has closed.
    pub fn advance(&mut self, count: u32, now: i64) -> Result<Steps> {
        require!((1..=MAX_STEPS).contains(&count), RewardsError::InvalidCount);
        let from_index = self.next_index;
        let mut forgone = 0;
        for _ in 0..count {
            if self.next_index == EPOCHS || now < closes_at(self.hour(self.next_index)?)? {
                break;
            }
            forgone = add(forgone, self.step()?)?;
        }
        require_gt!(self.next_index, from_index, RewardsError::NothingToAdvance);
        self.invariant()?;
        Ok(Steps { from_index, forgone })
    }

    /// Takes epoch `index` to be opened and returns its emission; steps over closed ones before it.
    pub fn open(&mut self, index: u32, now: i64) -> Result<(u64, Steps)> {
        require_gt!(EPOCHS, index, RewardsError::EmissionOver);
        require_gte!(index, self.next_index, RewardsError::EpochPassed);
        require_gte!(now, ends_at(self.hour(index)?)?, RewardsError::EpochNotEnded);
        require_gt!(closes_at(self.hour(index)?)?, now, RewardsError::EpochClosed);
        let from_index = self.next_index;
        let steps = index - from_index;
        require_gte!(MAX_STEPS, steps, RewardsError::TooFarBehind);
        let mut forgone = 0;
        for skipped in from_index..index {
            // Nobody loses an epoch that can still be scored.
            require_gte!(now, closes_at(self.hour(skipped)?)?, RewardsError::EpochStillOpen);
            forgone = add(forgone, self.step()?)?;
        }
        let emission = self.step()?;
        self.invariant()?;
        Ok((emission, Steps { from_index, forgone }))
    }

    /// Goes on to the next epoch, and returns what this one emits.
    fn step(&mut self) -> Result<u64> {
        let emission = u64::try_from(self.next_q32 >> 32).map_err(|_| RewardsError::Overflow)?;
        self.next_q32 = self.policy.next(self.next_q32);
        self.next_index += 1;
        Ok(emission)
    }

    /// Books what is minted.
    pub fn issue(&mut self, amount: u64) -> Result<()> {
        let issued = add(self.issued, amount)?;
        require_gte!(CAP, issued, RewardsError::CapReached);
        self.issued = issued;
        self.invariant()
    }

    /// Rules that hold after every change.
    fn invariant(&self) -> Result<()> {
        require_gte!(CAP, self.issued, RewardsError::CapReached);
        require_gte!(EPOCHS, self.next_index, RewardsError::EmissionOver);
        Ok(())
    }
}

impl Sequenced for Emission {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}

fn add(a: u64, b: u64) -> Result<u64> {
    a.checked_add(b).ok_or_else(|| RewardsError::Overflow.into())
}
