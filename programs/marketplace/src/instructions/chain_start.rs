use anchor_lang::prelude::*;

use crate::{
    errors::MarketplaceError,
    events::ChainStarted,
    state::{
        seeds::{SEED_CONFIG, SEED_MODEL},
        Config, Device, GpuModel, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
pub struct ChainStart<'info> {
    #[account(seeds = [SEED_CONFIG], bump = config.bump)]
    pub config: Box<Account<'info, Config>>,

    #[account(mut, has_one = worker @ MarketplaceError::NotWorker)]
    pub device: AccountLoader<'info, Device>,

    #[account(seeds = [SEED_MODEL, &model.code.to_le_bytes()], bump = model.bump)]
    pub model: Box<Account<'info, GpuModel>>,

    pub worker: Signer<'info>,
}

impl ChainStart<'_> {
    /// Begins a device's chain of ticks, or begins it again after a missed one. It credits nothing.
    pub fn chain_start(ctx: Context<Self>) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.device.key();
        let model = &ctx.accounts.model;
        let (changed, supplier, n, challenge) = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(device.retired == 0, MarketplaceError::DeviceRetired);
            require_eq!(device.model_code, model.code, MarketplaceError::ModelMismatch);
            let hired = device.assignment.is_active();
            let challenge = model.next_challenge(&ctx.accounts.config, clock.slot, hired, device.gpu_count)?;
            device.chain.start(challenge);
            (device.changed(key)?, device.supplier, device.chain.n, challenge)
        };

        emit_cpi!(ChainStarted {
            device: changed,
            supplier,
            n,
            challenge: challenge.to_event()?,
            timestamp: clock.unix_timestamp,
        });
        Ok(())
    }
}
