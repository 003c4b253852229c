use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    events::EpochOpened,
    state::{
        seeds::{SEED_EMISSION, SEED_EPOCH},
        Emission, Epoch, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
#[instruction(index: u32)]
pub struct EpochOpen<'info> {
    /// The emission.
    #[account(mut, seeds = [SEED_EMISSION], bump = emission.bump)]
    pub emission: Box<Account<'info, Emission>>,

    /// The epoch.
    #[account(
        init,
        payer = payer,
        space = 8 + Epoch::INIT_SPACE,
        seeds = [SEED_EPOCH, &index.to_le_bytes()],
        bump,
    )]
    pub epoch: Box<Account<'info, Epoch>>,

    /// Anybody; pays the rent.
    #[account(mut)]
    pub payer: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl EpochOpen<'_> {
    /// Opens an epoch after its end and before its scoring closes, in order. Closed ones before it that nobody opened
    /// are stepped over, at most 500; one that can still be opened never is.
    pub fn epoch_open(ctx: Context<Self>, index: u32) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let emission_key = ctx.accounts.emission.key();
        let epoch_key = ctx.accounts.epoch.key();
        let emission = &mut ctx.accounts.emission;
        let epoch = &mut ctx.accounts.epoch;
        let (amount, steps) = emission.open(index, now)?;
        epoch.open(index, emission.hour(index)?, amount, now)?;
        epoch.bump = ctx.bumps.epoch;

        emit_event!(
            ctx,
            EpochOpened {
                emission: emission.changed(emission_key)?,
                epoch: epoch.changed(epoch_key)?,
                index,
                hour: epoch.hour,
                emission_amount: amount,
                enterprise_emission: epoch.enterprise_emission,
                community_emission: epoch.community_emission,
                from_index: steps.from_index,
                forgone: steps.forgone,
                next_index: emission.next_index,
                next_q32: emission.next_q32,
                timestamp: now,
            }
        );
        Ok(())
    }
}
