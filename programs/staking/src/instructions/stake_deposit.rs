use anchor_lang::prelude::*;
use anchor_spl::token::{transfer_checked, Mint, Token, TokenAccount, TransferChecked};
use common::emit_event;
use marketplace::state::{Config, Device, GpuModel};

use crate::{
    errors::StakingError,
    events::StakeDeposited,
    state::{
        required_stake,
        seeds::{SEED_STAKE, SEED_STAKE_VAULT},
        slash_cap, DeviceStake, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
pub struct StakeDeposit<'info> {
    /// The marketplace's config; only that program makes one, and only one.
    pub config: Box<Account<'info, Config>>,

    #[account(has_one = owner @ StakingError::NotDeviceOwner)]
    pub device: AccountLoader<'info, Device>,

    #[account(constraint = model.code == device.load()?.model_code @ StakingError::ModelMismatch)]
    pub model: Box<Account<'info, GpuModel>>,

    #[account(
        init_if_needed,
        payer = owner,
        space = 8 + DeviceStake::INIT_SPACE,
        seeds = [SEED_STAKE, device.key().as_ref()],
        bump,
    )]
    pub stake: Box<Account<'info, DeviceStake>>,

    #[account(
        init_if_needed,
        payer = owner,
        seeds = [SEED_STAKE_VAULT, device.key().as_ref()],
        bump,
        token::mint = mint,
        token::authority = stake,
    )]
    pub vault: Box<Account<'info, TokenAccount>>,

    #[account(address = config.io_mint @ StakingError::MintNotAccepted)]
    pub mint: Box<Account<'info, Mint>>,

    #[account(mut, token::mint = mint, token::authority = owner)]
    pub owner_token: Box<Account<'info, TokenAccount>>,

    #[account(mut)]
    pub owner: Signer<'info>,

    pub token_program: Program<'info, Token>,

    pub system_program: Program<'info, System>,
}

impl StakeDeposit<'_> {
    fn validate(&self) -> Result<()> {
        require_eq!(self.device.load()?.retired, 0, StakingError::DeviceRetired);
        Ok(())
    }

    /// Moves stake of the owner into the device's vault.
    #[access_control(ctx.accounts.validate())]
    pub fn stake_deposit(ctx: Context<Self>, amount: u64) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let accounts = &mut *ctx.accounts;
        let (owner, vault, device) = (accounts.owner.key(), accounts.vault.key(), accounts.device.key());
        let gpu_count = accounts.device.load()?.gpu_count;
        let required = required_stake(&accounts.model, gpu_count)?;
        let key = accounts.stake.key();
        let stake = &mut accounts.stake;
        stake.device = device;
        stake.owner = owner;
        stake.vault = vault;
        stake.bump = ctx.bumps.stake;
        stake.vault_bump = ctx.bumps.vault;
        stake.state.deposit(owner, amount, slash_cap(required)?, now)?;
        let changed = stake.changed(key)?;
        transfer_checked(
            CpiContext::new(
                accounts.token_program.key(),
                TransferChecked {
                    from: accounts.owner_token.to_account_info(),
                    mint: accounts.mint.to_account_info(),
                    to: accounts.vault.to_account_info(),
                    authority: accounts.owner.to_account_info(),
                },
            ),
            amount,
            accounts.mint.decimals,
        )?;
        accounts.vault.reload()?;
        accounts.stake.invariant(accounts.vault.amount)?;

        emit_event!(
            ctx,
            StakeDeposited {
                stake: changed,
                device,
                staker: owner,
                amount,
                model_code: ctx.accounts.model.code,
                gpu_count,
                required,
                state: ctx.accounts.stake.state,
                timestamp: now,
            }
        );
        Ok(())
    }
}
