use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    errors::MarketplaceError,
    events::JobReported,
    state::{Device, JobState, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct JobReport<'info> {
    /// The device.
    #[account(mut, has_one = worker @ MarketplaceError::NotWorker)]
    pub device: AccountLoader<'info, Device>,

    /// The device's worker key.
    pub worker: Signer<'info>,
}

impl JobReport<'_> {
    /// Reports the state of the job on a hired device: a claim, shown as one.
    pub fn job_report(ctx: Context<Self>, state: JobState, exit_code: i32) -> Result<()> {
        let key = ctx.accounts.device.key();
        let (changed, supplier, rental) = {
            let mut device = ctx.accounts.device.load_mut()?;
            require!(device.assignment.is_active(), MarketplaceError::NotThisRental);
            device.job_state = state.to_byte();
            device.exit_code = exit_code;
            (device.changed(key)?, device.supplier, device.assignment.rental)
        };

        emit_event!(
            ctx,
            JobReported {
                device: changed,
                supplier,
                rental,
                state,
                exit_code,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
