//! Listings, rentals and Proof of Time-Lock: money leaves a rental's vault only for seconds that were proven, or back
//! to the renter.

#![deny(arithmetic_overflow)]
#![deny(unused_must_use)]

use anchor_lang::prelude::*;

pub mod constants;
pub mod errors;
pub mod events;
pub mod instructions;
pub mod proof;
mod room;
pub mod state;
mod vault;

use constants::WRAPPED_KEY_LEN;
use instructions::*;
use state::{ConfigChange, JobState};

declare_id!("EscMarketp1ace11111111111111111111111111111");

#[program]
pub mod marketplace {
    use super::*;

    /// Creates the config. Signer: the program's upgrade authority.
    pub fn initialize(ctx: Context<Initialize>, args: InitializeArgs) -> Result<()> {
        Initialize::initialize(ctx, args)
    }

    /// Proposes a change of the config or of a GPU model. Signer: the authority.
    pub fn config_propose(ctx: Context<ConfigPropose>, change: ConfigChange) -> Result<()> {
        ConfigPropose::config_propose(ctx, change)
    }

    /// Executes a change of the config whose timelock has passed. Signer: none needed.
    pub fn config_execute(ctx: Context<ConfigExecute>) -> Result<()> {
        ConfigExecute::config_execute(ctx)
    }

    /// Executes a change of a GPU model whose timelock has passed. Signer: anybody.
    pub fn gpu_model_execute(ctx: Context<GpuModelExecute>, code: u16) -> Result<()> {
        GpuModelExecute::gpu_model_execute(ctx, code)
    }

    /// Withdraws a proposed change. Signer: the authority.
    pub fn config_cancel(ctx: Context<ConfigCancel>) -> Result<()> {
        ConfigCancel::config_cancel(ctx)
    }

    /// Measures the slot time over the last hour or more. Signer: none needed.
    pub fn slot_time_measure(ctx: Context<SlotTimeMeasure>) -> Result<()> {
        SlotTimeMeasure::slot_time_measure(ctx)
    }

    /// Stops or resumes the opening of rentals, nothing else. Signer: the authority.
    pub fn rentals_pause_set(ctx: Context<RentalsPauseSet>, paused: bool) -> Result<()> {
        RentalsPauseSet::rentals_pause_set(ctx, paused)
    }

    /// Registers a supplier. Signer: its owner.
    pub fn supplier_register(ctx: Context<SupplierRegister>, args: SupplierArgs) -> Result<()> {
        SupplierRegister::supplier_register(ctx, args)
    }

    /// Changes the name of a supplier, and once an hour its payout. Signer: its owner.
    pub fn supplier_update(ctx: Context<SupplierUpdate>, args: SupplierArgs) -> Result<()> {
        SupplierUpdate::supplier_update(ctx, args)
    }

