use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    events::SlotTimeMeasured,
    state::{seeds::SEED_CONFIG, Config, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct SlotTimeMeasure<'info> {
    /// The config, whose anchor is at least an hour old.
    #[account(mut, seeds = [SEED_CONFIG], bump = config.bump)]
    pub config: Box<Account<'info, Config>>,
}

impl SlotTimeMeasure<'_> {
    /// Measures the slot time from the last anchor to now. Anybody can, once an hour: both ends are the cluster's own
    /// slot and Clock, and what is measured is held between 150 and 600 ms.
    pub fn slot_time_measure(ctx: Context<Self>) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.config.key();
        let config = &mut ctx.accounts.config;
        let (from_slot, from_at) = (config.slot_anchor, config.slot_anchor_at);
        config.measure_slot_time(&clock)?;
        let changed = config.changed(key)?;
        config.invariant()?;

        emit_event!(
            ctx,
            SlotTimeMeasured {
                config: changed,
                slot_ms: config.slot_ms,
                from_slot,
                from_at,
                slot: clock.slot,
                timestamp: clock.unix_timestamp,
            }
        );
        Ok(())
    }
}
