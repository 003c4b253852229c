use anchor_lang::prelude::*;

use crate::constants::MAX_JOB_LEN;

/// The job of a rental, sealed to its device. PDA `["job", rental]`.
#[account]
#[derive(InitSpace)]
pub struct Job {
    /// The rental it belongs to.
    pub rental: Pubkey,
    /// The renter, who paid its rent and gets it back.
    pub owner: Pubkey,
    /// Sealed body: format byte, nonce, AES-256-GCM ciphertext with tag.
    #[max_len(MAX_JOB_LEN)]
    pub body: Vec<u8>,
    /// PDA bump.
    pub bump: u8,
}

/// State of a job as its worker claims it.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JobState {
    /// Nothing was reported.
    Unknown,
    /// The image is being fetched.
    Preparing,
    /// The container runs.
    Running,
    /// The container ended; its exit code is reported.
    Exited,
    /// The job could not be run.
    Failed,
}

impl JobState {
    /// The byte that a zero-copy account holds.
    pub fn to_byte(self) -> u8 {
        match self {
            JobState::Unknown => 0,
            JobState::Preparing => 1,
            JobState::Running => 2,
            JobState::Exited => 3,
            JobState::Failed => 4,
        }
    }
}
