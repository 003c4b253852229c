use anchor_lang::prelude::*;
use common::emit_event;
use marketplace::state::{Device, GpuModel};

use crate::{
    constants::{MAX_SCORE_BATCH, SHARDS},
    errors::RewardsError,
    events::{DeviceScore, EpochScored},
    stake::co_stake_of,
    state::{device_weight, is_rewarded, seeds::SEED_SHARD, DeviceReward, Epoch, EpochShard, Score, Sequenced, Uptime},
};

/// Accounts of one device among the remaining accounts: the device, its stake, its rewards.
const PER_DEVICE: usize = 3;

#[event_cpi]
#[derive(Accounts)]
#[instruction(index: u32, shard_number: u8)]
pub struct EpochScore<'info> {
    /// The epoch.
    #[account(constraint = epoch.index == index @ RewardsError::EpochMismatch)]
    pub epoch: Box<Account<'info, Epoch>>,

    /// Made by the first score.
    #[account(
        init_if_needed,
        payer = payer,
        space = 8 + EpochShard::INIT_SPACE,
        seeds = [SEED_SHARD, &index.to_le_bytes(), &[shard_number]],
        bump,
    )]
    pub shard: Box<Account<'info, EpochShard>>,

    /// Model of all devices of the batch.
    pub model: Box<Account<'info, GpuModel>>,

    /// Anybody; pays the rent of the shard.
    #[account(mut)]
    pub payer: Signer<'info>,

    /// The system program.
    pub system_program: Program<'info, System>,
}

impl<'info> EpochScore<'info> {
    /// Scores devices for an epoch that has ended: each gets a weight by its credited seconds of the hour, none without
    /// the required stake, under the least uptime, or of a model that earns nothing. Those, and devices that were
    /// scored already, are skipped; they can be scored later, until the scoring closes.
    ///
    /// Remaining accounts: one to eight times a device, its stake (or the empty address of it) and its rewards; then
    /// the final epoch of four epochs ago where a device still has a score of it.
    pub fn epoch_score(ctx: Context<'info, Self>, index: u32, shard_number: u8) -> Result<()> {
        let now = Clock::get()?.unix_timestamp;
        let accounts = &mut *ctx.accounts;
        accounts.epoch.require_scoring(now)?;
        require_gt!(SHARDS, shard_number, RewardsError::ShardMismatch);
        accounts.shard.begin(index, shard_number, ctx.bumps.shard);
        let batch = ctx.remaining_accounts.chunks_exact(PER_DEVICE);
        let rest = batch.remainder();
        require!((1..=usize::from(MAX_SCORE_BATCH)).contains(&batch.len()), RewardsError::InvalidBatch);
        let rolled = match rest {
            [] => None,
            [epoch] => Some(Account::<Epoch>::try_from(epoch)?),
            _ => return err!(RewardsError::InvalidBatch),
        };
        let mut devices = Vec::with_capacity(batch.len());
        if is_rewarded(&accounts.model) {
            for device in batch {
                if let Some(score) = accounts.score(device, rolled.as_deref())? {
                    devices.push(score);
                }
            }
        }
        require!(!devices.is_empty(), RewardsError::NothingToScore);
        let shard_key = accounts.shard.key();
        let event = EpochScored {
            shard: accounts.shard.changed(shard_key)?,
            epoch: accounts.epoch.key(),
            index,
            shard_number,
            model_code: accounts.model.code,
            multiplier_bps: accounts.model.multiplier_bps,
            pool: accounts.model.pool,
            devices,
            enterprise_weight: accounts.shard.enterprise_weight,
            community_weight: accounts.shard.community_weight,
            shard_devices: accounts.shard.devices,
            timestamp: now,
        };

        emit_event!(ctx, event);
        Ok(())
    }

    /// Scores one device, or skips it. Its rewards are written at once, so the same device twice is scored once.
    #[inline(never)]
    fn score(&mut self, accounts: &'info [AccountInfo<'info>], rolled: Option<&Epoch>) -> Result<Option<DeviceScore>> {
        let [device, stake, reward] = accounts else { return err!(RewardsError::InvalidBatch) };
        let key = device.key();
        let (index, multiplier_bps, pool) = (self.epoch.index, self.model.multiplier_bps, self.model.pool);
        let (uptime, gpu_count) = {
            let loader = AccountLoader::<Device>::try_from(device)?;
            let device = loader.load()?;
            require_eq!(device.model_code, self.model.code, RewardsError::ModelMismatch);
            (Uptime::of(&device, self.epoch.hour), device.gpu_count)
        };
        require_eq!(EpochShard::of(&key), self.shard.shard, RewardsError::ShardMismatch);
        let mut account = Account::<DeviceReward>::try_from(reward)?;
        require_keys_eq!(account.device, key, RewardsError::RewardMismatch);
        let weight = device_weight(multiplier_bps, gpu_count, uptime);
        if weight == 0 || account.is_scored(index) {
            return Ok(None);
        }
        let Some(co_stake) = co_stake_of(stake, &key, &self.model, gpu_count)? else {
            return Ok(None);
        };
        let rolled = account.make_room(index, rolled)?;
        let (co_staker, co_share_bps) = (co_stake.staker, co_stake.share_bps);
        account.keep(Score { index, occupied: true, pool, weight, co_staker, co_share_bps })?;
        self.shard.add(pool, weight)?;
        account.invariant()?;
        let change = account.changed(reward.key())?;
        account.exit(&crate::ID)?;
        Ok(Some(DeviceScore {
            reward: change,
            device: key,
            supplier: account.supplier,
            gpu_count,
            idle_seconds: uptime.idle,
            hired_seconds: uptime.hired,
            weight,
            co_staker,
            co_share_bps,
            rolled,
        }))
    }
}
