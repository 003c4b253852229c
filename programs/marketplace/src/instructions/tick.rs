use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::DeviceTicked,
    proof::{PresentSlot, SLOT_HASHES_ID},
    state::{Config, Device, GpuModel, Opening, Sequenced},
};

#[derive(AnchorSerialize, AnchorDeserialize)]
pub struct TickArgs {
    /// Merkle root over all units of the challenge's work.
    pub root: [u8; 16],
    /// The unit of the previous root that this challenge asks for; none at the first tick of a chain.
    pub opening: Option<Opening>,
    /// A claim about what the device runs: image digest and container state, hashed. Zero for nothing.
    pub workload: [u8; 32],
}

#[event_cpi]
#[derive(Accounts)]
pub struct Tick<'info> {
    /// The one config: the program makes no second, so its type is proof enough.
    pub config: Box<Account<'info, Config>>,

    /// The device.
    #[account(mut, has_one = worker @ MarketplaceError::NotWorker)]
    pub device: AccountLoader<'info, Device>,

    /// The device's model: the program makes one account for each code.
    pub model: Box<Account<'info, GpuModel>>,

    /// The device's worker key.
    pub worker: Signer<'info>,

    /// CHECK: the SlotHashes sysvar, by its address.
    #[account(address = SLOT_HASHES_ID)]
    pub slot_hashes: UncheckedAccount<'info>,
}

impl Tick<'_> {
    /// Answers a device's challenge: opens one unit of its previous root, commits to the next, credits the seconds
    /// between, and fixes the next challenge. It touches no rental.
    pub fn tick(ctx: Context<Self>, args: TickArgs) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.device.key();
        let model = &ctx.accounts.model;
        let event = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(device.retired == 0, MarketplaceError::DeviceRetired);
            require_eq!(device.model_code, model.code, MarketplaceError::ModelMismatch);
            let present = PresentSlot::find(&ctx.accounts.slot_hashes, device.chain.challenge.slot)?;
            let answer = device.chain.answer(&key, &clock, &present, args.root, args.opening.as_ref())?;
            let credited = device.credit(answer.credit, clock.unix_timestamp)?;
            let hired = device.assignment.is_active();
            device.chain.challenge = model.next_challenge(&ctx.accounts.config, clock.slot, hired, device.gpu_count)?;
            device.invariant()?;
            let (opened_path, opened_leaf) =
                args.opening.map(|Opening { path, leaf }| (path, leaf)).unwrap_or_default();
            DeviceTicked {
                device: device.changed(key)?,
                supplier: device.supplier,
                rental: device.assignment.rental,
                model_code: device.model_code,
                gpu_count: device.gpu_count,
                country: device.country,
                n: answer.n,
                challenge_slot: answer.challenge_slot,
                present_slot: present.slot,
                slot_hash: present.hash,
                heavy: answer.heavy,
                seed: answer.seed,
                root: args.root,
                work: answer.work,
                previous_head: answer.previous_head,
                head: device.chain.head,
                opened: answer.opened,
                opened_heavy: answer.opened_heavy,
                opened_index: answer.opened_index,
                opened_path,
                opened_leaf,
                credited: answer.credit.is_some(),
                credited_from: answer.credit.map_or(clock.unix_timestamp, |credit| credit.from),
                idle_seconds: credited.idle,
                hired_seconds: credited.hired,
                accrued_amount: credited.amount,
                reserved: device.assignment.reserved,
                accrued: device.assignment.accrued,
                drained: device.assignment.drained == 1,
                next: device.chain.challenge.to_event()?,
                workload: args.workload,
                slot: clock.slot,
                timestamp: clock.unix_timestamp,
            }
        };

        emit_event!(ctx, event);
        Ok(())
    }
}
