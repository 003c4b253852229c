//! Accounts and the rules that change them. Handlers call these methods; no handler writes a field of its own.

mod device_reward;
mod emission;
mod epoch;
mod epoch_shard;
mod hours;
mod policy;
pub mod seeds;
mod weight;

pub use common::Sequenced;
pub use device_reward::{Accrual, DeviceReward, Score};
pub use emission::{Emission, Steps};
pub use epoch::Epoch;
pub use epoch_shard::{EpochShard, PoolWeights};
pub use policy::EmissionPolicy;
pub use weight::{device_weight, is_rewarded, Uptime};
