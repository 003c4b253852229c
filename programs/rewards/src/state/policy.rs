use anchor_lang::prelude::*;

use crate::constants::RATIO_Q64;

/// How much is emitted. New policies are added at the end.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmissionPolicy {
    /// The fixed schedule: each epoch emits the same fraction of the epoch before it.
    Schedule,
}

impl EmissionPolicy {
    /// Emission of the epoch after one that emits `q32`, both Q32 of the smallest unit.
    ///
    /// `q32` has at most 71 bits, so the product with the ratio is split at 64 bits.
    pub fn next(self, q32: u128) -> u128 {
        match self {
            EmissionPolicy::Schedule => {
                let ratio = u128::from(RATIO_Q64);
                let high = (q32 >> 64) * ratio;
                let low = (q32 & u128::from(u64::MAX)) * ratio;
                high + (low >> 64)
            }
        }
    }
}
