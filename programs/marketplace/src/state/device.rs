use anchor_lang::prelude::*;

use super::{Assignment, Chain, Credit, GpuModel, Sequenced};
use crate::{constants::*, errors::MarketplaceError};

/// How fast a device is connected, as its supplier declares it.
#[derive(AnchorSerialize, AnchorDeserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connectivity {
    /// 100 MB/s down, 10 up.
    Low,
    /// 400 down, 300 up.
    Medium,
    /// 800 down, 600 up.
    High,
    /// 1,600 down, 1,200 up.
    Ultra,
}

/// Terms at which a device can be hired.
#[zero_copy]
#[derive(Default, Debug)]
pub struct Listing {
    /// Smallest unit of USDC per GPU-hour; 0 is not accepted.
    pub ask_usdc: u64,
    /// Smallest unit of IO per GPU-hour; 0 is not accepted.
    pub ask_io: u64,
    /// Slot of the last change of the terms.
    pub terms_slot: u64,
    /// Shortest time that the renter pays proven seconds of.
    pub min_seconds: u32,
    /// Longest time it can be hired for.
    pub max_seconds: u32,
    /// 1 when it can be hired.
    pub active: u8,
    /// Alignment.
    pub _padding: [u8; 7],
}

/// Credited seconds of one reward epoch.
#[zero_copy]
#[derive(Default, Debug)]
pub struct EpochSeconds {
    /// The epoch: hours since 1970.
    pub epoch: u64,
    /// Idle seconds credited in it.
    pub idle: u32,
    /// Hired seconds credited in it.
    pub hired: u32,
}

/// GPUs of one host that prove their time together. PDA `["device", supplier, index]`.
#[account(zero_copy)]
#[derive(Debug)]
#[repr(C)]
pub struct Device {
    /// Latest sequence of this account's changes.
    pub sequence: u64,
    /// Its supplier account.
    pub supplier: Pubkey,
    /// The supplier's cold key; `supplier` is derived from it.
    pub owner: Pubkey,
    /// The hot key: ticks, reports, publishes endpoints, stops accepting; it can't move money.
    pub worker: Pubkey,
    /// X25519 key that jobs are sealed to.
    pub encryption_key: [u8; 32],
    /// Clock of the registration.
    pub registered_at: i64,
    /// All idle seconds credited.
    pub idle_seconds: u64,
    /// All hired seconds credited.
    pub hired_seconds: u64,
    /// Terms.
    pub listing: Listing,
    /// Time-lock chain.
    pub chain: Chain,
    /// Rental that hires it.
    pub assignment: Assignment,
    /// Seconds of the last four epochs.
    pub seconds: [EpochSeconds; 4],
    /// Index at its supplier.
    pub index: u32,
    /// Code of its model.
    pub model_code: u16,
    /// ISO 3166-1 numeric, declared.
    pub country: u16,
    /// Last reported exit code of the job.
    pub exit_code: i32,
    /// Number of GPUs, 1 to 8.
    pub gpu_count: u8,
    /// 0 GPU, 1 CPU.
    pub class: u8,
    /// 0 low to 3 ultra, declared.
    pub connectivity: u8,
    /// 1 when its worker takes assignments.
    pub accepting: u8,
    /// 1 when it left the network.
    pub retired: u8,
    /// Last reported state of the job.
    pub job_state: u8,
    /// PDA bump.
    pub bump: u8,
    /// Length of `endpoint`.
    pub endpoint_len: u8,
    /// How the renter reaches the job, sealed to the renter.
    pub endpoint: [u8; MAX_ENDPOINT_LEN],
    /// Alignment, and room for fields to come.
    pub reserved: [u8; 60],
}

/// What a credited tick meant for the device.
pub struct Credited {
    /// Idle seconds.
    pub idle: u32,
    /// Hired seconds.
    pub hired: u32,
    /// Moved from reserved to accrued.
    pub amount: u64,
}

impl Device {
    /// It has a credit that is not too old, by the Clock and by slots.
    pub fn is_fresh(&self, model: &GpuModel, clock: &Clock) -> bool {
        self.chain.last_credited_slot > 0
            && self.seconds_since_credit(clock) <= u64::from(model.fresh_seconds)
            && self.slots_since_credit(clock) <= u64::from(model.fresh_slots)
    }

    /// It is hired and has no credit for too long, by the Clock and by slots: a halted cluster makes nobody silent.
    pub(super) fn is_silent(&self, clock: &Clock) -> bool {
        self.seconds_since_credit(clock) > self.assignment.silent_seconds
            && self.slots_since_credit(clock) > self.assignment.silent_slots
    }

    fn seconds_since_credit(&self, clock: &Clock) -> u64 {
        u64::try_from(clock.unix_timestamp.saturating_sub(self.chain.last_credited_at)).unwrap_or(0)
    }

    fn slots_since_credit(&self, clock: &Clock) -> u64 {
        clock.slot.saturating_sub(self.chain.last_credited_slot)
    }

