/** Words of the chain as ClickHouse gives them. */

/** Class of a device. */
export type DeviceClassWord = 'Gpu' | 'Cpu';
/** Kind of work. */
export type WorkKindWord = 'HashChain' | 'Matmul';
/** Reward pool. */
export type PoolWord = 'Enterprise' | 'Community' | 'Unsupported';
/** Why a device was released. */
export type ReleaseReasonWord = 'Renter' | 'Supplier' | 'Silent' | 'Expired';
/** Reported state of a job. */
export type JobStateWord = 'Unknown' | 'Preparing' | 'Running' | 'Exited' | 'Failed';
/** Declared connectivity, as the number on chain. */
export type ConnectivityTier = 0 | 1 | 2 | 3;
/** State of a device. */
export type DeviceStatusWord = 'AVAILABLE' | 'IDLE' | 'HIRED' | 'NOT_FRESH' | 'ASSIGNED_NOT_FRESH' | 'RETIRED';
/** State of a rental. */
export type RentalStatusWord = 'OPEN' | 'ACTIVE' | 'ENDED' | 'CLOSED';
/** Symbol of a mint. */
export type MintWord = 'USDC' | 'IO';
/** Whose a position of stake is. */
export type StakeRoleWord = 'OWNER' | 'CO_STAKER';
/** What a device is reported for. */
export type SlashReasonWord =
  | 'WrongModel'
  | 'NotExclusive'
  | 'WrongCountry'
  | 'JobMishandled'
  | 'DataMisused'
  | 'Other';
/** State of a slash case. */
export type SlashCaseStatusWord = 'OPEN' | 'UPHELD' | 'REJECTED' | 'DISMISSED';
/** Rule by which IO is emitted. */
export type EmissionPolicyWord = 'Schedule';
/** State of a reward epoch. */
export type RewardEpochStatusWord = 'SCORING' | 'CLOSED' | 'FINAL';
