//! Every refusal of the program. Codes start at 6000 and are never reused; new ones are added at the end.

use anchor_lang::prelude::*;

/// Refusals, each with what is wrong.
#[error_code]
pub enum MarketplaceError {
    // arithmetic and money
    #[msg("A sum does not fit its integer")]
    Overflow, // 0x1770 (6000)
    #[msg("The vault would owe more than it holds")]
    Insolvent, // 0x1771 (6001)
    #[msg("The rental has less free money than this needs")]
    NotEnoughFree, // 0x1772 (6002)
    #[msg("Nothing can be settled yet")]
    NothingToSettle, // 0x1773 (6003)
    #[msg("The amount must be more than zero")]
    InvalidAmount, // 0x1774 (6004)

    // config and models
    #[msg("Only the config's authority may do this")]
    NotAuthority, // 0x1775 (6005)
    #[msg("Only the program's upgrade authority may initialize")]
    NotUpgradeAuthority, // 0x1776 (6006)
    #[msg("The timelock must be between 60 seconds and 30 days")]
    InvalidTimelock, // 0x1777 (6007)
    #[msg("The timelock of this change has not passed")]
    TimelockNotPassed, // 0x1778 (6008)
    #[msg("This change is of another kind")]
    ChangeMismatch, // 0x1779 (6009)
    #[msg("A fee is over its bound")]
    FeeTooHigh, // 0x177a (6010)
    #[msg("The slot time must be between 150 and 600 ms")]
    InvalidSlotTime, // 0x177b (6011)
    #[msg("The heavy grid must be a multiple of the grid, at most 72,000 slots")]
    InvalidGrid, // 0x177c (6012)
    #[msg("The treasury can't be the default key")]
    InvalidTreasury, // 0x177d (6013)
    #[msg("The model's code must be from 1")]
    InvalidModel, // 0x177e (6014)
    #[msg("The work is outside the bounds of its kind, or not of a kind for this weight")]
    InvalidWork, // 0x177f (6015)
    #[msg("The work is under the program's lower bound")]
    WorkTooSmall, // 0x1780 (6016)
    #[msg("Intervals are multiples of the hired one, the heavy one 1, 2, 4, … heavy grids, none over 72,000 slots")]
    InvalidInterval, // 0x1781 (6017)
    #[msg("A deadline with its gap must be shorter than the hired interval and 512 slots")]
    InvalidDeadline, // 0x1782 (6018)
    #[msg("New rentals are paused")]
    RentalsPaused, // 0x1783 (6019)

    // suppliers and devices
    #[msg("The name is too long")]
    NameTooLong, // 0x1784 (6020)
    #[msg("The name has control characters")]
    InvalidName, // 0x1785 (6021)
    #[msg("The payout owner can't be the default key")]
    InvalidPayout, // 0x1786 (6022)
    #[msg("Only the supplier's owner may do this")]
    NotSupplierOwner, // 0x1787 (6023)
    #[msg("Only the device's worker key may do this")]
    NotWorker, // 0x1788 (6024)
    #[msg("A device has 1 to 8 GPUs, a CPU device one, each with its claim")]
    InvalidGpuCount, // 0x1789 (6025)
    #[msg("The country must be an ISO 3166-1 numeric code")]
    InvalidCountry, // 0x178a (6026)
    #[msg("This GPU is claimed by another device")]
    GpuClaimed, // 0x178b (6027)
    #[msg("This claim is not the device's")]
    ClaimMismatch, // 0x178c (6028)
    #[msg("The device has left the network")]
    DeviceRetired, // 0x178d (6029)
    #[msg("The device is hired or drains")]
    DeviceNotFree, // 0x178e (6030)
    #[msg("The device's model is another")]
    ModelMismatch, // 0x178f (6031)

