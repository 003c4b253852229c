//! Every refusal of the program. Codes start at 6000 and are never reused; new ones are added at the end.

use anchor_lang::prelude::*;

/// Refusals, each with what is wrong.
#[error_code]
pub enum StakingError {
    // arithmetic and money
    #[msg("A sum does not fit its integer")]
    Overflow, // 0x1770 (6000)
    #[msg("The vault would hold less than the positions")]
    Insolvent, // 0x1771 (6001)
    #[msg("A position would hold less than a case locks")]
    LockUncovered, // 0x1772 (6002)
    #[msg("The amount must be more than zero")]
    InvalidAmount, // 0x1773 (6003)
    #[msg("Only the network's IO can be staked")]
    MintNotAccepted, // 0x1774 (6004)
    #[msg("The payout account belongs to somebody else")]
    PayoutMismatch, // 0x1775 (6005)

    // who and what
    #[msg("Only the device's owner may do this")]
    NotDeviceOwner, // 0x1776 (6006)
    #[msg("The stake is another device's")]
    NotThisDevice, // 0x1777 (6007)
    #[msg("The vault or case is another stake's")]
    NotThisStake, // 0x1778 (6008)
    #[msg("The device's model is another")]
    ModelMismatch, // 0x1779 (6009)
    #[msg("The device has left the network")]
    DeviceRetired, // 0x177a (6010)
    #[msg("This key has no position in the stake")]
    NotStaker, // 0x177b (6011)

    // leaving
    #[msg("The position has less active stake than this needs")]
    NotEnoughActive, // 0x177c (6012)
    #[msg("The owner must keep at least as much active as the co-staker")]
    OwnerBelowCoStake, // 0x177d (6013)
    #[msg("A co-staker cools all of the co-stake at once")]
    CoStakerCoolsAll, // 0x177e (6014)
    #[msg("Nothing has cooled that no case locks")]
    NothingToWithdraw, // 0x177f (6015)

    // co-staking
    #[msg("The share must be at most 10,000 basis points")]
    InvalidShare, // 0x1780 (6016)
    #[msg("The owner offers no co-stake")]
    NoOffer, // 0x1781 (6017)
    #[msg("The offer's share is another than the one seen")]
    OfferChanged, // 0x1782 (6018)
    #[msg("The owner offers to take less")]
    OverOffer, // 0x1783 (6019)
    #[msg("The device has a co-staker")]
    CoStakerPresent, // 0x1784 (6020)
    #[msg("The owner can't be its own co-staker")]
    OwnerCannotCoStake, // 0x1785 (6021)
    #[msg("The device has no active co-stake")]
    NoCoStake, // 0x1786 (6022)
    #[msg("Nobody joins a stake while a case is open")]
    CaseOpen, // 0x1787 (6023)

    // cases
    #[msg("The device has nothing staked")]
    NothingStaked, // 0x1788 (6024)
    #[msg("The arbiter can't report")]
    ArbiterCannotReport, // 0x1789 (6025)
    #[msg("A URI has 1 to 128 bytes and no control characters")]
    InvalidUri, // 0x178a (6026)
    #[msg("The case was answered")]
    AlreadyAnswered, // 0x178b (6027)
    #[msg("The time to answer has passed")]
    AnswerTooLate, // 0x178c (6028)
    #[msg("Only the config's arbiter may rule")]
    NotArbiter, // 0x178d (6029)
    #[msg("The arbiter is a party of this case")]
    ArbiterIsParty, // 0x178e (6030)
    #[msg("The owner can still answer")]
    RulingTooEarly, // 0x178f (6031)
    #[msg("The time to rule has passed: the case can only be dismissed")]
    RulingTooLate, // 0x1790 (6032)
    #[msg("The slash is more than the case asks for")]
    OverAsked, // 0x1791 (6033)
    #[msg("The slash is more than the cap of 30 days leaves")]
    OverCap, // 0x1792 (6034)
    #[msg("The slash is more than the cases lock")]
    OverLocked, // 0x1793 (6035)
    #[msg("The case can still be ruled")]
    RulingPending, // 0x1794 (6036)
    #[msg("This key did not report the case")]
    NotReporter, // 0x1795 (6037)
}