    /// Books the seconds of a tick: splits them into hired and idle, and accrues what was hired.
    pub fn credit(&mut self, credit: Option<Credit>, now: i64) -> Result<Credited> {
        let (idle, hired) = match credit {
            Some(credit) => {
                let all = u64::try_from(credit.to.saturating_sub(credit.from)).unwrap_or(0);
                let hired = self.assignment.hired_part(credit).min(all);
                (all - hired, hired)
            }
            None => (0, 0),
        };
        let amount = self.assignment.accrue(hired)?;
        self.assignment.note_tick(now);
        self.idle_seconds = self.idle_seconds.checked_add(idle).ok_or(MarketplaceError::Overflow)?;
        self.hired_seconds = self.hired_seconds.checked_add(hired).ok_or(MarketplaceError::Overflow)?;
        let idle = u32::try_from(idle).map_err(|_| MarketplaceError::Overflow)?;
        let hired = u32::try_from(hired).map_err(|_| MarketplaceError::Overflow)?;
        self.book_epoch(now, idle, hired)?;
        Ok(Credited { idle, hired, amount })
    }

    /// Adds seconds to the epoch in which they are credited; the device keeps the last four epochs.
    fn book_epoch(&mut self, now: i64, idle: u32, hired: u32) -> Result<()> {
        let epoch = u64::try_from(now / EPOCH_SECONDS).map_err(|_| MarketplaceError::Overflow)?;
        let entry = &mut self.seconds[(epoch % 4) as usize];
        if entry.epoch != epoch {
            *entry = EpochSeconds { epoch, idle: 0, hired: 0 };
        }
        entry.idle = entry.idle.checked_add(idle).ok_or(MarketplaceError::Overflow)?;
        entry.hired = entry.hired.checked_add(hired).ok_or(MarketplaceError::Overflow)?;
        Ok(())
    }

    /// Sets the terms at which it can be hired.
    pub fn list(&mut self, ask_usdc: u64, ask_io: u64, min_seconds: u32, max_seconds: u32, slot: u64) -> Result<()> {
        require!(ask_usdc > 0 || ask_io > 0, MarketplaceError::InvalidPrice);
        require!(
            min_seconds <= max_seconds
                && max_seconds > 0
                && min_seconds <= MAX_MIN_SECONDS
                && i64::from(max_seconds) <= MAX_RENTAL_SECONDS,
            MarketplaceError::InvalidDuration
        );
        self.listing =
            Listing { ask_usdc, ask_io, min_seconds, max_seconds, active: 1, terms_slot: slot, _padding: [0; 7] };
        Ok(())
    }

    /// Leaves the network, at `slot`: it can't be hired, and proves no more.
    pub fn retire(&mut self, slot: u64) {
        self.retired = 1;
        self.accepting = 0;
        self.listing.active = 0;
        self.listing.terms_slot = slot;
    }

    /// Its claims on GPUs may be released by anybody: it is hired by nobody, and left the network or had no credited
    /// second for 30 days.
    ///
    /// Errors: `DeviceNotFree`, `ClaimInUse`.
    pub fn validate_claim_release(&self, now: i64) -> Result<()> {
        require!(!self.assignment.is_active(), MarketplaceError::DeviceNotFree);
        let idle_since = self.registered_at.max(self.chain.last_credited_at);
        require!(
            self.retired == 1 || now.saturating_sub(idle_since) >= CLAIM_IDLE_SECONDS,
            MarketplaceError::ClaimInUse
        );
        Ok(())
    }

    /// Keeps a sealed endpoint of at most `MAX_ENDPOINT_LEN` bytes.
    pub fn publish_endpoint(&mut self, endpoint: &[u8]) -> Result<()> {
        require!((1..=MAX_ENDPOINT_LEN).contains(&endpoint.len()), MarketplaceError::InvalidEndpoint);
        self.endpoint = [0; MAX_ENDPOINT_LEN];
        self.endpoint[..endpoint.len()].copy_from_slice(endpoint);
        self.endpoint_len = endpoint.len() as u8;
        Ok(())
    }

    /// Rules that hold after every change.
    pub fn invariant(&self) -> Result<()> {
        require!((1..=MAX_GPUS).contains(&self.gpu_count), MarketplaceError::InvalidGpuCount);
        require!((1..=999).contains(&self.country), MarketplaceError::InvalidCountry);
        let a = &self.assignment;
        // No money without a rental that it belongs to.
        require!(a.is_active() || (a.reserved == 0 && a.accrued == 0), MarketplaceError::Insolvent);
        // Settled seconds were proven.
        require_gte!(a.hired_seconds, a.settled_seconds, MarketplaceError::Insolvent);
        // A retired device is hired by nobody.
        require!(self.retired == 0 || !a.is_active(), MarketplaceError::DeviceRetired);
        Ok(())
    }
}

impl Sequenced for Device {
    fn sequence_mut(&mut self) -> &mut u64 {
        &mut self.sequence
    }
}
