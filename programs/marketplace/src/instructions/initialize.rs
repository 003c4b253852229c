use anchor_lang::{prelude::*, solana_program::bpf_loader_upgradeable};
use anchor_spl::token::Mint;
use common::{emit_event, upgrade_authority};

use crate::{
    constants::{IO_DECIMALS, USDC_DECIMALS},
    errors::MarketplaceError,
    events::ConfigInitialized,
    state::{seeds::SEED_CONFIG, Config, ConfigParameters, Sequenced},
};

#[derive(AnchorSerialize, AnchorDeserialize)]
pub struct InitializeArgs {
    /// May propose changes; any key, meant to be a multisig's vault.
    pub authority: Pubkey,
    /// Owner of the token accounts that fees go to.
    pub treasury: Pubkey,
    /// Rules on slash cases of the staking program.
    pub arbiter: Pubkey,
    /// Slot time until it is measured, milliseconds, 150 to 600.
    pub slot_ms: u16,
    /// First parameters.
    pub parameters: ConfigParameters,
}

#[event_cpi]
#[derive(Accounts)]
pub struct Initialize<'info> {
    /// The config.
    #[account(init, payer = upgrade_authority, space = 8 + Config::INIT_SPACE, seeds = [SEED_CONFIG], bump)]
    pub config: Box<Account<'info, Config>>,

    /// CHECK: the loader's account of this program, by its address and owner; read in `validate`.
    #[account(
        seeds = [crate::ID.as_ref()],
        bump,
        seeds::program = bpf_loader_upgradeable::ID,
        owner = bpf_loader_upgradeable::ID,
    )]
    pub program_data: UncheckedAccount<'info>,

    /// The program's upgrade authority; pays.
    #[account(mut)]
    pub upgrade_authority: Signer<'info>,

    /// Mint of the stable coin, 6 decimals.
    pub usdc_mint: Box<Account<'info, Mint>>,

    /// Mint of IO, 8 decimals.
    pub io_mint: Box<Account<'info, Mint>>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl Initialize<'_> {
    fn validate(&self) -> Result<()> {
        let authority = upgrade_authority(&self.program_data.try_borrow_data()?);
        require!(authority == Some(self.upgrade_authority.key()), MarketplaceError::NotUpgradeAuthority);
        // The mints stay for good, so that the two must not be exchanged.
        require_eq!(self.usdc_mint.decimals, USDC_DECIMALS, MarketplaceError::InvalidDecimals);
        require_eq!(self.io_mint.decimals, IO_DECIMALS, MarketplaceError::InvalidDecimals);
        Ok(())
    }

    /// Creates the config. Only the program's upgrade authority can, once.
    #[access_control(ctx.accounts.validate())]
    pub fn initialize(ctx: Context<Self>, args: InitializeArgs) -> Result<()> {
        let clock = Clock::get()?;
        let key = ctx.accounts.config.key();
        let config = &mut ctx.accounts.config;
        config.authority = args.authority;
        config.treasury = args.treasury;
        config.arbiter = args.arbiter;
        config.usdc_mint = ctx.accounts.usdc_mint.key();
        config.io_mint = ctx.accounts.io_mint.key();
        config.parameters = args.parameters;
        config.slot_ms = args.slot_ms;
        config.anchor_slot_time(&clock);
        config.bump = ctx.bumps.config;
        let change = config.changed(key)?;
        config.invariant()?;

        emit_event!(
            ctx,
            ConfigInitialized {
                config: change,
                authority: args.authority,
                treasury: args.treasury,
                arbiter: args.arbiter,
                usdc_mint: config.usdc_mint,
                io_mint: config.io_mint,
                parameters: args.parameters,
                slot_ms: args.slot_ms,
                slot_anchor: clock.slot,
                timestamp: clock.unix_timestamp,
            }
        );
        Ok(())
    }
}
