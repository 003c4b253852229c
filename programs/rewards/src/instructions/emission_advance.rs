use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    events::EmissionAdvanced,
    state::{seeds::SEED_EMISSION, Emission, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct EmissionAdvance<'info> {
    /// The emission.
    #[account(mut, seeds = [SEED_EMISSION], bump = emission.bump)]
    pub emission: Box<Account<'info, Emission>>,
}

impl EmissionAdvance<'_> {
    /// Steps over at most `count` epochs that nobody opened and whose scoring has closed: they mint nothing, ever.
    pub fn emission_advance(ctx: Context<Self>, count: u32) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let key = ctx.accounts.emission.key();
        let emission = &mut ctx.accounts.emission;
        let steps = emission.advance(count, now)?;
        let change = emission.changed(key)?;

        emit_event!(
            ctx,
            EmissionAdvanced {
                emission: change,
                from_index: steps.from_index,
                next_index: emission.next_index,
                next_q32: emission.next_q32,
                forgone: steps.forgone,
                timestamp: now,
            }
        );
        Ok(())
    }
}
