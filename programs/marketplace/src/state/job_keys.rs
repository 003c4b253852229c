use anchor_lang::prelude::*;

use crate::{
    constants::{JOB_KEYS_PER_PAGE, MAX_JOB_KEYS_BATCH, WRAPPED_KEY_LEN},
    errors::MarketplaceError,
};

/// A page of a rental's job key, wrapped to each of its devices. PDA `["job_keys", rental, page]`; it grows with the
/// ranks that are written.
#[account]
pub struct JobKeys {
    /// The rental it belongs to.
    pub rental: Pubkey,
    /// The renter, who paid its rent and gets it back.
    pub owner: Pubkey,
    /// Page of the rental, from 0: it holds the ranks from 128 times this.
    pub page: u16,
    /// PDA bump.
    pub bump: u8,
    /// The job key wrapped to the device of each rank: 32 encrypted bytes and a tag of 16, or zeros where none was
    /// published.
    pub keys: Vec<[u8; WRAPPED_KEY_LEN]>,
}

impl JobKeys {
    /// Bytes before the first key: discriminator, fields and the number of keys.
    const KEYS_AT: usize = 8 + 32 + 32 + 2 + 1 + 4;

    /// Page of a rank. One beyond all pages is refused by `slots`.
    pub fn page_of(rank: u32) -> u16 {
        (rank / u32::from(JOB_KEYS_PER_PAGE)) as u16
    }

    /// First and last slot (exclusive) of a batch in its page.
    pub fn slots(first_rank: u32, count: usize, next_rank: u32) -> Result<(usize, usize)> {
        require!((1..=usize::from(MAX_JOB_KEYS_BATCH)).contains(&count), MarketplaceError::InvalidJobKeys);
        let per_page = u32::from(JOB_KEYS_PER_PAGE);
        require!(first_rank / per_page <= u32::from(u16::MAX), MarketplaceError::InvalidJobKeys);
        let first = (first_rank % per_page) as usize;
        let end = first + count;
        require_gte!(usize::from(JOB_KEYS_PER_PAGE), end, MarketplaceError::InvalidJobKeys);
        require!(u64::from(first_rank) + count as u64 <= u64::from(next_rank), MarketplaceError::RankNotHired);
        Ok((first, end))
    }

    /// Bytes of an account with this many keys.
    pub fn space(keys: usize) -> usize {
        Self::KEYS_AT + keys * WRAPPED_KEY_LEN
    }

    /// Puts keys into an account's bytes from a slot on. The bytes are as many as `space` of the account's keys; the
    /// keys before and after are neither read nor moved, so a full page costs no more than a new one.
    pub fn put(data: &mut [u8], first: usize, keys: &[[u8; WRAPPED_KEY_LEN]]) {
        let (header, slots) = data.split_at_mut(Self::KEYS_AT);
        let count = (slots.len() / WRAPPED_KEY_LEN) as u32;
        header[Self::KEYS_AT - 4..].copy_from_slice(&count.to_le_bytes());
        for (slot, key) in slots.chunks_exact_mut(WRAPPED_KEY_LEN).skip(first).zip(keys) {
            slot.copy_from_slice(key);
        }
    }
}
