//! When an epoch ends and when its scoring closes. An hour is counted since 1970.

use anchor_lang::prelude::*;

use crate::{
    constants::{EPOCH_SECONDS, SCORING_EPOCHS},
    errors::RewardsError,
};

/// The first hour that begins after `now`.
pub fn first_full_hour(now: i64) -> Result<u64> {
    let hour = u64::try_from(now / EPOCH_SECONDS).map_err(|_| RewardsError::Overflow)?;
    add(hour, 1)
}

/// Clock at which an hour ends: its seconds are complete.
pub fn ends_at(hour: u64) -> Result<i64> {
    begins_at(add(hour, 1)?)
}

/// Clock at which the scoring of an hour closes.
pub fn closes_at(hour: u64) -> Result<i64> {
    begins_at(add(hour, 1 + SCORING_EPOCHS)?)
}

fn begins_at(hour: u64) -> Result<i64> {
    i64::try_from(hour)
        .ok()
        .and_then(|hour| hour.checked_mul(EPOCH_SECONDS))
        .ok_or_else(|| RewardsError::Overflow.into())
}

fn add(hour: u64, hours: u64) -> Result<u64> {
    hour.checked_add(hours).ok_or_else(|| RewardsError::Overflow.into())
}
