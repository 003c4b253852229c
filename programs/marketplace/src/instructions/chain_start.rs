use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::ChainStarted,
    state::{Config, Device, GpuModel, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct ChainStart<'info> {
    /// The one config: the program makes no second, so its type is proof enough.
    pub config: Box<Account<'info, Config>>,

    /// The device.
    #[account(mut, has_one = worker @ MarketplaceError::NotWorker)]
    pub device: AccountLoader<'info, Device>,

    /// The device's model: the program makes one account for each code.
    pub model: Box<Account<'info, GpuModel>>,

    /// The device's worker key.
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

        emit_event!(
            ctx,
            ChainStarted {
                device: changed,
                supplier,
                n,
                challenge: challenge.to_event()?,
                timestamp: clock.unix_timestamp,
            }
        );
        Ok(())
    }
}
