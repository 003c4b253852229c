//! What claiming for suppliers and for co-stakers have in common.

use anchor_lang::prelude::*;
use anchor_spl::associated_token::get_associated_token_address;

use crate::{
    constants::MAX_CLAIM_BATCH,
    errors::RewardsError,
    events::RewardClaim,
    state::{DeviceReward, Epoch, Sequenced},
};

/// The remaining accounts of a claim: final epochs, then rewards accounts.
pub struct Batch<'info> {
    epochs: Vec<Account<'info, Epoch>>,
    rewards: Vec<&'info AccountInfo<'info>>,
}

/// What a batch came to.
pub struct Claimed {
    /// One entry a device that had something.
    pub devices: Vec<RewardClaim>,
    /// To be minted.
    pub amount: u64,
}

impl<'info> Batch<'info> {
    /// Reads the first `epochs` accounts as epochs and takes the others for rewards accounts. The associated token
    /// account of `owner` may be among them, to show that it can't be used.
    pub fn read(accounts: &'info [AccountInfo<'info>], epochs: u8, owner: &Pubkey, mint: &Pubkey) -> Result<Self> {
        let epochs = usize::from(epochs);
        require_gte!(accounts.len(), epochs, RewardsError::InvalidClaim);
        let (epochs, rewards) = accounts.split_at(epochs);
        let associated = get_associated_token_address(owner, mint);
        let rewards: Vec<_> = rewards.iter().filter(|account| account.key() != associated).collect();
        require!((1..=usize::from(MAX_CLAIM_BATCH)).contains(&rewards.len()), RewardsError::InvalidClaim);
        let epochs = epochs.iter().map(Account::<Epoch>::try_from).collect::<Result<Vec<_>>>()?;
        Ok(Self { epochs, rewards })
    }

    /// Lets the scores of the epochs accrue in each rewards account and takes what `take` gives.
    ///
    /// An account given twice has nothing the second time, since it is written before the next is read.
    pub fn claim(&self, take: impl Fn(&mut DeviceReward) -> Result<u64>) -> Result<Claimed> {
        let mut claimed = Claimed { devices: Vec::with_capacity(self.rewards.len()), amount: 0 };
        for account in &self.rewards {
            if let Some(device) = self.claim_device(account, &take)? {
                claimed.amount = claimed.amount.checked_add(device.amount).ok_or(RewardsError::Overflow)?;
                claimed.devices.push(device);
            }
        }
        require!(!claimed.devices.is_empty(), RewardsError::NothingToClaim);
        Ok(claimed)
    }

    #[inline(never)]
    fn claim_device(
        &self,
        account: &'info AccountInfo<'info>,
        take: &impl Fn(&mut DeviceReward) -> Result<u64>,
    ) -> Result<Option<RewardClaim>> {
        let mut reward = Account::<DeviceReward>::try_from(account)?;
        let mut accruals = Vec::new();
        for epoch in &self.epochs {
            if let Some(accrual) = reward.accrue(epoch)? {
                accruals.push(accrual);
            }
        }
        let amount = take(&mut reward)?;
        if amount == 0 && accruals.is_empty() {
            return Ok(None);
        }
        reward.invariant()?;
        let change = reward.changed(account.key())?;
        reward.exit(&crate::ID)?;
        Ok(Some(RewardClaim { reward: change, device: reward.device, accruals, amount }))
    }
}
