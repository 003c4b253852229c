use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::GpuModelSet,
    state::{
        seeds::{SEED_CHANGE, SEED_CONFIG, SEED_MODEL},
        Config, ConfigChange, GpuModel, PendingChange, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
#[instruction(code: u16)]
pub struct GpuModelExecute<'info> {
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

    /// The model.
    #[account(
        init_if_needed,
        payer = payer,
        space = 8 + GpuModel::INIT_SPACE,
        seeds = [SEED_MODEL, &code.to_le_bytes()],
        bump,
    )]
    pub model: Box<Account<'info, GpuModel>>,

    /// Pays the rent of a new model.
    #[account(mut)]
    pub payer: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl GpuModelExecute<'_> {
    fn validate(&self, code: u16) -> Result<()> {
        self.pending.validate(&self.config, Clock::get()?.unix_timestamp)?;
        let ConfigChange::GpuModel(parameters) = &self.pending.change else {
            return err!(MarketplaceError::ChangeMismatch);
        };
        require_eq!(parameters.code, code, MarketplaceError::ChangeMismatch);
        Ok(())
    }

    /// Executes a change that adds a GPU model or changes one. Anybody can, once its timelock has passed.
    ///
    /// A running challenge keeps the work and the interval that it was fixed with.
    #[access_control(ctx.accounts.validate(code))]
    pub fn gpu_model_execute(ctx: Context<Self>, code: u16) -> Result<()> {
        let ConfigChange::GpuModel(parameters) = &ctx.accounts.pending.change else {
            return err!(MarketplaceError::ChangeMismatch);
        };
        let model_key = ctx.accounts.model.key();
        let config_key = ctx.accounts.config.key();
        let model = &mut ctx.accounts.model;
        model.set(parameters, &ctx.accounts.config, Clock::get()?.unix_timestamp)?;
        model.bump = ctx.bumps.model;
        let model_change = model.changed(model_key)?;
        let config_change = ctx.accounts.config.changed(config_key)?;

        emit_event!(
            ctx,
            GpuModelSet {
                config: config_change,
                model: model_change,
                index: ctx.accounts.pending.index,
                code: model.code,
                name: model.name.clone(),
                class: model.class,
                vram_mib: model.vram_mib,
                multiplier_bps: model.multiplier_bps,
                pool: model.pool,
                light_work: model.light_work,
                heavy_work: model.heavy_work,
                idle_interval_slots: model.idle_interval_slots,
                hired_interval_slots: model.hired_interval_slots,
                heavy_interval_slots: model.heavy_interval_slots,
                light_deadline_slots: model.light_deadline_slots,
                heavy_deadline_slots: model.heavy_deadline_slots,
                fresh_seconds: model.fresh_seconds,
                fresh_slots: model.fresh_slots,
                shortest_period_slots: model.shortest_period_slots,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
