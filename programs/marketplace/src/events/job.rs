//! Events of jobs.

use anchor_lang::prelude::*;

use super::Change;
use crate::state::JobState;

/// The sealed job of a rental was written.
#[event]
pub struct JobWritten {
    pub rental: Change,
    pub owner: Pubkey,
    pub job: Pubkey,
    pub body: Vec<u8>,
    pub timestamp: i64,
}

/// A rental's job account was closed and its rent paid back.
#[event]
pub struct JobClosed {
    pub rental: Change,
    pub owner: Pubkey,
    pub job: Pubkey,
    pub timestamp: i64,
}

/// A worker reported the state of a job: a claim.
#[event]
pub struct JobReported {
    pub device: Change,
    pub supplier: Pubkey,
    pub rental: Pubkey,
    pub state: JobState,
    pub exit_code: i32,
    pub timestamp: i64,
}

/// A worker published how the renter reaches the job, sealed to the renter.
#[event]
pub struct EndpointPublished {
    pub device: Change,
    pub supplier: Pubkey,
    pub rental: Pubkey,
    pub endpoint: Vec<u8>,
    pub timestamp: i64,
}
