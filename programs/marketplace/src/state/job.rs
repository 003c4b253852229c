use anchor_lang::prelude::*;

use crate::{
    constants::{MAX_JOB_CHUNK_LEN, MAX_JOB_LEN},
    errors::MarketplaceError,
    proof::hash,
};

/// The job of a rental, sealed with a job key. PDA `["job", rental]`. Written in chunks; whole only when `complete`.
#[account]
pub struct Job {
    /// The rental it belongs to.
    pub rental: Pubkey,
    /// The renter, who paid its rent and gets it back.
    pub owner: Pubkey,
    /// Length of the whole sealed job, bytes.
    pub total: u16,
    /// Bytes of it that were written.
    pub written: u16,
    /// All of it was written, and its hash is the one that the rental was opened with.
    pub complete: bool,
    /// PDA bump.
    pub bump: u8,
    /// What was written: format byte, nonce, AES-256-GCM ciphertext with tag.
    pub body: Vec<u8>,
}

impl Job {
    /// Bytes of the account: what it has, or before there is one what a job of `total` bytes needs.
    pub fn space(data_len: usize, total: u16) -> usize {
        if data_len > 0 {
            return data_len;
        }
        8 + 32 + 32 + 2 + 2 + 1 + 1 + 4 + usize::from(total.min(MAX_JOB_LEN))
    }

    /// Takes the chunk that begins at `offset`. One at 0 begins a job that is not complete again; what makes it whole
    /// must give the hash that the rental was opened with.
    pub fn write(&mut self, offset: u16, total: u16, chunk: &[u8], job_hash: &[u8; 32]) -> Result<()> {
        require!(!self.complete, MarketplaceError::JobComplete);
        require!(
            (1..=MAX_JOB_LEN).contains(&total) && (1..=usize::from(MAX_JOB_CHUNK_LEN)).contains(&chunk.len()),
            MarketplaceError::InvalidJob
        );
        if offset == 0 {
            self.body.clear();
            self.written = 0;
        }
        require!(offset == self.written && total == self.total, MarketplaceError::JobChunkMismatch);
        let end = usize::from(offset) + chunk.len();
        require_gte!(usize::from(total), end, MarketplaceError::JobChunkMismatch);
        self.body.reserve_exact(chunk.len());
        self.body.extend_from_slice(chunk);
        self.written = end as u16;
        if self.written == self.total {
            require!(hash(&[&self.body]) == *job_hash, MarketplaceError::JobMismatch);
            self.complete = true;
        }
        Ok(())
    }

    /// Rules that hold after every change.
    pub fn invariant(&self) -> Result<()> {
        require_eq!(self.body.len(), usize::from(self.written), MarketplaceError::InvalidJob);
        require_gte!(self.total, self.written, MarketplaceError::InvalidJob);
        require!(self.complete == (self.written == self.total), MarketplaceError::InvalidJob);
        Ok(())
    }
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
