use super::hash;
use crate::constants::DOMAIN_UNIT;

/// Value of one unit of a hash chain: `rounds` chained SHA-256 from seed and index.
pub fn hash_chain_unit(seed: &[u8; 32], rounds: u32, index: u64) -> [u8; 32] {
    let first = hash(&[DOMAIN_UNIT, seed, &index.to_le_bytes()]);
    (1..rounds).fold(first, |value, _| hash(&[&value]))
}
