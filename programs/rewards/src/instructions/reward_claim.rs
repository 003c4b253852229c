use anchor_lang::prelude::*;
use anchor_spl::{
    associated_token::AssociatedToken,
    token::{Mint, Token},
};
use common::{emit_event, Creation, Payee};
use marketplace::state::Supplier;

use crate::{
    claims::Batch,
    errors::RewardsError,
    events::RewardClaimed,
    issue::Issue,
    state::{
        seeds::{SEED_EMISSION, SEED_MINT_AUTHORITY},
        Emission, Sequenced,
    },
};

#[event_cpi]
#[derive(Accounts)]
pub struct RewardClaimAll<'info> {
    /// The emission.
    #[account(
        mut,
        seeds = [SEED_EMISSION],
        bump = emission.bump,
        has_one = mint @ RewardsError::MintMismatch,
    )]
    pub emission: Box<Account<'info, Emission>>,

    /// Mint of IO.
    #[account(mut)]
    pub mint: Box<Account<'info, Mint>>,

    /// CHECK: only an address; it signs what this program mints.
    #[account(seeds = [SEED_MINT_AUTHORITY], bump = emission.authority_bump)]
    pub mint_authority: UncheckedAccount<'info>,

    /// The supplier of all devices of the batch.
    #[account(has_one = payout @ RewardsError::PayoutMismatch)]
    pub supplier: Box<Account<'info, Supplier>>,

    /// CHECK: owner of the payout account, compared with the supplier.
    pub payout: UncheckedAccount<'info>,

    /// CHECK: token account of `payout`, looked at when something is minted to it.
    #[account(mut)]
    pub payout_token: UncheckedAccount<'info>,

    /// Anybody; pays the rent of a payout account that does not exist.
    #[account(mut)]
    pub payer: Signer<'info>,

    /// The token program.
    pub token_program: Program<'info, Token>,

    /// The associated token program.
    pub associated_token_program: Program<'info, AssociatedToken>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl<'info> RewardClaimAll<'info> {
    /// Lets scores of final epochs accrue and mints all that is owed to one supplier to its recorded payout.
    ///
    /// Remaining accounts: `epochs` final epochs, then the rewards accounts of the supplier's devices; beside them the
    /// payout's associated token account where it can't be used and another is paid.
    pub fn reward_claim(ctx: Context<'info, Self>, epochs: u8) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let accounts = &mut *ctx.accounts;
        let others = ctx.remaining_accounts;
        let supplier = accounts.supplier.key();
        let batch = Batch::read(others, epochs, accounts.payout.key, &accounts.mint.key())?;
        let claimed = batch.claim(|reward| {
            require_keys_eq!(reward.supplier, supplier, RewardsError::SupplierMismatch);
            reward.take()
        })?;
        let payee = Payee { owner: &accounts.payout, token: &accounts.payout_token, mint: &accounts.mint };
        let creation = Creation {
            payer: &accounts.payer,
            system_program: &accounts.system_program,
            token_program: &accounts.token_program,
            associated_token_program: &accounts.associated_token_program,
        };
        Issue {
            emission: &mut accounts.emission,
            mint: &accounts.mint,
            mint_authority: &accounts.mint_authority,
            token_program: &accounts.token_program,
        }
        .issue(&payee, &creation, others, claimed.amount)?;
        let key = accounts.emission.key();
        let event = RewardClaimed {
            emission: accounts.emission.changed(key)?,
            supplier,
            payout: accounts.payout.key(),
            devices: claimed.devices,
            amount: claimed.amount,
            issued: accounts.emission.issued,
            timestamp: now,
        };

        emit_event!(ctx, event);
        Ok(())
    }
}
