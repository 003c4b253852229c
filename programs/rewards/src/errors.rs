//! Every refusal of the program. Codes start at 6000 and are never reused; new ones are added at the end.

use anchor_lang::prelude::*;

/// Refusals, each with what is wrong.
#[error_code]
pub enum RewardsError {
    // arithmetic and the mint
    #[msg("A sum does not fit its integer")]
    Overflow, // 0x1770 (6000)
    #[msg("More than 300,000,000 IO would be issued")]
    CapReached, // 0x1771 (6001)
    #[msg("Only the program's upgrade authority may initialize")]
    NotUpgradeAuthority, // 0x1772 (6002)
    #[msg("The mint is not the one that the marketplace's config names for IO")]
    MintMismatch, // 0x1773 (6003)
    #[msg("The mint must have 8 decimals")]
    InvalidDecimals, // 0x1774 (6004)
    #[msg("The mint's authority must be this program's mint authority address")]
    InvalidMintAuthority, // 0x1775 (6005)
    #[msg("The mint's supply must be 500,000,000 IO, less what was burnt")]
    InvalidSupply, // 0x1776 (6006)
    #[msg("The mint must have no freeze authority")]
    FreezeAuthoritySet, // 0x1777 (6007)

    // the schedule
    #[msg("The schedule has no such epoch: the emission is over")]
    EmissionOver, // 0x1778 (6008)
    #[msg("This epoch was opened or stepped over before")]
    EpochPassed, // 0x1779 (6009)
    #[msg("This epoch has not ended")]
    EpochNotEnded, // 0x177a (6010)
    #[msg("The scoring of this epoch has closed")]
    EpochClosed, // 0x177b (6011)
    #[msg("An epoch before this one can still be opened: open it first")]
    EpochStillOpen, // 0x177c (6012)
    #[msg("More than 500 epochs lie before this one: advance the emission first")]
    TooFarBehind, // 0x177d (6013)
    #[msg("One to 500 epochs can be stepped over at once")]
    InvalidCount, // 0x177e (6014)
    #[msg("No epoch has closed unopened")]
    NothingToAdvance, // 0x177f (6015)

    // scoring
    #[msg("The epoch is another than the one named")]
    EpochMismatch, // 0x1780 (6016)
    #[msg("The epoch is final already")]
    EpochFinalized, // 0x1781 (6017)
    #[msg("The epoch is not final yet")]
    EpochNotFinal, // 0x1782 (6018)
    #[msg("The scoring of this epoch has not closed")]
    ScoringOpen, // 0x1783 (6019)
    #[msg("The device belongs to another shard, or a shard is missing, repeated or of another epoch")]
    ShardMismatch, // 0x1784 (6020)
    #[msg("A batch has one to eight devices, each with its stake and its rewards")]
    InvalidBatch, // 0x1785 (6021)
    #[msg("The device's model is another")]
    ModelMismatch, // 0x1786 (6022)
    #[msg("The stake is another device's")]
    StakeMismatch, // 0x1787 (6023)
    #[msg("The rewards are another device's")]
    RewardMismatch, // 0x1788 (6024)
    #[msg("No device of the batch has a weight that is not scored yet")]
    NothingToScore, // 0x1789 (6025)
    #[msg("An older score is in the place of this one: claim that epoch first")]
    ClaimFirst, // 0x178a (6026)

    // claiming
    #[msg("A former co-staker is owed rewards: claim those first")]
    CoStakerUnpaid, // 0x178b (6027)
    #[msg("The rewards are owed to another co-staker")]
    CoStakerMismatch, // 0x178c (6028)
    #[msg("The rewards are another supplier's")]
    SupplierMismatch, // 0x178d (6029)
    #[msg("The payout account belongs to somebody else")]
    PayoutMismatch, // 0x178e (6030)
    #[msg("Nothing can be claimed")]
    NothingToClaim, // 0x178f (6031)
    #[msg("A claim has its epochs first, then one to twelve rewards accounts")]
    InvalidClaim, // 0x1790 (6032)
}
