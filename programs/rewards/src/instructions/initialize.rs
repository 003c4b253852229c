use anchor_lang::{
    prelude::*,
    solana_program::{bpf_loader_upgradeable, program_option::COption},
};
use anchor_spl::token::Mint;
use common::{emit_event, upgrade_authority};
use marketplace::state::Config;

use crate::{
    constants::{IO_DECIMALS, SUPPLY_BEFORE},
    errors::RewardsError,
    events::EmissionInitialized,
    state::{
        seeds::{SEED_EMISSION, SEED_MINT_AUTHORITY},
        Emission, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
pub struct Initialize<'info> {
    /// The emission.
    #[account(init, payer = upgrade_authority, space = 8 + Emission::INIT_SPACE, seeds = [SEED_EMISSION], bump)]
    pub emission: Box<Account<'info, Emission>>,

    /// The marketplace's config, which names the mint of IO.
    pub config: Box<Account<'info, Config>>,

    /// Mint of IO, looked at in `validate`.
    #[account(address = config.io_mint @ RewardsError::MintMismatch)]
    pub mint: Box<Account<'info, Mint>>,

    /// CHECK: only an address; it signs what this program mints.
    #[account(seeds = [SEED_MINT_AUTHORITY], bump)]
    pub mint_authority: UncheckedAccount<'info>,

    /// CHECK: the loader's account of this program, by its address and owner; read in `validate`.
    #[account(
        seeds = [crate::ID.as_ref()],
        bump,
        seeds::program = bpf_loader_upgradeable::ID,
        owner = bpf_loader_upgradeable::ID,
    )]
    pub program_data: UncheckedAccount<'info>,

    /// The program's upgrade authority; pays the rent.
    #[account(mut)]
    pub upgrade_authority: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl Initialize<'_> {
    fn validate(&self) -> Result<()> {
        let authority = upgrade_authority(&self.program_data.try_borrow_data()?);
        require!(authority == Some(self.upgrade_authority.key()), RewardsError::NotUpgradeAuthority);
        require_eq!(self.mint.decimals, IO_DECIMALS, RewardsError::InvalidDecimals);
        require!(
            self.mint.mint_authority == COption::Some(self.mint_authority.key()),
            RewardsError::InvalidMintAuthority
        );
        // Whoever holds IO may burn it before, which must not stop the beginning: less than all is as good.
        require!((1..=SUPPLY_BEFORE).contains(&self.mint.supply), RewardsError::InvalidSupply);
        // Nobody may freeze what was paid out.
        require!(self.mint.freeze_authority.is_none(), RewardsError::FreezeAuthoritySet);
        Ok(())
    }

    /// Begins the emission with the first full hour from now. Only the program's upgrade authority can, once.
    #[access_control(ctx.accounts.validate())]
    pub fn initialize(ctx: Context<Self>) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let key = ctx.accounts.emission.key();
        let mint = ctx.accounts.mint.key();
        let emission = &mut ctx.accounts.emission;
        emission.begin(mint, now)?;
        emission.bump = ctx.bumps.emission;
        emission.authority_bump = ctx.bumps.mint_authority;
        let change = emission.changed(key)?;

        emit_event!(
            ctx,
            EmissionInitialized {
                emission: change,
                policy: emission.policy,
                mint,
                mint_authority: ctx.accounts.mint_authority.key(),
                first_hour: emission.first_hour,
                next_q32: emission.next_q32,
                supply: ctx.accounts.mint.supply,
                timestamp: now,
            }
        );
        Ok(())
    }
}
