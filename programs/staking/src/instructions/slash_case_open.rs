use anchor_lang::prelude::*;
use anchor_spl::token::{transfer_checked, Mint, Token, TokenAccount, TransferChecked};
use common::emit_event;
use marketplace::state::{Config, Device, GpuModel};

use crate::{
    constants::BOND,
    errors::StakingError,
    events::SlashCaseOpened,
    state::{
        required_stake,
        seeds::{SEED_BOND, SEED_CASE},
        slash_cap, DeviceStake, Sequenced, SlashCase, SlashCaseTerms, SlashReason,
    },
};

#[derive(AnchorSerialize, AnchorDeserialize)]
pub struct SlashCaseOpenArgs {
    /// What for.
    pub reason: SlashReason,
    /// Most that may be slashed, smallest unit of IO.
    pub amount: u64,
    /// SHA-256 of what lies at `evidence_uri`.
    pub evidence_hash: [u8; 32],
    /// Where the evidence can be read, 1 to 128 bytes.
    pub evidence_uri: String,
}

#[event_cpi]
#[derive(Accounts)]
pub struct SlashCaseOpen<'info> {
    /// The marketplace's config; only that program makes one, and only one.
    pub config: Box<Account<'info, Config>>,

    pub device: AccountLoader<'info, Device>,

    #[account(constraint = model.code == device.load()?.model_code @ StakingError::ModelMismatch)]
    pub model: Box<Account<'info, GpuModel>>,

    #[account(mut, has_one = device @ StakingError::NotThisDevice)]
    pub stake: Box<Account<'info, DeviceStake>>,

    #[account(
        init,
        payer = reporter,
        space = 8 + SlashCase::INIT_SPACE,
        seeds = [SEED_CASE, device.key().as_ref(), &stake.next_case_index.to_le_bytes()],
        bump,
    )]
    pub case: Box<Account<'info, SlashCase>>,

    #[account(
        init,
        payer = reporter,
        seeds = [SEED_BOND, case.key().as_ref()],
        bump,
        token::mint = mint,
        token::authority = case,
    )]
    pub bond_vault: Box<Account<'info, TokenAccount>>,

    #[account(address = config.io_mint @ StakingError::MintNotAccepted)]
    pub mint: Box<Account<'info, Mint>>,

    #[account(mut, token::mint = mint, token::authority = reporter)]
    pub reporter_token: Box<Account<'info, TokenAccount>>,

    #[account(mut)]
    pub reporter: Signer<'info>,

    pub token_program: Program<'info, Token>,

    pub system_program: Program<'info, System>,
}

impl SlashCaseOpen<'_> {
    fn validate(&self) -> Result<()> {
        require_keys_neq!(self.reporter.key(), self.config.arbiter, StakingError::ArbiterCannotReport);
        Ok(())
    }

    /// Reports a device: takes the reporter's bond and locks the device's stake until the case ends.
    #[access_control(ctx.accounts.validate())]
    pub fn slash_case_open(ctx: Context<Self>, args: SlashCaseOpenArgs) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let accounts = &mut *ctx.accounts;
        let (stake_key, case_key) = (accounts.stake.key(), accounts.case.key());
        let (device, reporter) = (accounts.device.key(), accounts.reporter.key());
        let gpu_count = accounts.device.load()?.gpu_count;
        let required = required_stake(&accounts.model, gpu_count)?;

        let stake = &mut accounts.stake;
        let index = stake.take_case_index()?;
        stake.state.open_case(slash_cap(required)?, now)?;
        let stake_change = stake.changed(stake_key)?;
        stake.state.invariant()?;

        let case = &mut accounts.case;
        case.open(
            SlashCaseTerms {
                stake: stake_key,
                device,
                reporter,
                index,
                reason: args.reason,
                amount: args.amount,
                evidence_hash: args.evidence_hash,
                evidence_uri: args.evidence_uri,
            },
            now,
        )?;
        case.bump = ctx.bumps.case;
        case.bond_bump = ctx.bumps.bond_vault;
        let case_change = case.changed(case_key)?;

        transfer_checked(
            CpiContext::new(
                accounts.token_program.key(),
                TransferChecked {
                    from: accounts.reporter_token.to_account_info(),
                    mint: accounts.mint.to_account_info(),
                    to: accounts.bond_vault.to_account_info(),
                    authority: accounts.reporter.to_account_info(),
                },
            ),
            BOND,
            accounts.mint.decimals,
        )?;

        let case = &ctx.accounts.case;
        emit_event!(
            ctx,
            SlashCaseOpened {
                stake: stake_change,
                case: case_change,
                device,
                owner: ctx.accounts.stake.owner,
                reporter,
                index,
                reason: case.reason,
                amount: case.amount,
                bond: case.bond,
                evidence_hash: case.evidence_hash,
                evidence_uri: case.evidence_uri.clone(),
                answer_until: case.answer_until,
                ruling_until: case.ruling_until,
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
