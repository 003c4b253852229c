use anchor_lang::prelude::*;

use crate::{constants::*, errors::MarketplaceError};

/// What a challenge asks to be computed. New kinds are added at the end.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Work {
    /// `units` independent chains of `rounds` SHA-256 each, from the seed. A CPU can compute it.
    HashChain {
        /// Number of units: a power of two for one GPU, times the GPUs of a device.
        units: u32,
        /// SHA-256 operations in a unit; the program recomputes one unit.
        rounds: u32,
    },
}

impl Work {
    /// Number of units, each a leaf of the Merkle tree.
    pub fn units(self) -> u64 {
        match self {
            Work::HashChain { units, .. } => u64::from(units),
        }
    }

    /// Depth of the Merkle tree, whose leaves are filled up to a power of two with zero nodes.
    pub fn depth(self) -> u32 {
        self.units().next_power_of_two().trailing_zeros()
    }

    /// The work of a device with several GPUs: each does the model's work, and all units lie under one root.
    pub fn for_gpus(self, gpu_count: u8) -> Self {
        match self {
            Work::HashChain { units, rounds } => {
                Work::HashChain { units: units.saturating_mul(u32::from(gpu_count)), rounds }
            }
        }
    }

    /// SHA-256 operations to compute all units.
    fn hashes(self) -> u64 {
        match self {
            Work::HashChain { units, rounds } => u64::from(units) * u64::from(rounds),
        }
    }

    /// Bounds of light work: cheap to check on chain, and not nothing.
    pub fn validate_light(self) -> Result<()> {
        let Work::HashChain { units, rounds } = self;
        require!(units.is_power_of_two() && units <= MAX_UNITS, MarketplaceError::InvalidWork);
        require!((1..=MAX_LIGHT_ROUNDS).contains(&rounds), MarketplaceError::InvalidWork);
        require!(self.hashes() >= MIN_LIGHT_HASHES, MarketplaceError::WorkTooSmall);
        Ok(())
    }

    /// Bounds of heavy work: it must cost something to compute and little enough to check.
    pub fn validate_heavy(self) -> Result<()> {
        let Work::HashChain { units, rounds } = self;
        require!(units.is_power_of_two() && units <= MAX_UNITS, MarketplaceError::InvalidWork);
        require!((1..=MAX_HEAVY_ROUNDS).contains(&rounds), MarketplaceError::InvalidWork);
        require!(self.hashes() >= MIN_HEAVY_HASHES, MarketplaceError::WorkTooSmall);
        Ok(())
    }
}

/// [`Work`] as a zero-copy account holds it.
#[zero_copy]
#[derive(Default, Debug, PartialEq, Eq)]
pub struct PackedWork {
    /// Kind of work: 0 none, 1 hash chain.
    pub kind: u32,
    /// Parameters of the kind: units and rounds of a hash chain.
    pub parameters: [u32; 3],
}

impl From<Work> for PackedWork {
    fn from(work: Work) -> Self {
        match work {
            Work::HashChain { units, rounds } => Self { kind: 1, parameters: [units, rounds, 0] },
        }
    }
}

impl PackedWork {
    /// The work, if there is one.
    pub fn unpack(self) -> Result<Work> {
        match self {
            Self { kind: 1, parameters: [units, rounds, _] } => Ok(Work::HashChain { units, rounds }),
            _ => err!(MarketplaceError::InvalidWork),
        }
    }
}
