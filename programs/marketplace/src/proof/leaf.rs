use anchor_lang::prelude::*;

use super::{hash_chain_unit, matmul, merkle};
use crate::{constants::UNIT_ELEMENTS, errors::MarketplaceError, state::Work};

const UNIT_LEN: usize = 4 * UNIT_ELEMENTS as usize;

/// The Merkle leaf over unit `index` of a work, once what the program recomputes of the unit agrees: all of a hash
/// chain's, and element `element` of the 32 that are revealed of matrix products. The leaf was committed to before
/// anybody knew which of its elements counts, so a unit of which a part is right passes with that part's probability.
///
/// Errors: `InvalidLeaf` unless as many elements are revealed as the kind of work has; `WrongElement`.
pub fn opened_leaf(work: Work, seed: &[u8; 32], index: u64, element: u8, revealed: &[i32]) -> Result<[u8; 16]> {
    match work {
        Work::HashChain { rounds, .. } => {
            require!(revealed.is_empty(), MarketplaceError::InvalidLeaf);
            Ok(merkle::leaf(&hash_chain_unit(seed, rounds, index)))
        }
        Work::Matmul { n, k, .. } => {
            require!(revealed.len() == UNIT_ELEMENTS as usize, MarketplaceError::InvalidLeaf);
            let right = matmul::element(seed, k, matmul::Place::of(n, index, element));
            require!(revealed[usize::from(element)] == right, MarketplaceError::WrongElement);
            let mut value = [0; UNIT_LEN];
            for (bytes, element) in value.chunks_exact_mut(4).zip(revealed) {
                bytes.copy_from_slice(&element.to_le_bytes());
            }
            Ok(merkle::leaf(&value))
        }
    }
}
