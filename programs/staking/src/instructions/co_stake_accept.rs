use anchor_lang::prelude::*;
use anchor_spl::token::{transfer_checked, Mint, Token, TokenAccount, TransferChecked};
use common::emit_event;
use marketplace::state::Device;

use crate::{
    errors::StakingError,
    events::CoStakeAccepted,
    state::{DeviceStake, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct CoStakeAccept<'info> {
    pub device: AccountLoader<'info, Device>,

    #[account(
        mut,
        has_one = device @ StakingError::NotThisDevice,
        has_one = vault @ StakingError::NotThisStake,
    )]
    pub stake: Box<Account<'info, DeviceStake>>,

    #[account(mut)]
    pub vault: Box<Account<'info, TokenAccount>>,

    #[account(address = vault.mint @ StakingError::MintNotAccepted)]
    pub mint: Box<Account<'info, Mint>>,

    #[account(mut, token::mint = mint, token::authority = staker)]
    pub staker_token: Box<Account<'info, TokenAccount>>,

    /// The co-staker.
    pub staker: Signer<'info>,

    pub token_program: Program<'info, Token>,
}

impl CoStakeAccept<'_> {
    fn validate(&self) -> Result<()> {
        require_eq!(self.device.load()?.retired, 0, StakingError::DeviceRetired);
        Ok(())
    }

    /// Moves the co-staker's stake into the device's vault; the offer is taken.
    #[access_control(ctx.accounts.validate())]
    pub fn co_stake_accept(ctx: Context<Self>, amount: u64, share_bps: u16) -> Result<()> {
        let accounts = &mut *ctx.accounts;
        let staker = accounts.staker.key();
        let key = accounts.stake.key();
        accounts.stake.state.accept(staker, amount, share_bps)?;
        let changed = accounts.stake.changed(key)?;
        transfer_checked(
            CpiContext::new(
                accounts.token_program.key(),
                TransferChecked {
                    from: accounts.staker_token.to_account_info(),
                    mint: accounts.mint.to_account_info(),
                    to: accounts.vault.to_account_info(),
                    authority: accounts.staker.to_account_info(),
                },
            ),
            amount,
            accounts.mint.decimals,
        )?;
        accounts.vault.reload()?;
        accounts.stake.invariant(accounts.vault.amount)?;

        emit_event!(
            ctx,
            CoStakeAccepted {
                stake: changed,
                device: ctx.accounts.device.key(),
                staker,
                amount,
                share_bps,
                state: ctx.accounts.stake.state,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
