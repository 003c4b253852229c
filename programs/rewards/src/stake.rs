//! What rewards read of a device's stake.

use anchor_lang::{prelude::*, system_program};
use marketplace::state::GpuModel;
use staking::state::{required_stake, DeviceStake};

use crate::errors::RewardsError;

/// Who gets a part of a device's rewards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoStake {
    /// The co-staker; the default key is none.
    pub staker: Pubkey,
    /// Its part, basis points.
    pub share_bps: u16,
}

/// Reads the stake of a device: `None` when less is active than its model and GPUs need, or when there is none.
///
/// `account` is the device's stake or an empty account. The staking program makes one stake a device, so the key in it
/// tells whose it is. An empty account gives a device nothing, so nothing is gained by passing one.
#[inline(never)]
pub fn co_stake_of<'info>(
    account: &'info AccountInfo<'info>,
    device: &Pubkey,
    model: &GpuModel,
    gpu_count: u8,
) -> Result<Option<CoStake>> {
    if account.owner == &system_program::ID && account.data_is_empty() {
        return Ok(None);
    }
    let stake = Account::<DeviceStake>::try_from(account)?;
    require_keys_eq!(stake.device, *device, RewardsError::StakeMismatch);
    if stake.state.active_total()? < required_stake(model, gpu_count)? {
        return Ok(None);
    }
    let co_share = stake.state.co_share();
    Ok(Some(co_share.map_or(CoStake::default(), |(staker, share_bps)| CoStake { staker, share_bps })))
}
