use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::ConfigChangeProposed,
    state::{
        seeds::{SEED_CHANGE, SEED_CONFIG},
        Config, ConfigChange, PendingChange, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
pub struct ConfigPropose<'info> {
    /// The config.
    #[account(mut, seeds = [SEED_CONFIG], bump = config.bump, has_one = authority @ MarketplaceError::NotAuthority)]
    pub config: Box<Account<'info, Config>>,

    /// The proposed change.
    #[account(
        init,
        payer = authority,
        space = 8 + PendingChange::INIT_SPACE,
        seeds = [SEED_CHANGE, &config.next_change_index.to_le_bytes()],
        bump,
    )]
    pub pending: Box<Account<'info, PendingChange>>,

    /// The config's authority.
    #[account(mut)]
    pub authority: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl ConfigPropose<'_> {
    /// Proposes a change. It can be executed when the timelock of now has passed: lowering it waits the old one.
    pub fn config_propose(ctx: Context<Self>, change: ConfigChange) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let key = ctx.accounts.config.key();
        let config = &mut ctx.accounts.config;
        let index = config.take_change_index()?;
        let executable_at =
            now.checked_add(i64::from(config.parameters.timelock_seconds)).ok_or(MarketplaceError::Overflow)?;
        ctx.accounts.pending.set_inner(PendingChange {
            index,
            proposer: ctx.accounts.authority.key(),
            executable_at,
            change: change.clone(),
            bump: ctx.bumps.pending,
        });
        let changed = config.changed(key)?;

        emit_event!(
            ctx,
            ConfigChangeProposed {
                config: changed,
                pending: ctx.accounts.pending.key(),
                index,
                proposer: ctx.accounts.authority.key(),
                change,
                executable_at,
                timestamp: now,
            }
        );
        Ok(())
    }
}
