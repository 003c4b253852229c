use anchor_lang::prelude::*;

use super::{Challenge, Config, GpuModelParameters, GridNesting, PackedWork, Sequenced, Work};
use crate::{constants::*, errors::MarketplaceError};

/// What kind of processor proves.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceClass {
    /// Graphics processors.
    Gpu,
    /// A host's processor, counted apart from GPUs.
    Cpu,
}

/// Reward pool of a model.
#[derive(AnchorSerialize, AnchorDeserialize, InitSpace, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pool {
    /// Data-centre cards.
    Enterprise,
    /// Cards of people.
    Community,
    /// No rewards.
    Unsupported,
}

/// A model of the catalogue. PDA `["model", code]`.
#[account]
#[derive(InitSpace)]
pub struct GpuModel {
    /// Code of the model, from 1.
    pub code: u16,
    /// Name.
    #[max_len(MAX_NAME_LEN)]
    pub name: String,
    /// GPU or CPU.
    pub class: DeviceClass,
    /// Memory of one GPU.
    pub vram_mib: u32,
    /// Reward multiplier, basis points.
    pub multiplier_bps: u32,
    /// Reward pool.
    pub pool: Pool,
    /// Work of each interval.
    pub light_work: Work,
    /// Work of each heavy interval.
    pub heavy_work: Work,
    /// Slots between challenges of an idle device.
    pub idle_interval_slots: u32,
    /// Slots between challenges of a hired device.
    pub hired_interval_slots: u32,
    /// Slots between heavy challenges: 1, 2, 4, … heavy grids.
    pub heavy_interval_slots: u32,
    /// Slots to answer light work.
    pub light_deadline_slots: u16,
    /// Slots to answer heavy work.
    pub heavy_deadline_slots: u16,
    /// Slots without credit after which a device is not fresh.
    pub fresh_slots: u32,
    /// Seconds without credit after which a device is not fresh, at the slot time of the last change.
    pub fresh_seconds: u32,
    /// Shortest idle interval with its deadline that a running assignment can have been made under.
    pub shortest_period_slots: u32,
    /// Clock of the last change.
    pub set_at: i64,
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// PDA bump.
    pub bump: u8,
    /// Room for kinds of work with more parameters.
    pub reserved: [u8; 64],
}

impl GpuModel {
    /// Takes over new parameters.
    ///
    /// Errors: `IntervalGrowsTooFast` when a running assignment, whose limits are copies, could take an honest device
    /// for a silent one.
    pub fn set(&mut self, p: &GpuModelParameters, config: &Config, now: i64) -> Result<()> {
        let before = self.idle_period_slots();
        self.code = p.code;
        self.name = p.name.clone();
        self.class = p.class;
        self.vram_mib = p.vram_mib;
        self.multiplier_bps = p.multiplier_bps;
        self.pool = p.pool;
        self.light_work = p.light_work;
        self.heavy_work = p.heavy_work;
        self.idle_interval_slots = p.idle_interval_slots;
        self.hired_interval_slots = p.hired_interval_slots;
        self.heavy_interval_slots = p.heavy_interval_slots;
        self.light_deadline_slots = p.light_deadline_slots;
        self.heavy_deadline_slots = p.heavy_deadline_slots;
        self.limit_growth(before, now)?;
        let fresh_slots = FRESH_INTERVALS * self.idle_period_slots();
        self.fresh_slots = u32::try_from(fresh_slots).map_err(|_| MarketplaceError::Overflow)?;
        self.fresh_seconds = u32::try_from(config.seconds_of(fresh_slots)?).map_err(|_| MarketplaceError::Overflow)?;
        self.invariant(config)
    }

    /// Holds the period under twice the shortest that a running assignment can have been made under, however many
    /// changes there are: an assignment waits three of its own periods before it takes a device for silent.
    fn limit_growth(&mut self, before: u64, now: i64) -> Result<()> {
        let period = self.idle_period_slots();
        let shortest = if self.sequence == 0 {
            period
        } else if now.saturating_sub(self.set_at) > MAX_RENTAL_SECONDS {
            before
        } else {
            u64::from(self.shortest_period_slots)
        };
        require_gte!(2 * shortest, period, MarketplaceError::IntervalGrowsTooFast);
        self.shortest_period_slots = u32::try_from(shortest.min(period)).map_err(|_| MarketplaceError::Overflow)?;
        self.set_at = now;
        Ok(())
    }

