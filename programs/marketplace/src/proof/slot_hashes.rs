//! Reading the SlotHashes sysvar: a count (u64), then slot (u64) and hash (32 bytes) of each remembered slot, newest
//! first.

use anchor_lang::prelude::*;

use crate::errors::MarketplaceError;

/// Address of the sysvar.
pub const SLOT_HASHES_ID: Pubkey = pubkey!("SysvarS1otHashes111111111111111111111111111");

const COUNT_LEN: usize = 8;
const ENTRY_LEN: usize = 40;

/// The first slot at or after a challenge that has a hash: a challenge slot may have been skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresentSlot {
    /// Its number.
    pub slot: u64,
    /// Its hash.
    pub hash: [u8; 32],
}

impl PresentSlot {
    /// Finds it by halving.
    ///
    /// Errors: `ChallengeNotDue` while no such slot exists, `ChallengeForgotten` when the sysvar's oldest slot is
    /// already newer, so that the first one present can't be told.
    pub fn find(sysvar: &AccountInfo, challenge_slot: u64) -> Result<Self> {
        let data = sysvar.try_borrow_data()?;
        Self::find_in(&data, challenge_slot)
    }

    fn find_in(data: &[u8], challenge_slot: u64) -> Result<Self> {
        let entries = data.get(COUNT_LEN..).ok_or(MarketplaceError::InvalidSlotHashes)?;
        let count = usize::try_from(u64_at(data, 0)?).map_err(|_| MarketplaceError::InvalidSlotHashes)?;
        // The number of entries at or after the challenge: they come first.
        let (mut low, mut high) = (0, count.min(entries.len() / ENTRY_LEN));
        let len = high;
        while low < high {
            let middle = (low + high) / 2;
            if u64_at(entries, middle * ENTRY_LEN)? >= challenge_slot {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let last = low.checked_sub(1).ok_or(MarketplaceError::ChallengeNotDue)?;
        let slot = u64_at(entries, last * ENTRY_LEN)?;
        require!(low < len || slot == challenge_slot, MarketplaceError::ChallengeForgotten);
        let at = last * ENTRY_LEN + 8;
        let mut hash = [0; 32];
        hash.copy_from_slice(entries.get(at..at + 32).ok_or(MarketplaceError::InvalidSlotHashes)?);
        Ok(Self { slot, hash })
    }
}

fn u64_at(data: &[u8], at: usize) -> Result<u64> {
    let bytes = data.get(at..at + 8).ok_or(MarketplaceError::InvalidSlotHashes)?;
    let mut array = [0; 8];
    array.copy_from_slice(bytes);
    Ok(u64::from_le_bytes(array))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sysvar(slots: &[u64]) -> Vec<u8> {
        let mut data = (slots.len() as u64).to_le_bytes().to_vec();
        for slot in slots {
            data.extend(slot.to_le_bytes());
            data.extend([*slot as u8; 32]);
        }
        data
    }

    #[test]
    fn the_first_present_slot_at_or_after_the_challenge() {
        let data = sysvar(&[20, 17, 16, 12, 10]);
        for (challenge, slot) in [(10, 10), (11, 12), (12, 12), (13, 16), (17, 17), (18, 20), (20, 20)] {
            assert_eq!(PresentSlot::find_in(&data, challenge).unwrap().slot, slot, "challenge {challenge}");
        }
    }

    #[test]
    fn neither_a_slot_to_come_nor_a_forgotten_one() {
        let data = sysvar(&[20, 17, 16, 12, 10]);
        assert!(PresentSlot::find_in(&data, 21).is_err());
        assert!(PresentSlot::find_in(&data, 9).is_err());
        assert!(PresentSlot::find_in(&sysvar(&[]), 1).is_err());
    }
}
