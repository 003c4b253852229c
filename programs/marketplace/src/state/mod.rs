//! Accounts and the rules that change them. Handlers call these methods; no handler writes a field of its own.

mod amount;
mod assignment;
mod chain;
mod config;
mod config_change;
mod device;
mod gpu_claim;
mod gpu_model;
mod grid;
mod hiring;
mod job;
mod job_keys;
mod rental;
pub mod seeds;
mod supplier;
mod work;

pub use amount::{gross_amount, net_amount};
pub use assignment::{Assignment, ReleaseReason, Settlement};
pub use chain::{Answer, Chain, Challenge, Credit, Opening};
pub use common::Sequenced;
pub use config::{Config, ConfigParameters};
pub use config_change::{ConfigChange, GpuModelParameters, PendingChange};
pub use device::{Connectivity, Credited, Device, EpochSeconds, Listing};
pub use gpu_claim::GpuClaim;
pub use gpu_model::{DeviceClass, GpuModel, Pool};
use grid::GridNesting;
pub use hiring::AssignTerms;
pub use job::{Job, JobState};
pub use job_keys::JobKeys;
pub use rental::{Rental, Renter};
pub use supplier::Supplier;
pub use work::{PackedWork, Work};
