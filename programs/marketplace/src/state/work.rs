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
    /// `count` products of an (n × k) and a (k × n) matrix of signed bytes, drawn from the seed. Heavy work only. A unit
    /// is 32 elements that follow one another in a row; the program recomputes one of them.
    Matmul {
        /// Rows and columns of each product: a power of two, 32 to 65,536.
        n: u32,
        /// Multiply-adds of an element: a power of two, 256 to 8,192.
        k: u32,
        /// Number of products: of one GPU, times the GPUs of a device.
        count: u32,
    },
}

impl Work {
    /// Number of units, each a leaf of the Merkle tree.
    pub fn units(self) -> u64 {
        match self {
            Work::HashChain { units, .. } => u64::from(units),
            Work::Matmul { n, count, .. } => (elements(n) / u64::from(UNIT_ELEMENTS)).saturating_mul(u64::from(count)),
        }
    }

    /// Depth of the Merkle tree, whose leaves are filled up to a power of two with zero nodes.
    pub fn depth(self) -> u32 {
        self.units().next_power_of_two().trailing_zeros()
    }

    /// The work of a device with several GPUs: each does the model's work, and all units lie under one root.
    pub fn for_gpus(self, gpu_count: u8) -> Self {
        let gpus = u32::from(gpu_count);
        match self {
            Work::HashChain { units, rounds } => Work::HashChain { units: units.saturating_mul(gpus), rounds },
            Work::Matmul { n, k, count } => Work::Matmul { n, k, count: count.saturating_mul(gpus) },
        }
    }

    /// Bounds of light work: cheap to check on chain, and not nothing.
    pub fn validate_light(self) -> Result<()> {
        match self {
            Work::HashChain { units, rounds } => validate_hash_chain(units, rounds, MAX_LIGHT_ROUNDS, MIN_LIGHT_HASHES),
            Work::Matmul { .. } => err!(MarketplaceError::InvalidWork),
        }
    }

    /// Bounds of heavy work: it must cost something to compute and little enough to check.
    pub fn validate_heavy(self) -> Result<()> {
        match self {
            Work::HashChain { units, rounds } => validate_hash_chain(units, rounds, MAX_HEAVY_ROUNDS, MIN_HEAVY_HASHES),
            Work::Matmul { n, k, count } => self.validate_matmul(n, k, count),
        }
    }

    fn validate_matmul(self, n: u32, k: u32, count: u32) -> Result<()> {
        require!(n.is_power_of_two() && MATMUL_N_BOUNDS.contains(&n), MarketplaceError::InvalidWork);
        require!(k.is_power_of_two() && MATMUL_K_BOUNDS.contains(&k), MarketplaceError::InvalidWork);
        // The products of all GPUs of a device can be counted, and its tree is no deeper than a transaction can show.
        require!((1..=u32::MAX / u32::from(MAX_GPUS)).contains(&count), MarketplaceError::InvalidWork);
        require_gte!(MAX_MATMUL_UNITS, self.units(), MarketplaceError::InvalidWork);
        let multiply_adds = u128::from(elements(n)) * u128::from(k) * u128::from(count);
        require!(multiply_adds >= MIN_MULTIPLY_ADDS, MarketplaceError::WorkTooSmall);
        Ok(())
    }
}

/// Elements of a product with `n` rows and columns.
fn elements(n: u32) -> u64 {
    u64::from(n) * u64::from(n)
}

fn validate_hash_chain(units: u32, rounds: u32, max_rounds: u32, min_hashes: u64) -> Result<()> {
    require!(units.is_power_of_two() && units <= MAX_UNITS, MarketplaceError::InvalidWork);
    require!((1..=max_rounds).contains(&rounds), MarketplaceError::InvalidWork);
    require!(u64::from(units) * u64::from(rounds) >= min_hashes, MarketplaceError::WorkTooSmall);
    Ok(())
}

/// [`Work`] as a zero-copy account holds it.
#[zero_copy]
#[derive(Default, Debug, PartialEq, Eq)]
pub struct PackedWork {
    /// Kind of work: 0 none, 1 hash chain, 2 matrix products.
    pub kind: u32,
    /// Parameters of the kind: units and rounds of a hash chain; n, k and count of matrix products.
    pub parameters: [u32; 3],
}

impl From<Work> for PackedWork {
    fn from(work: Work) -> Self {
        match work {
            Work::HashChain { units, rounds } => Self { kind: 1, parameters: [units, rounds, 0] },
            Work::Matmul { n, k, count } => Self { kind: 2, parameters: [n, k, count] },
        }
    }
}

impl PackedWork {
    /// The work, if there is one.
    pub fn unpack(self) -> Result<Work> {
        match self {
            Self { kind: 1, parameters: [units, rounds, _] } => Ok(Work::HashChain { units, rounds }),
            Self { kind: 2, parameters: [n, k, count] } => Ok(Work::Matmul { n, k, count }),
            _ => err!(MarketplaceError::InvalidWork),
        }
    }
}
