use anchor_lang::prelude::*;
use anchor_spl::token::{transfer_checked, Mint, Token, TokenAccount, TransferChecked};
use common::emit_event;

use crate::{
    constants::{MAX_FILL_SECONDS, MAX_RENTAL_SECONDS},
    errors::MarketplaceError,
    events::RentalOpened,
    state::{
        seeds::{SEED_RENTAL, SEED_RENTER, SEED_VAULT},
        Config, Rental, Renter, Sequenced,
    },
};

#[derive(AnchorSerialize, AnchorDeserialize)]
pub struct RentalOpenArgs {
    /// Model wanted; 0 is any.
    pub model_code: u16,
    /// Country wanted, ISO 3166-1 numeric; 0 is any.
    pub country: u16,
    /// Highest price, smallest unit per GPU-hour.
    pub price_cap: u64,
    /// GPUs wanted.
    pub wanted_gpus: u32,
    /// GPUs under which the renter may leave without minimum.
    pub minimum_gpus: u32,
    /// Length of the rental from now.
    pub seconds: u32,
    /// Time to reach the minimum, at most 600.
    pub fill_seconds: u32,
    /// Money put into the vault at once.
    pub deposit: u64,
    /// Key that may assign devices; the default key is none.
    pub session: Pubkey,
    /// Clock of the session's end.
    pub session_expires_at: i64,
    /// SHA-256 of the sealed job; zero when only proven time is rented.
    pub job_hash: [u8; 32],
    /// X25519 public key of the renter.
    pub encryption_key: [u8; 32],
}

#[event_cpi]
#[derive(Accounts)]
pub struct RentalOpen<'info> {
    /// The config.
    pub config: Box<Account<'info, Config>>,

    /// The renter account; it is made with the first rental.
    #[account(
        init_if_needed,
        payer = owner,
        space = 8 + Renter::INIT_SPACE,
        seeds = [SEED_RENTER, owner.key().as_ref()],
        bump,
    )]
    pub renter: Box<Account<'info, Renter>>,

    /// The rental.
    #[account(
        init,
        payer = owner,
        space = 8 + Rental::INIT_SPACE,
        seeds = [SEED_RENTAL, renter.key().as_ref(), &renter.next_nonce.to_le_bytes()],
        bump,
    )]
    pub rental: Box<Account<'info, Rental>>,

    /// Token account that holds the rental's money.
    #[account(
        init,
        payer = owner,
        seeds = [SEED_VAULT, rental.key().as_ref()],
        bump,
        token::mint = mint,
        token::authority = rental,
    )]
    pub vault: Box<Account<'info, TokenAccount>>,

    /// Mint that the rental is paid in.
    pub mint: Box<Account<'info, Mint>>,

    /// Token account of the renter.
    #[account(mut, token::mint = mint, token::authority = owner)]
    pub owner_token: Box<Account<'info, TokenAccount>>,

    /// The renter's wallet.
    #[account(mut)]
    pub owner: Signer<'info>,

    /// The token program.
    pub token_program: Program<'info, Token>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl RentalOpen<'_> {
    fn validate(&self, args: &RentalOpenArgs) -> Result<()> {
        // config
        require!(!self.config.rentals_paused, MarketplaceError::RentalsPaused);
        self.config.fee_bps(&self.mint.key())?;
        // wanted
        require!(args.wanted_gpus > 0 && args.minimum_gpus <= args.wanted_gpus, MarketplaceError::InvalidGpusWanted);
        require!(args.seconds > 0 && i64::from(args.seconds) <= MAX_RENTAL_SECONDS, MarketplaceError::InvalidDuration);
        require!(i64::from(args.fill_seconds) <= MAX_FILL_SECONDS, MarketplaceError::InvalidFillTime);
        // money
        require!(args.price_cap > 0 && args.deposit > 0, MarketplaceError::InvalidAmount);
        Ok(())
    }

    /// Opens a rental with a vault of its own and moves the deposit into it.
    #[access_control(ctx.accounts.validate(&args))]
    pub fn rental_open(ctx: Context<Self>, args: RentalOpenArgs) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let accounts = &mut *ctx.accounts;
        let (owner, mint, vault) = (accounts.owner.key(), accounts.mint.key(), accounts.vault.key());
        let renter_key = accounts.renter.key();
        let rental_key = accounts.rental.key();

        let renter = &mut accounts.renter;
        renter.owner = owner;
        renter.bump = ctx.bumps.renter;
        let nonce = renter.next_nonce;
        renter.next_nonce = nonce.checked_add(1).ok_or(MarketplaceError::Overflow)?;
        let renter_change = renter.changed(renter_key)?;

        let rental = &mut accounts.rental;
        rental.owner = owner;
        rental.renter = renter_key;
        rental.nonce = nonce;
        rental.mint = mint;
        rental.vault = vault;
        rental.model_code = args.model_code;
        rental.country = args.country;
        rental.price_cap = args.price_cap;
        rental.wanted_gpus = args.wanted_gpus;
        rental.minimum_gpus = args.minimum_gpus;
        rental.opened_at = now;
        rental.fill_deadline = now + i64::from(args.fill_seconds);
        rental.ends_at = now + i64::from(args.seconds);
        rental.session = args.session;
        rental.session_expires_at = args.session_expires_at;
        rental.job_hash = args.job_hash;
        rental.encryption_key = args.encryption_key;
        rental.bump = ctx.bumps.rental;
        rental.vault_bump = ctx.bumps.vault;
        rental.deposit(args.deposit)?;
        let rental_change = rental.changed(rental_key)?;

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
            args.deposit,
            accounts.mint.decimals,
        )?;
        accounts.vault.reload()?;
        accounts.rental.invariant(accounts.vault.amount)?;

        let rental = &ctx.accounts.rental;
        emit_event!(
            ctx,
            RentalOpened {
                rental: rental_change,
                renter: renter_change,
                owner,
                nonce,
                mint,
                vault,
                model_code: rental.model_code,
                country: rental.country,
                price_cap: rental.price_cap,
                wanted_gpus: rental.wanted_gpus,
                minimum_gpus: rental.minimum_gpus,
                deposited: rental.deposited,
                fill_deadline: rental.fill_deadline,
                ends_at: rental.ends_at,
                session: rental.session,
                session_expires_at: rental.session_expires_at,
                job_hash: rental.job_hash,
                encryption_key: rental.encryption_key,
                timestamp: now,
            }
        );
        Ok(())
    }
}