    // listings and rentals
    #[msg("A listing needs a price in USDC or IO")]
    InvalidPrice, // 0x1790 (6032)
    #[msg("The time is outside the allowed minimum and maximum")]
    InvalidDuration, // 0x1791 (6033)
    #[msg("This mint is not accepted")]
    MintNotAccepted, // 0x1792 (6034)
    #[msg("The device is not listed or its worker takes no assignments")]
    DeviceNotListed, // 0x1793 (6035)
    #[msg("The device has no recent credit")]
    DeviceNotFresh, // 0x1794 (6036)
    #[msg("The device's terms changed after the quote")]
    TermsChanged, // 0x1795 (6037)
    #[msg("The device is not of the model or country wanted")]
    FilterMismatch, // 0x1796 (6038)
    #[msg("The device's price is over the rental's cap")]
    PriceOverCap, // 0x1797 (6039)
    #[msg("The rental has all the GPUs it wanted")]
    TooManyGpus, // 0x1798 (6040)
    #[msg("A rental wants at least one GPU and no more for its minimum than it wants")]
    InvalidGpusWanted, // 0x1799 (6041)
    #[msg("Only the renter, or its session key in its time, may do this")]
    NotRenter, // 0x179a (6042)
    #[msg("The rental has ended")]
    RentalEnded, // 0x179b (6043)
    #[msg("The rental has not ended, so only its renter may close it")]
    RentalNotEnded, // 0x179c (6044)
    #[msg("Devices are still hired or draining")]
    DevicesAssigned, // 0x179d (6045)
    #[msg("The device is not hired by this rental")]
    NotThisRental, // 0x179e (6046)
    #[msg("The device was released already")]
    AlreadyReleased, // 0x179f (6047)
    #[msg("Only renter or supplier may release a device that proves and whose end has not come")]
    NotAllowedToRelease, // 0x17a0 (6048)
    #[msg("A batch has 1 to 25 devices")]
    InvalidBatch, // 0x17a1 (6049)
    #[msg("The payout account belongs to somebody else")]
    PayoutMismatch, // 0x17a2 (6050)
    #[msg("The job is empty or too long")]
    InvalidJob, // 0x17a3 (6051)
    #[msg("The job's hash is not the one the rental was opened with")]
    JobMismatch, // 0x17a4 (6052)
    #[msg("Close the job first")]
    JobOpen, // 0x17a5 (6053)
    #[msg("The endpoint is empty or too long")]
    InvalidEndpoint, // 0x17a6 (6054)
    #[msg("The fill time must be between 0 and 600 seconds")]
    InvalidFillTime, // 0x17a7 (6055)

    // proof
    #[msg("Start the chain first")]
    ChainNotStarted, // 0x17a8 (6056)
    #[msg("The challenge's slot has not come")]
    ChallengeNotDue, // 0x17a9 (6057)
    #[msg("The challenge's deadline has passed: start the chain again")]
    ChallengeExpired, // 0x17aa (6058)
    #[msg("The challenge's slot hash is forgotten: start the chain again")]
    ChallengeForgotten, // 0x17ab (6059)
    #[msg("The SlotHashes sysvar can't be read")]
    InvalidSlotHashes, // 0x17ac (6060)
    #[msg("The previous root must be opened")]
    OpeningMissing, // 0x17ad (6061)
    #[msg("There is no root to open")]
    OpeningUnexpected, // 0x17ae (6062)
    #[msg("The opened unit does not lie under the committed root")]
    InvalidOpening, // 0x17af (6063)

    // later additions
    #[msg("Nobody executed this change in its 30 days")]
    ChangeExpired, // 0x17b0 (6064)
    #[msg("The reward multiplier is over its bound")]
    MultiplierTooHigh, // 0x17b1 (6065)
    #[msg("A change may at most double the time between two challenges")]
    IntervalGrowsTooFast, // 0x17b2 (6066)
    #[msg("The chunk does not continue the job where it ends, or is of a job of another length")]
    JobChunkMismatch, // 0x17b3 (6067)
    #[msg("The job is written already")]
    JobComplete, // 0x17b4 (6068)
    #[msg("The rental has no job")]
    NoJob, // 0x17b5 (6069)
    #[msg("A batch has 1 to 18 job keys, all of one page")]
    InvalidJobKeys, // 0x17b6 (6070)
    #[msg("The rental has not hired a device of this rank yet")]
    RankNotHired, // 0x17b7 (6071)
    #[msg("Close the job keys first")]
    JobKeysOpen, // 0x17b8 (6072)
    #[msg("The slot time was measured less than an hour ago")]
    SlotTimeTooSoon, // 0x17b9 (6073)
    #[msg("The arbiter can't be the default key")]
    InvalidArbiter, // 0x17ba (6074)
    #[msg("The heavy grid changes by a power of two only, or heavy slots of models would fall apart")]
    HeavyGridFactor, // 0x17bb (6075)
    #[msg("The payout was set less than an hour ago")]
    PayoutChangedTooSoon, // 0x17bc (6076)
    #[msg("The device was registered or credited in the last 30 days")]
    ClaimInUse, // 0x17bd (6077)
    #[msg("The device's hired time has ended")]
    AssignmentEnded, // 0x17be (6078)
    #[msg("An extension must end after the agreed end")]
    InvalidExtension, // 0x17bf (6079)
    #[msg("An opening reveals all 32 elements of a unit of matrix products, and nothing of a hash chain")]
    InvalidLeaf, // 0x17c0 (6080)
    #[msg("An element of the opened unit is not the product of its row and column")]
    WrongElement, // 0x17c1 (6081)
    #[msg("The stable coin must have 6 decimals, IO 8")]
    InvalidDecimals, // 0x17c2 (6082)
}
