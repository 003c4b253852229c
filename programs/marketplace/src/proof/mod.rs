//! Pure functions of Proof of Time-Lock: hashes, the Merkle tree, units of work, slot hashes.

pub mod merkle;
mod slot_hashes;
mod unit;

pub use slot_hashes::{PresentSlot, SLOT_HASHES_ID};
pub use unit::unit;

use solana_sha256_hasher::hashv;

/// SHA-256 of the parts one after another.
pub fn hash(parts: &[&[u8]]) -> [u8; 32] {
    hashv(parts).to_bytes()
}