    /// Rules that hold after every change.
    fn invariant(&self, config: &Config) -> Result<()> {
        require!(self.code > 0, MarketplaceError::InvalidModel);
        require!((1..=MAX_NAME_LEN).contains(&self.name.len()), MarketplaceError::NameTooLong);
        require_gte!(MAX_MULTIPLIER_BPS, self.multiplier_bps, MarketplaceError::MultiplierTooHigh);
        self.light_work.validate_light()?;
        self.heavy_work.validate_heavy()?;
        // Challenges lie on multiples of the hired interval, so none is nearer to the next.
        let hired = self.hired_interval_slots;
        require!(hired > 0 && hired % config.parameters.grid_slots == 0, MarketplaceError::InvalidInterval);
        require!(
            self.idle_interval_slots > 0 && self.idle_interval_slots % hired == 0,
            MarketplaceError::InvalidInterval
        );
        require!(
            self.heavy_interval_slots > 0
                && self.heavy_interval_slots % hired == 0
                // Every heavy slot of a model is one of all models with a shorter heavy interval.
                && self.heavy_interval_slots.is_nested_in(config.parameters.heavy_grid_slots),
            MarketplaceError::InvalidInterval
        );
        for interval in [self.idle_interval_slots, self.heavy_interval_slots] {
            require_gte!(MAX_INTERVAL_SLOTS, interval, MarketplaceError::InvalidInterval);
        }
        // An answer in time always leaves room to fix the next challenge, and its slot hash is still known.
        for deadline in [self.light_deadline_slots, self.heavy_deadline_slots] {
            let deadline = u64::from(deadline);
            require!(
                deadline > 0 && deadline < SLOT_HASHES_LEN && deadline + CHALLENGE_GAP_SLOTS < u64::from(hired),
                MarketplaceError::InvalidDeadline
            );
        }
        Ok(())
    }

    /// Slots in which an idle device is due once.
    fn idle_period_slots(&self) -> u64 {
        u64::from(self.idle_interval_slots) + u64::from(self.light_deadline_slots)
    }

    /// Slots and seconds without credit after which a hired device is silent: never so few that one missed heavy slot,
    /// which costs the credit until the next was opened, is enough.
    pub fn silent_limits(&self, config: &Config) -> Result<(u64, u64)> {
        let deadline = self.light_deadline_slots.max(self.heavy_deadline_slots);
        let after_missed_heavy = u64::from(self.heavy_interval_slots)
            + 2 * u64::from(self.idle_interval_slots)
            + u64::from(deadline)
            + CHALLENGE_GAP_SLOTS;
        let slots = after_missed_heavy.max(SILENT_INTERVALS * self.idle_period_slots());
        Ok((slots, config.seconds_of(slots)?))
    }

    /// Slots and seconds that a released device has to deliver its last tick, also when its interval was doubled.
    pub fn drain_limits(&self, config: &Config) -> Result<(u64, u64)> {
        let deadline = self.light_deadline_slots.max(self.heavy_deadline_slots);
        let slots = CHALLENGE_GAP_SLOTS + 2 * u64::from(self.idle_interval_slots) + u64::from(deadline);
        Ok((slots, config.seconds_of(slots)?))
    }

    /// Fixes the next challenge of a device at `slot`: the next multiple of its interval, or the heavy slot before it.
    pub fn next_challenge(&self, config: &Config, slot: u64, hired: bool, gpu_count: u8) -> Result<Challenge> {
        let interval = u64::from(if hired { self.hired_interval_slots } else { self.idle_interval_slots });
        let heavy_interval = u64::from(self.heavy_interval_slots);
        let earliest = slot.checked_add(CHALLENGE_GAP_SLOTS).ok_or(MarketplaceError::Overflow)?;
        let next_multiple = |of: u64| (earliest / of).checked_add(1).and_then(|x| x.checked_mul(of));
        let light_slot = next_multiple(interval).ok_or(MarketplaceError::Overflow)?;
        let heavy_slot = next_multiple(heavy_interval).ok_or(MarketplaceError::Overflow)?;
        let heavy = heavy_slot <= light_slot;
        let (slot, work, deadline) = if heavy {
            (heavy_slot, self.heavy_work, self.heavy_deadline_slots)
        } else {
            (light_slot, self.light_work, self.light_deadline_slots)
        };
        let deadline = u64::from(deadline);
        let max_credit = config.seconds_of(interval + deadline)?;
        Ok(Challenge {
            slot,
            deadline_slot: slot.checked_add(deadline).ok_or(MarketplaceError::Overflow)?,
            heavy_slot: slot / heavy_interval * heavy_interval,
            work: PackedWork::from(work.for_gpus(gpu_count)),
            max_credit: u32::try_from(max_credit).map_err(|_| MarketplaceError::Overflow)?,
            heavy: u32::from(heavy),
        })
    }
}

impl Sequenced for GpuModel {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}
