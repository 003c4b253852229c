use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::AssociatedToken,
    token::{Mint, Token, TokenAccount},
};
use common::{emit_event, Creation, Payee};

use crate::{
    errors::MarketplaceError,
    events::DeviceSettled,
    state::{Assignment, Config, Device, Rental, Sequenced, Settlement, Supplier},
    vault::VaultTransfer,
};

#[event_cpi]
#[derive(Accounts)]
pub struct DeviceSettle<'info> {
    /// The config.
    #[account(has_one = treasury @ MarketplaceError::InvalidTreasury)]
    pub config: Box<Account<'info, Config>>,

    /// The rental.
    #[account(
        mut,
        has_one = mint @ MarketplaceError::MintNotAccepted,
        has_one = vault @ MarketplaceError::NotThisRental,
    )]
    pub rental: Box<Account<'info, Rental>>,

    /// Token account that holds the rental's money.
    #[account(mut)]
    pub vault: Box<Account<'info, TokenAccount>>,

    /// The device.
    #[account(mut, has_one = supplier @ MarketplaceError::NotThisRental)]
    pub device: AccountLoader<'info, Device>,

    /// The supplier account.
    #[account(has_one = payout @ MarketplaceError::PayoutMismatch)]
    pub supplier: Box<Account<'info, Supplier>>,

    /// Mint that the rental is paid in.
    pub mint: Box<Account<'info, Mint>>,

    /// CHECK: owner of the payout account, compared with the supplier.
    pub payout: UncheckedAccount<'info>,

    /// CHECK: token account of `payout`, looked at when something is paid to it.
    #[account(mut)]
    pub payout_token: UncheckedAccount<'info>,

    /// CHECK: owner of the fee account, compared with the config.
    pub treasury: UncheckedAccount<'info>,

    /// CHECK: token account of `treasury`, looked at when something is paid to it.
    #[account(mut)]
    pub treasury_token: UncheckedAccount<'info>,

    /// Anybody.
    #[account(mut)]
    pub payer: Signer<'info>,

    /// The token program.
    pub token_program: Program<'info, Token>,

    /// The associated token program.
    pub associated_token_program: Program<'info, AssociatedToken>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl<'info> DeviceSettle<'info> {
    /// Pays what a device has earned to its supplier's payout; when the assignment is over, the rest goes back to the
    /// renter's free money and the device is idle again. Anybody can. A device that is silent since before its minimum
    /// was over is paid nothing.
    ///
    /// Remaining accounts: the associated token account of payout or treasury where it can't be used and another is paid.
    pub fn device_settle(ctx: Context<'info, Self>) -> Result<()> {
        let clock = Clock::get()?;
        let accounts = &mut *ctx.accounts;
        let device_key = accounts.device.key();
        let rental_key = accounts.rental.key();
        let (settlement, before, after, device_change, country, model_code) = {
            let mut device = accounts.device.load_mut()?;
            require_keys_eq!(device.assignment.rental, rental_key, MarketplaceError::NotThisRental);
            let settlement = device.settle(&clock)?;
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
        accounts.pay(&settlement, ctx.remaining_accounts)?;

        let rental = &ctx.accounts.rental;
        emit_event!(
            ctx,
            DeviceSettled {
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
            }
        );
        Ok(())
    }

    fn pay(&mut self, settlement: &Settlement, others: &[AccountInfo<'info>]) -> Result<()> {
        let transfer = VaultTransfer {
            rental: &self.rental,
            vault: &self.vault,
            mint: &self.mint,
            token_program: &self.token_program,
        };
        let creation = Creation {
            payer: &self.payer,
            system_program: &self.system_program,
            token_program: &self.token_program,
            associated_token_program: &self.associated_token_program,
        };
        let payments = [
            (&self.payout, &self.payout_token, settlement.paid),
            (&self.treasury, &self.treasury_token, settlement.fees),
        ];
        for (owner, token, amount) in payments {
            if amount > 0 {
                let payee = Payee { owner, token, mint: &self.mint };
                require!(payee.is_payable(&creation, others)?, MarketplaceError::PayoutMismatch);
                transfer.pay(token.to_account_info(), amount)?;
            }
        }
        self.vault.reload()?;
        self.rental.invariant(self.vault.amount)
    }
}
