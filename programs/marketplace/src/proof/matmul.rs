//! Matrix products of signed bytes. Row `i` of the left matrix of product `p` is `k / 32` blocks, block `b` being
//! `sha256("matmul:a" ‖ seed ‖ p ‖ i ‖ b)`; column `j` of the right one the same with `"matmul:b"` and `j`.
//! What is hashed is 52 bytes, which with its padding fill one block of SHA-256: a draw is one compression.

use super::hash;
use crate::constants::{DOMAIN_COLUMN, DOMAIN_ROW, UNIT_ELEMENTS};

const BLOCK_LEN: u32 = 32;
/// Domain, seed and three numbers.
const PREIMAGE_LEN: usize = 52;
// SHA-256 pads with a byte and the length in eight: 55 bytes are the most that one block of 64 takes.
const _: () = assert!(PREIMAGE_LEN <= 55);

/// Where an element lies: elements are numbered row by row, product by product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its product.
    pub product: u32,
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u32,
}

impl Place {
    /// Place of element `element` of unit `index`, in products of `n` rows and columns, `n` a power of two from 32 on.
    pub fn of(n: u32, index: u64, element: u8) -> Self {
        let first = index * u64::from(UNIT_ELEMENTS);
        let bits = n.trailing_zeros();
        let within = u64::from(n) - 1;
        Self {
            product: (first >> (2 * bits)) as u32,
            row: (first >> bits & within) as u32,
            column: (first & within) as u32 + u32::from(element),
        }
    }
}

/// Recomputes one element: `k` multiply-adds.
pub fn element(seed: &[u8; 32], k: u32, place: Place) -> i32 {
    let mut row = Line::new(DOMAIN_ROW, seed, place.product, place.row);
    let mut column = Line::new(DOMAIN_COLUMN, seed, place.product, place.column);
    // At most 8,192 products of at most 2^14 each: no sum leaves an i32.
    (0..k / BLOCK_LEN).fold(0, |sum: i64, block| sum.wrapping_add(dot(&row.block(block), &column.block(block)))) as i32
}

fn dot(left: &[u8; 32], right: &[u8; 32]) -> i64 {
    left.iter()
        .zip(right)
        .fold(0i64, |sum, (&left, &right)| sum.wrapping_add(i64::from(left as i8).wrapping_mul(i64::from(right as i8))))
}

/// A row of the left matrix or a column of the right one, block by block.
struct Line {
    preimage: [u8; PREIMAGE_LEN],
}

impl Line {
    fn new(domain: &[u8; 8], seed: &[u8; 32], product: u32, line: u32) -> Self {
        let mut preimage = [0; PREIMAGE_LEN];
        preimage[..8].copy_from_slice(domain);
        preimage[8..40].copy_from_slice(seed);
        preimage[40..44].copy_from_slice(&product.to_le_bytes());
        preimage[44..48].copy_from_slice(&line.to_le_bytes());
        Self { preimage }
    }

    fn block(&mut self, block: u32) -> [u8; 32] {
        self.preimage[48..].copy_from_slice(&block.to_le_bytes());
        hash(&[&self.preimage])
    }
}
