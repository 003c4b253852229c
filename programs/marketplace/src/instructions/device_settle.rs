use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::AssociatedToken,
    token::{Mint, Token, TokenAccount},
};

use crate::{
    errors::MarketplaceError,
    events::DeviceSettled,
    state::{seeds::SEED_CONFIG, Assignment, Config, Device, Rental, Sequenced, Settlement, Supplier},
    vault::VaultTransfer,
};

#[event_cpi]
#[derive(Accounts)]
pub struct DeviceSettle<'info> {
    #[account(seeds = [SEED_CONFIG], bump = config.bump, has_one = treasury @ MarketplaceError::InvalidTreasury)]
    pub config: Box<Account<'info, Config>>,

    #[account(
        mut,
        has_one = mint @ MarketplaceError::MintNotAccepted,
        has_one = vault @ MarketplaceError::NotThisRental,
    )]
    pub rental: Box<Account<'info, Rental>>,

    #[account(mut)]
    pub vault: Box<Account<'info, TokenAccount>>,

    #[account(mut, has_one = supplier @ MarketplaceError::NotThisRental)]
    pub device: AccountLoader<'info, Device>,

    #[account(has_one = payout @ MarketplaceError::PayoutMismatch)]
    pub supplier: Box<Account<'info, Supplier>>,

    pub mint: Box<Account<'info, Mint>>,

    /// CHECK: owner of the payout account, compared with the supplier.
    pub payout: UncheckedAccount<'info>,

    #[account(
        init_if_needed,
        payer = payer,
        associated_token::mint = mint,
        associated_token::authority = payout,
    )]
    pub payout_token: Box<Account<'info, TokenAccount>>,

    /// CHECK: owner of the fee account, compared with the config.
    pub treasury: UncheckedAccount<'info>,

    #[account(
        init_if_needed,
        payer = payer,
        associated_token::mint = mint,
        associated_token::authority = treasury,
    )]
    pub treasury_token: Box<Account<'info, TokenAccount>>,

    /// Anybody.
    #[account(mut)]
    pub payer: Signer<'info>,

    pub token_program: Program<'info, Token>,

    pub associated_token_program: Program<'info, AssociatedToken>,

    pub system_program: Program<'info, System>,
}

impl DeviceSettle<'_> {
    /// Pays what a device has earned to its supplier's payout; when the assignment is over, the rest goes back to the
    /// renter's free money and the device is idle again. Anybody can.
    pub fn device_settle(ctx: Context<Self>) -> Result<()> {
        let clock = Clock::get()?;
        let accounts = &mut *ctx.accounts;
        let device_key = accounts.device.key();
        let rental_key = accounts.rental.key();
        let (settlement, before, after, device_change, country, model_code) = {
            let mut device = accounts.device.load_mut()?;
            require_keys_eq!(device.assignment.rental, rental_key, MarketplaceError::NotThisRental);
            let settlement = device.assignment.settle(&clock)?;
            let before = device.assignment;
            if settlement.ended {
                device.assignment = Assignment::default();
            }
            device.invariant()?;
            let change = device.changed(device_key)?;
            (settlement, before, device.assignment, change, device.country, device.model_code)
        };
        accounts.rental.settle(&settlement, before.gpu_count)?;
        let rental_change = accounts.rental.changed(rental_key)?;
        accounts.pay(&settlement)?;

        let rental = &ctx.accounts.rental;
        emit_cpi!(DeviceSettled {
            device: device_change,
            rental: rental_change,
            supplier: ctx.accounts.supplier.key(),
            payout: ctx.accounts.payout.key(),
            mint: rental.mint,
            model_code,
            country,
            gpu_count: before.gpu_count,
            price: before.price,
            seconds: settlement.seconds,
            paid: settlement.paid,
            fees: settlement.fees,
            returned: settlement.returned,
            ended: settlement.ended,
            reserved: after.reserved,
            accrued: after.accrued,
            rental_settled: rental.settled,
            rental_fees: rental.fees,
            rental_committed: rental.committed,
            rental_free: rental.free,
            rental_assigned_gpus: rental.assigned_gpus,
            timestamp: clock.unix_timestamp,
        });
        Ok(())
    }

    fn pay(&mut self, settlement: &Settlement) -> Result<()> {
        let transfer = VaultTransfer {
            rental: &self.rental,
            vault: &self.vault,
            mint: &self.mint,
            token_program: &self.token_program,
        };
        transfer.pay(&self.payout_token, settlement.paid)?;
        transfer.pay(&self.treasury_token, settlement.fees)?;
        self.vault.reload()?;
        self.rental.invariant(self.vault.amount)
    }
}
