use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::ConfigChangeCancelled,
    state::{
        seeds::{SEED_CHANGE, SEED_CONFIG},
        Config, PendingChange, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
pub struct ConfigCancel<'info> {
    /// The config.
    #[account(mut, seeds = [SEED_CONFIG], bump = config.bump, has_one = authority @ MarketplaceError::NotAuthority)]
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

    /// The config's authority.
    pub authority: Signer<'info>,
}

impl ConfigCancel<'_> {
    /// Withdraws a change that was proposed.
    pub fn config_cancel(ctx: Context<Self>) -> Result<()> {
        let key = ctx.accounts.config.key();
        let changed = ctx.accounts.config.changed(key)?;

        emit_event!(
            ctx,
            ConfigChangeCancelled {
                config: changed,
                pending: ctx.accounts.pending.key(),
                index: ctx.accounts.pending.index,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
