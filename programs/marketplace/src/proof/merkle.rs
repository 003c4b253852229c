//! A Merkle tree of 16-byte nodes, so that a path of a deep tree fits a transaction. Leaves and nodes have different
//! prefixes, so that neither passes for the other.

use super::hash;
use crate::constants::{PREFIX_LEAF, PREFIX_NODE};

fn node(digest: [u8; 32]) -> [u8; 16] {
    let mut node = [0; 16];
    node.copy_from_slice(&digest[..16]);
    node
}

/// The leaf over a unit's value.
pub fn leaf(value: &[u8]) -> [u8; 16] {
    node(hash(&[PREFIX_LEAF, value]))
}

/// The root over the leaf at `index`, along the siblings from the leaf up.
pub fn root(leaf: [u8; 16], index: u64, path: &[[u8; 16]]) -> [u8; 16] {
    path.iter().enumerate().fold(leaf, |at, (level, sibling)| {
        let right = index >> level & 1 == 1;
        let (left, right) = if right { (sibling, &at) } else { (&at, sibling) };
        node(hash(&[PREFIX_NODE, left, right]))
    })
}
