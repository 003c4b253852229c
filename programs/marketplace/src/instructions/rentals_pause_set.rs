use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::RentalsPauseSet as RentalsPauseSetEvent,
    state::{seeds::SEED_CONFIG, Config, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct RentalsPauseSet<'info> {
    /// The config.
    #[account(mut, seeds = [SEED_CONFIG], bump = config.bump, has_one = authority @ MarketplaceError::NotAuthority)]
    pub config: Box<Account<'info, Config>>,

    /// The config's authority.
    pub authority: Signer<'info>,
}

impl RentalsPauseSet<'_> {
    /// Stops or resumes the opening of rentals. Nothing else can be paused.
    pub fn rentals_pause_set(ctx: Context<Self>, paused: bool) -> Result<()> {
        let key = ctx.accounts.config.key();
        let config = &mut ctx.accounts.config;
        config.rentals_paused = paused;
        let changed = config.changed(key)?;

        emit_event!(ctx, RentalsPauseSetEvent { config: changed, paused, timestamp: Clock::get()?.unix_timestamp });
        Ok(())
    }
}
