//! Events of jobs.

use anchor_lang::prelude::*;

use super::Change;
use crate::{constants::WRAPPED_KEY_LEN, state::JobState};

/// A chunk of the sealed job of a rental was written; one at 0 begins the job, or begins it again.
#[event]
pub struct JobWritten {
    pub rental: Change,
    pub owner: Pubkey,
    pub job: Pubkey,
    /// Byte of the job at which the chunk begins.
    pub offset: u16,
    /// Length of the whole job, bytes.
    pub total: u16,
    pub chunk: Vec<u8>,
    /// The job is whole, and is the one that the rental was opened with.
    pub complete: bool,
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

/// Job keys, each wrapped to one device, were written into a page; a key that was there is replaced.
#[event]
pub struct JobKeysPublished {
    pub rental: Change,
    pub owner: Pubkey,
    pub job_keys: Pubkey,
    /// Page of the rental, from 0: the first rank divided by 128.
    pub page: u16,
    /// Rank of the device that the first key is wrapped to; the others follow.
    pub first_rank: u32,
    pub keys: Vec<[u8; WRAPPED_KEY_LEN]>,
    pub timestamp: i64,
}

/// A page of wrapped job keys was closed and its rent paid back.
#[event]
pub struct JobKeysClosed {
    pub rental: Change,
    pub owner: Pubkey,
    pub job_keys: Pubkey,
    /// Page of the rental, from 0.
    pub page: u16,
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
