use anchor_lang::prelude::*;
use common::emit_event;

use crate::{
    constants::SHARDS,
    errors::RewardsError,
    events::EpochFinalized,
    state::{seeds::SEED_SHARD, Epoch, EpochShard, PoolWeights, Sequenced},
};

#[event_cpi]
#[derive(Accounts)]
pub struct EpochFinalize<'info> {
    /// The epoch.
    #[account(mut)]
    pub epoch: Box<Account<'info, Epoch>>,

    /// Anybody; gets the rent of the shards.
    #[account(mut)]
    pub finalizer: Signer<'info>,
}

impl<'info> EpochFinalize<'info> {
    /// Sums the weights of an epoch whose scoring has closed, and closes its shards.
    ///
    /// Remaining accounts: the addresses of all eight shards in order. One that nobody was scored in is empty and
    /// counts nothing; that it is the right address is checked, so none can be left out.
    pub fn epoch_finalize(ctx: Context<'info, Self>, index: u32) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let key = ctx.accounts.epoch.key();
        let accounts = &mut *ctx.accounts;
        require_eq!(accounts.epoch.index, index, RewardsError::EpochMismatch);
        require_eq!(ctx.remaining_accounts.len(), usize::from(SHARDS), RewardsError::ShardMismatch);
        let mut weights = PoolWeights::default();
        let mut shards = 0u8;
        for (number, account) in (0..SHARDS).zip(ctx.remaining_accounts) {
            if accounts.take_shard(account, number, &mut weights)? {
                shards |= 1 << number;
            }
        }
        accounts.epoch.finalize(weights, now)?;
        let change = accounts.epoch.changed(key)?;

        emit_event!(
            ctx,
            EpochFinalized {
                epoch: change,
                index,
                enterprise_weight: weights.enterprise,
                community_weight: weights.community,
                devices: weights.devices,
                shards,
                finalizer: ctx.accounts.finalizer.key(),
                timestamp: now,
            }
        );
        Ok(())
    }

    /// Adds a shard and closes it; tells whether there was one.
    fn take_shard(&self, account: &'info AccountInfo<'info>, number: u8, weights: &mut PoolWeights) -> Result<bool> {
        let index = self.epoch.index;
        if account.owner != &crate::ID {
            let seeds: &[&[u8]] = &[SEED_SHARD, &index.to_le_bytes(), &[number]];
            let (address, _) = Pubkey::find_program_address(seeds, &crate::ID);
            require_keys_eq!(account.key(), address, RewardsError::ShardMismatch);
            return Ok(false);
        }
        let shard = Account::<EpochShard>::try_from(account)?;
        require!(shard.index == index && shard.shard == number, RewardsError::ShardMismatch);
        weights.add(&shard)?;
        shard.close(self.finalizer.to_account_info())?;
        Ok(true)
    }
}
