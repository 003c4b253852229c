use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::AssociatedToken,
    token::{Mint, Token, TokenAccount},
};
use common::{emit_event, Creation, Payee};
use marketplace::state::{Config, Device, GpuModel};

use crate::{
    bond::BondVault,
    errors::StakingError,
    events::SlashCaseRuled,
    state::{required_stake, seeds::SEED_BOND, slash_cap, DeviceStake, Sequenced, SlashCase, Slashed},
    vault::StakeVault,
};

#[event_cpi]
#[derive(Accounts)]
pub struct SlashCaseRule<'info> {
    /// The marketplace's config; only that program makes one, and only one.
    #[account(has_one = arbiter @ StakingError::NotArbiter)]
    pub config: Box<Account<'info, Config>>,

    pub device: AccountLoader<'info, Device>,

    #[account(constraint = model.code == device.load()?.model_code @ StakingError::ModelMismatch)]
    pub model: Box<Account<'info, GpuModel>>,

    #[account(
        mut,
        has_one = device @ StakingError::NotThisDevice,
        has_one = vault @ StakingError::NotThisStake,
        has_one = owner @ StakingError::NotDeviceOwner,
    )]
    pub stake: Box<Account<'info, DeviceStake>>,

    #[account(mut)]
    pub vault: Box<Account<'info, TokenAccount>>,

    #[account(
        mut,
        has_one = stake @ StakingError::NotThisStake,
        has_one = reporter @ StakingError::NotReporter,
    )]
    pub case: Box<Account<'info, SlashCase>>,

    #[account(mut, seeds = [SEED_BOND, case.key().as_ref()], bump = case.bond_bump)]
    pub bond_vault: Box<Account<'info, TokenAccount>>,

    #[account(mut, address = vault.mint @ StakingError::MintNotAccepted)]
    pub mint: Box<Account<'info, Mint>>,

    /// CHECK: gets the rent, and the bond of a case that is upheld; compared with the case.
    #[account(mut)]
    pub reporter: UncheckedAccount<'info>,

    /// CHECK: gets the bond of a case that is rejected; compared with the stake.
    pub owner: UncheckedAccount<'info>,

    /// CHECK: token account of who gets the bond, looked at before it is paid to.
    #[account(mut)]
    pub payee_token: UncheckedAccount<'info>,

    #[account(mut)]
    pub arbiter: Signer<'info>,

    pub token_program: Program<'info, Token>,

    pub associated_token_program: Program<'info, AssociatedToken>,

    pub system_program: Program<'info, System>,
}

impl<'info> SlashCaseRule<'info> {
    fn validate(&self, slash: u64) -> Result<()> {
        let arbiter = self.arbiter.key();
        let parties = [self.case.reporter, self.stake.owner, self.stake.state.co_staker.staker];
        require!(!parties.contains(&arbiter), StakingError::ArbiterIsParty);
        self.case.validate_ruling(slash, Clock::get()?.unix_timestamp)
    }

    /// Rules a case and ends it. What is slashed is burnt, and the bond goes back to the reporter; of a case that is
    /// rejected it goes to the accused.
    ///
    /// Remaining accounts: the associated token account of who gets the bond where it can't be used and another is paid.
    #[access_control(ctx.accounts.validate(slash))]
    pub fn slash_case_rule(ctx: Context<'info, Self>, slash: u64) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let accounts = &mut *ctx.accounts;
        let (stake_key, case_key) = (accounts.stake.key(), accounts.case.key());
        let slashed = accounts.slash(slash, now)?;
        let case_change = accounts.case.changed(case_key)?;
        let stake_change = accounts.stake.changed(stake_key)?;
        let creation = Creation {
            payer: &accounts.arbiter,
            system_program: &accounts.system_program,
            token_program: &accounts.token_program,
            associated_token_program: &accounts.associated_token_program,
        };
        let bond = BondVault {
            case: &accounts.case,
            vault: &accounts.bond_vault,
            mint: &accounts.mint,
            token_program: &accounts.token_program,
        };
        let winner = if slash > 0 { &accounts.reporter } else { &accounts.owner };
        let payee = Payee { owner: winner, token: &accounts.payee_token, mint: &accounts.mint };
        let bond_to = winner.key();
        let to_co_staker = if slash > 0 {
            accounts.stake.state.close_case()?;
            0
        } else {
            bond.compensate(&mut accounts.stake.state, &accounts.vault)?
        };
        bond.end(&payee, to_co_staker, &creation, ctx.remaining_accounts, &accounts.reporter)?;
        accounts.vault.reload()?;
        accounts.stake.invariant(accounts.vault.amount)?;

        emit_event!(
            ctx,
            SlashCaseRuled {
                stake: stake_change,
                case: case_change,
                device: ctx.accounts.device.key(),
                reporter: ctx.accounts.reporter.key(),
                arbiter: ctx.accounts.arbiter.key(),
                slashed: slash,
                owner_slashed: slashed.owner,
                co_slashed: slashed.co_staker,
                bond_to,
                bond_to_co_staker: to_co_staker,
                state: ctx.accounts.stake.state,
                timestamp: now,
            }
        );
        Ok(())
    }

    /// Takes and burns stake.
    fn slash(&mut self, amount: u64, now: i64) -> Result<Slashed> {
        if amount == 0 {
            return Ok(Slashed { owner: 0, co_staker: 0 });
        }
        let required = required_stake(&self.model, self.device.load()?.gpu_count)?;
        let slashed = self.stake.state.slash(amount, slash_cap(required)?, now)?;
        StakeVault { stake: &self.stake, vault: &self.vault, mint: &self.mint, token_program: &self.token_program }
            .burn(amount)?;
        Ok(slashed)
    }
}