    /// Registers a device and claims its GPUs. Signers: the supplier's owner and the worker.
    pub fn device_register<'info>(ctx: Context<'info, DeviceRegister<'info>>, args: DeviceRegisterArgs) -> Result<()> {
        DeviceRegister::device_register(ctx, args)
    }

    /// Changes what is declared about a device. Signer: the supplier's owner.
    pub fn device_update(ctx: Context<DeviceUpdate>, args: DeviceUpdateArgs) -> Result<()> {
        DeviceUpdate::device_update(ctx, args)
    }

    /// Replaces the worker key. Signers: the supplier's owner and the new worker.
    pub fn device_worker_rotate(ctx: Context<DeviceWorkerRotate>) -> Result<()> {
        DeviceWorkerRotate::device_worker_rotate(ctx)
    }

    /// Takes a device out of the network and frees its GPUs. Signer: the supplier's owner.
    pub fn device_retire<'info>(ctx: Context<'info, DeviceRetire<'info>>) -> Result<()> {
        DeviceRetire::device_retire(ctx)
    }

    /// Frees a GPU whose device has not proved for 30 days, or left the network. Signer: none needed.
    pub fn gpu_claim_release(ctx: Context<GpuClaimRelease>) -> Result<()> {
        GpuClaimRelease::gpu_claim_release(ctx)
    }

    /// Stops or resumes taking assignments. Signer: the worker or the supplier's owner.
    pub fn device_accepting_set(ctx: Context<DeviceAcceptingSet>, accepting: bool) -> Result<()> {
        DeviceAcceptingSet::device_accepting_set(ctx, accepting)
    }

    /// Sets the terms at which a device can be hired. Signer: the supplier's owner.
    pub fn listing_set(ctx: Context<ListingSet>, args: ListingSetArgs) -> Result<()> {
        ListingSet::listing_set(ctx, args)
    }

    /// Withdraws a listing. Signer: the supplier's owner.
    pub fn listing_close(ctx: Context<ListingClose>) -> Result<()> {
        ListingClose::listing_close(ctx)
    }

    /// Begins a chain of ticks, or begins it again. Signer: the worker.
    pub fn chain_start(ctx: Context<ChainStart>) -> Result<()> {
        ChainStart::chain_start(ctx)
    }

    /// Answers a challenge: the receipt of Proof of Time-Lock. Signer: the worker.
    pub fn tick(ctx: Context<Tick>, args: TickArgs) -> Result<()> {
        Tick::tick(ctx, args)
    }

    /// Opens a rental with its vault and first deposit. Signer: the renter.
    pub fn rental_open(ctx: Context<RentalOpen>, args: RentalOpenArgs) -> Result<()> {
        RentalOpen::rental_open(ctx, args)
    }

    /// Puts more money into a rental. Signer: the renter.
    pub fn rental_deposit(ctx: Context<RentalDeposit>, amount: u64) -> Result<()> {
        RentalDeposit::rental_deposit(ctx, amount)
    }

    /// Takes free money out of a rental. Signer: the renter.
    pub fn rental_withdraw(ctx: Context<RentalWithdraw>, amount: u64) -> Result<()> {
        RentalWithdraw::rental_withdraw(ctx, amount)
    }

    /// Hires devices of one model. `seen_slot` is the last complete slot that the quote knows: a device whose terms changed
    /// after it is refused. Signer: the renter or its session key.
    pub fn rental_assign<'info>(ctx: Context<'info, RentalAssign<'info>>, seen_slot: u64) -> Result<()> {
        RentalAssign::rental_assign(ctx, seen_slot)
    }

    /// Hires devices of a rental until a later end, `ends_at`. Signer: the renter.
    pub fn rental_extend<'info>(ctx: Context<'info, RentalExtend<'info>>, ends_at: i64) -> Result<()> {
        RentalExtend::rental_extend(ctx, ends_at)
    }

    /// Ends a device's hired time. Signer: renter, supplier, or anybody when silent or expired.
    pub fn device_release(ctx: Context<DeviceRelease>) -> Result<()> {
        DeviceRelease::device_release(ctx)
    }

    /// Pays what a device earned and ends an assignment that is over. Signer: anybody.
    pub fn device_settle<'info>(ctx: Context<'info, DeviceSettle<'info>>) -> Result<()> {
        DeviceSettle::device_settle(ctx)
    }

    /// Closes a rental and pays the rest back. Signer: the renter; after its end, anybody.
    pub fn rental_close<'info>(ctx: Context<'info, RentalClose<'info>>) -> Result<()> {
        RentalClose::rental_close(ctx)
    }

    /// Writes a chunk of the sealed job of a rental. Signer: the renter.
    pub fn job_write(ctx: Context<JobWrite>, offset: u16, total: u16, chunk: Vec<u8>) -> Result<()> {
        JobWrite::job_write(ctx, offset, total, chunk)
    }

    /// Closes the job of a rental. Signer: the renter; after its end, anybody.
    pub fn job_close(ctx: Context<JobClose>) -> Result<()> {
        JobClose::job_close(ctx)
    }

    /// Publishes the job's key, wrapped to each of some devices. Signer: the renter.
    pub fn job_key_publish(
        ctx: Context<JobKeyPublish>,
        first_rank: u32,
        keys: Vec<[u8; WRAPPED_KEY_LEN]>,
    ) -> Result<()> {
        JobKeyPublish::job_key_publish(ctx, first_rank, keys)
    }

    /// Closes a page of wrapped job keys. Signer: the renter; after the rental's end, anybody.
    pub fn job_keys_close(ctx: Context<JobKeysClose>) -> Result<()> {
        JobKeysClose::job_keys_close(ctx)
    }

    /// Reports a job's state, a claim. Signer: the worker.
    pub fn job_report(ctx: Context<JobReport>, state: JobState, exit_code: i32) -> Result<()> {
        JobReport::job_report(ctx, state, exit_code)
    }

    /// Publishes a sealed endpoint. Signer: the worker.
    pub fn endpoint_publish(ctx: Context<EndpointPublish>, endpoint: Vec<u8>) -> Result<()> {
        EndpointPublish::endpoint_publish(ctx, endpoint)
    }
}
