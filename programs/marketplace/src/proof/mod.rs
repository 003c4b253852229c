//! Pure functions of Proof of Time-Lock: hashes, the Merkle tree, units of work, slot hashes.

mod hash_chain;
mod leaf;
pub mod matmul;
pub mod merkle;
mod slot_hashes;

pub use hash_chain::hash_chain_unit;
pub use leaf::opened_leaf;
pub use slot_hashes::{PresentSlot, SLOT_HASHES_ID};

use solana_sha256_hasher::hashv;

/// SHA-256 of the parts one after another.
pub fn hash(parts: &[&[u8]]) -> [u8; 32] {
    hashv(parts).to_bytes()
}
