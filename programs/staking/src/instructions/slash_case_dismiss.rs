use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::AssociatedToken,
    token::{Mint, Token, TokenAccount},
};
use common::{emit_event, Creation, Payee};

use crate::{
    bond::BondVault,
    errors::StakingError,
    events::SlashCaseDismissed,
    state::{seeds::SEED_BOND, DeviceStake, Sequenced, SlashCase},
};

#[event_cpi]
#[derive(Accounts)]
pub struct SlashCaseDismiss<'info> {
    #[account(
        mut,
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

    #[account(address = vault.mint @ StakingError::MintNotAccepted)]
    pub mint: Box<Account<'info, Mint>>,

    /// CHECK: gets the rent; compared with the case.
    #[account(mut)]
    pub reporter: UncheckedAccount<'info>,

    /// CHECK: gets the bond; compared with the stake.
    pub owner: UncheckedAccount<'info>,

    /// CHECK: token account of `owner`, looked at before it is paid to.
    #[account(mut)]
    pub owner_token: UncheckedAccount<'info>,

    /// Anybody.
    #[account(mut)]
    pub payer: Signer<'info>,

    pub token_program: Program<'info, Token>,

    pub associated_token_program: Program<'info, AssociatedToken>,

    pub system_program: Program<'info, System>,
}

impl<'info> SlashCaseDismiss<'info> {
    fn validate(&self) -> Result<()> {
        self.case.validate_dismissal(Clock::get()?.unix_timestamp)
    }

    /// Ends a case that nobody ruled in time; the bond goes to the accused. Anybody can.
    ///
    /// Remaining accounts: the owner's associated token account where it can't be used and another is paid.
    #[access_control(ctx.accounts.validate())]
    pub fn slash_case_dismiss(ctx: Context<'info, Self>) -> Result<()> {
        let accounts = &mut *ctx.accounts;
        let (stake_key, case_key) = (accounts.stake.key(), accounts.case.key());
        let case_change = accounts.case.changed(case_key)?;
        let stake_change = accounts.stake.changed(stake_key)?;
        let creation = Creation {
            payer: &accounts.payer,
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
        let payee = Payee { owner: &accounts.owner, token: &accounts.owner_token, mint: &accounts.mint };
        let to_co_staker = bond.compensate(&mut accounts.stake.state, &accounts.vault)?;
        bond.end(&payee, to_co_staker, &creation, ctx.remaining_accounts, &accounts.reporter)?;
        accounts.vault.reload()?;
        accounts.stake.invariant(accounts.vault.amount)?;

        emit_event!(
            ctx,
            SlashCaseDismissed {
                stake: stake_change,
                case: case_change,
                device: ctx.accounts.stake.device,
                reporter: ctx.accounts.reporter.key(),
                bond_to: ctx.accounts.owner.key(),
                bond_to_co_staker: to_co_staker,
                state: ctx.accounts.stake.state,
                timestamp: Clock::get()?.unix_timestamp,
            }
        );
        Ok(())
    }
}
