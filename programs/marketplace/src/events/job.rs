//! Events of jobs.

use anchor_lang::prelude::*;

use super::Change;
use crate::{constants::WRAPPED_KEY_LEN, state::JobState};

/// A chunk of the sealed job of a rental was written; one at 0 begins the job, or begins it again.
#[event]
pub struct JobWritten {
    /// The rental, changed.
    pub rental: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// Address of the job account.
    pub job: Pubkey,
    /// Byte of the job at which the chunk begins.
    pub offset: u16,
    /// Length of the whole job, bytes.
    pub total: u16,
    /// Bytes of the sealed job.
    pub chunk: Vec<u8>,
    /// The job is whole, and is the one that the rental was opened with.
    pub complete: bool,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A rental's job account was closed and its rent paid back.
#[event]
pub struct JobClosed {
    /// The rental, changed.
    pub rental: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// Address of the job account.
    pub job: Pubkey,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// Job keys, each wrapped to one device, were written into a page; a key that was there is replaced.
#[event]
pub struct JobKeysPublished {
    /// The rental, changed.
    pub rental: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// Address of the page.
    pub job_keys: Pubkey,
    /// Page of the rental, from 0: the first rank divided by 128.
    pub page: u16,
    /// Rank of the device that the first key is wrapped to; the others follow.
    pub first_rank: u32,
    /// Wrapped keys, 48 bytes each.
    pub keys: Vec<[u8; WRAPPED_KEY_LEN]>,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A page of wrapped job keys was closed and its rent paid back.
#[event]
pub struct JobKeysClosed {
    /// The rental, changed.
    pub rental: Change,
    /// The renter's wallet.
    pub owner: Pubkey,
    /// Address of the page.
    pub job_keys: Pubkey,
    /// Page of the rental, from 0.
    pub page: u16,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A worker reported the state of a job: a claim.
#[event]
pub struct JobReported {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// The rental that hires the device.
    pub rental: Pubkey,
    /// State of the job.
    pub state: JobState,
    /// Exit code of the container, where it ended.
    pub exit_code: i32,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}

/// A worker published how the renter reaches the job, sealed to the renter.
#[event]
pub struct EndpointPublished {
    /// The device, changed.
    pub device: Change,
    /// The supplier account.
    pub supplier: Pubkey,
    /// The rental that hires the device.
    pub rental: Pubkey,
    /// Sealed endpoint.
    pub endpoint: Vec<u8>,
    /// Clock of the event, seconds.
    pub timestamp: i64,
}
