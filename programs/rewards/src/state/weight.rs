use marketplace::state::{Device, GpuModel, Pool};

use crate::constants::{MAX_REWARDED_HEAVY_SLOTS, MIN_UPTIME_SECONDS};

/// Credited seconds of a device in an hour counted since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uptime {
    /// Idle seconds.
    pub idle: u32,
    /// Hired seconds.
    pub hired: u32,
}

impl Uptime {
    /// What the device keeps of the hour; nothing when it was credited nothing in it.
    pub fn of(device: &Device, hour: u64) -> Self {
        device
            .seconds
            .iter()
            .find(|entry| entry.epoch == hour)
            .map_or(Self::default(), |entry| Self { idle: entry.idle, hired: entry.hired })
    }

    /// Both alike: a bonus for hired seconds would pay people to hire themselves.
    pub fn seconds(self) -> u64 {
        u64::from(self.idle) + u64::from(self.hired)
    }
}

/// A model's devices earn rewards: it has a pool, and its heavy challenges come often enough that every epoch has one.
pub fn is_rewarded(model: &GpuModel) -> bool {
    model.pool != Pool::Unsupported && model.heavy_interval_slots <= MAX_REWARDED_HEAVY_SLOTS
}

/// Weight of a device in an epoch: multiplier (basis points) x GPUs x credited seconds, or 0 under the least uptime.
pub fn device_weight(multiplier_bps: u32, gpu_count: u8, uptime: Uptime) -> u128 {
    if uptime.seconds() < MIN_UPTIME_SECONDS {
        return 0;
    }
    u128::from(multiplier_bps) * u128::from(gpu_count) * u128::from(uptime.seconds())
}
