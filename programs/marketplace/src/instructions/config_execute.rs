use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::ConfigUpdated,
    state::{
        seeds::{SEED_CHANGE, SEED_CONFIG},
        Config, ConfigChange, PendingChange, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
pub struct ConfigExecute<'info> {
    /// The config.
    #[account(mut, seeds = [SEED_CONFIG], bump = config.bump)]
    pub config: Box<Account<'info, Config>>,

    /// The proposed change.
    #[account(
        mut,
        close = proposer,
        seeds = [SEED_CHANGE, &pending.index.to_le_bytes()],
        bump = pending.bump,
        has_one = proposer @ MarketplaceError::NotAuthority,
    )]
    pub pending: Box<Account<'info, PendingChange>>,

    /// CHECK: gets its rent back; compared with the pending change.
    #[account(mut)]
    pub proposer: UncheckedAccount<'info>,
}

impl ConfigExecute<'_> {
    fn validate(&self) -> Result<()> {
        self.pending.validate(&self.config, Clock::get()?.unix_timestamp)
    }

    /// Executes a change of the config itself. Anybody can, once its timelock has passed.
    #[access_control(ctx.accounts.validate())]
    pub fn config_execute(ctx: Context<Self>) -> Result<()> {
        let key = ctx.accounts.config.key();
        let config = &mut ctx.accounts.config;
        match ctx.accounts.pending.change {
            ConfigChange::Parameters(parameters) => config.set_parameters(parameters)?,
            ConfigChange::Authority(authority) => config.authority = authority,
            ConfigChange::Treasury(treasury) => config.treasury = treasury,
            ConfigChange::Arbiter(arbiter) => config.arbiter = arbiter,
            ConfigChange::GpuModel(_) => return err!(MarketplaceError::ChangeMismatch),
        }
        let changed = config.changed(key)?;
        config.invariant()?;

        emit_event!(
            ctx,
            ConfigUpdated {
                config: changed,
                index: ctx.accounts.pending.index,
                authority: config.authority,
                treasury: config.treasury,
                arbiter: config.arbiter,
                parameters: config.parameters,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
