use super::hash;
use crate::{constants::DOMAIN_UNIT, state::Work};

/// Recomputes one unit of a work.
pub fn unit(work: Work, seed: &[u8; 32], index: u64) -> [u8; 32] {
    match work {
        Work::HashChain { rounds, .. } => {
            let first = hash(&[DOMAIN_UNIT, seed, &index.to_le_bytes()]);
            (1..rounds).fold(first, |value, _| hash(&[&value]))
        }
    }
}
