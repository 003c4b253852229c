use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::AssociatedToken,
    token::{Mint, Token, TokenAccount},
};
use common::{emit_event, Creation, Payee};

use crate::{
    errors::StakingError,
    events::StakeWithdrawn,
    state::{DeviceStake, Sequenced},
    vault::StakeVault,
};

#[event_cpi]
#[derive(Accounts)]
pub struct StakeWithdraw<'info> {
    #[account(mut, has_one = vault @ StakingError::NotThisStake)]
    pub stake: Box<Account<'info, DeviceStake>>,

    #[account(mut)]
    pub vault: Box<Account<'info, TokenAccount>>,

    #[account(address = vault.mint @ StakingError::MintNotAccepted)]
    pub mint: Box<Account<'info, Mint>>,

    /// CHECK: compared with the positions: the device's owner or its co-staker.
    pub staker: UncheckedAccount<'info>,

    /// CHECK: token account of `staker`, looked at before it is paid to.
    #[account(mut)]
    pub staker_token: UncheckedAccount<'info>,

    /// Anybody.
    #[account(mut)]
    pub payer: Signer<'info>,

    pub token_program: Program<'info, Token>,

    pub associated_token_program: Program<'info, AssociatedToken>,

    pub system_program: Program<'info, System>,
}

impl<'info> StakeWithdraw<'info> {
    /// Pays to a staker all that has cooled and no case locks. Anybody can.
    ///
    /// Remaining accounts: the staker's associated token account where it can't be used and another is paid.
    pub fn stake_withdraw(ctx: Context<'info, Self>) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let accounts = &mut *ctx.accounts;
        let key = accounts.stake.key();
        let amount = accounts.stake.state.withdraw(accounts.staker.key, now)?;
        let changed = accounts.stake.changed(key)?;
        let creation = Creation {
            payer: &accounts.payer,
            system_program: &accounts.system_program,
            token_program: &accounts.token_program,
            associated_token_program: &accounts.associated_token_program,
        };
        let payee = Payee { owner: &accounts.staker, token: &accounts.staker_token, mint: &accounts.mint };
        require!(payee.is_payable(&creation, ctx.remaining_accounts)?, StakingError::PayoutMismatch);
        StakeVault {
            stake: &accounts.stake,
            vault: &accounts.vault,
            mint: &accounts.mint,
            token_program: &accounts.token_program,
        }
        .pay(accounts.staker_token.to_account_info(), amount)?;
        accounts.vault.reload()?;
        accounts.stake.invariant(accounts.vault.amount)?;

        emit_event!(
            ctx,
            StakeWithdrawn {
                stake: changed,
                device: ctx.accounts.stake.device,
                staker: ctx.accounts.staker.key(),
                staker_token: ctx.accounts.staker_token.key(),
                amount,
                state: ctx.accounts.stake.state,
                timestamp: now,
            }
        );
        Ok(())
    }
}
