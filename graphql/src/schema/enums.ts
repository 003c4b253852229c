import { builder } from '../builder.ts';

/** Kind of work. */
export const ProofKind = builder.enumType('ProofKind', {
  description: 'Kind of work.',
  values: {
    HASH_CHAIN: { value: 'HashChain', description: 'Chained SHA-256: a CPU can compute it, so it proves no GPU.' },
    MATMUL: {
      value: 'Matmul',
      description:
        'Products of matrices of signed bytes drawn from the seed: work that a GPU does far faster than a CPU.',
    },
  },
});

/** Class of a device. */
export const DeviceClass = builder.enumType('DeviceClass', {
  description: 'Class of a device.',
  values: {
    CPU: { value: 'Cpu', description: 'The device is a CPU.' },
    GPU: { value: 'Gpu', description: 'The device has GPUs.' },
  },
});

/** Reward pool of a model. */
export const Pool = builder.enumType('Pool', {
  description: 'Reward pool of a model.',
  values: {
    COMMUNITY: { value: 'Community', description: 'Other cards.' },
    ENTERPRISE: { value: 'Enterprise', description: 'Data-centre cards.' },
    UNSUPPORTED: { value: 'Unsupported', description: 'Earns no rewards.' },
  },
});

/** Declared connectivity of a device. */
export const Connectivity = builder.enumType('Connectivity', {
  description: 'Declared connectivity of a device.',
  values: {
    HIGH: { value: 2, description: 'Tier 2.' },
    LOW: { value: 0, description: 'Tier 0.' },
    MEDIUM: { value: 1, description: 'Tier 1.' },
    ULTRA: { value: 3, description: 'Tier 3.' },
  },
});

/** State of a device, derived from the chain at one slot. */
export const DeviceStatus = builder.enumType('DeviceStatus', {
  description: 'State of a device, derived from the chain at one slot.',
  values: {
    ASSIGNED_NOT_FRESH: { value: 'ASSIGNED_NOT_FRESH', description: 'Assigned to a rental but not credited lately.' },
    AVAILABLE: { value: 'AVAILABLE', description: 'Fresh, accepting, listed and not assigned: it can be hired.' },
    HIRED: { value: 'HIRED', description: 'Fresh and assigned to a rental.' },
    IDLE: { value: 'IDLE', description: "Fresh and not assigned, but it can't be hired: not listed or not accepting." },
    NOT_FRESH: { value: 'NOT_FRESH', description: 'Not credited lately and not assigned.' },
    RETIRED: { value: 'RETIRED', description: 'Left the network.' },
  },
});

/** Symbol of a mint of the marketplace. */
export const MintSymbol = builder.enumType('MintSymbol', {
  description: 'Symbol of a mint of the marketplace.',
  values: {
    IO: { value: 'IO', description: 'The IO mint of the config, 8 decimals.' },
    USDC: { value: 'USDC', description: 'The dollar mint of the config, 6 decimals.' },
  },
});

/** Why a device was released. */
export const ReleaseReason = builder.enumType('ReleaseReason', {
  description: 'Why a device was released.',
  values: {
    EXPIRED: { value: 'Expired', description: "The rental's time was over." },
    RENTER: { value: 'Renter', description: 'The renter let it go.' },
    SILENT: { value: 'Silent', description: 'It was silent.' },
    SUPPLIER: { value: 'Supplier', description: 'The supplier took it back.' },
  },
});

/** State of a job as a worker reports it. */
export const JobState = builder.enumType('JobState', {
  description: 'State of a job as a worker reports it.',
  values: {
    EXITED: { value: 'Exited', description: 'The container ended.' },
    FAILED: { value: 'Failed', description: 'The job could not be run.' },
    PREPARING: { value: 'Preparing', description: 'The image is being fetched.' },
    RUNNING: { value: 'Running', description: 'The container runs.' },
    UNKNOWN: { value: 'Unknown', description: 'Nothing reported.' },
  },
});

/** State of a rental at the watermark. */
export const RentalStatus = builder.enumType('RentalStatus', {
  description: 'State of a rental at the watermark.',
  values: {
    ACTIVE: { value: 'ACTIVE', description: 'Devices are assigned.' },
    CLOSED: { value: 'CLOSED', description: 'Closed: its vault is empty.' },
    ENDED: { value: 'ENDED', description: 'Its devices are released or its time is over; it is not closed.' },
    OPEN: { value: 'OPEN', description: 'Opened; no device is assigned yet.' },
  },
});

/** Length of a bucket. */
export const Interval = builder.enumType('Interval', {
  description: 'Length of a bucket.',
  values: {
    DAY: { value: 86_400, description: 'One day, from midnight UTC.' },
    HOUR: { value: 3_600, description: 'One hour, from the full hour UTC.' },
  },
});

/** Sort direction. */
export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Sort direction.',
  values: {
    ASC: { value: 'ASC', description: 'Smallest first.' },
    DESC: { value: 'DESC', description: 'Largest first.' },
  },
});

/** Sort column of devices. */
export const DeviceOrderBy = builder.enumType('DeviceOrderBy', {
  description: 'Sort column of devices.',
  values: {
    ASK_IO: { value: 'ASK_IO', description: 'Ask in IO.' },
    ASK_USDC: { value: 'ASK_USDC', description: 'Ask in USDC.' },
    GPU_COUNT: { value: 'GPU_COUNT', description: 'Number of GPUs.' },
    LAST_CREDITED_AT: { value: 'LAST_CREDITED_AT', description: 'Time of the last credit.' },
    PROVEN_SECONDS: { value: 'PROVEN_SECONDS', description: 'Proven seconds ever.' },
    REGISTERED_AT: { value: 'REGISTERED_AT', description: 'Time of registration.' },
  },
});

/** What a network is. */
export const NetworkLabel = builder.enumType('NetworkLabel', {
  description: 'What a network is.',
  values: {
    DEMO: { value: 'DEMO', description: 'A local chain whose devices are played by one computer.' },
    REAL: { value: 'REAL', description: 'A public cluster.' },
  },
});

/** Whose a position of stake is. */
export const StakeRole = builder.enumType('StakeRole', {
  description: 'Whose a position of stake is.',
  values: {
    CO_STAKER: { value: 'CO_STAKER', description: "Somebody who joined on the owner's offer." },
    OWNER: { value: 'OWNER', description: "The device's owner." },
  },
});

/** What a device is reported for. */
export const SlashReason = builder.enumType('SlashReason', {
  description: 'What a device is reported for: mostly what Proof of Time-Lock does not prove.',
  values: {
    DATA_MISUSED: { value: 'DataMisused', description: "It read, kept or passed on what was the renter's." },
    JOB_MISHANDLED: { value: 'JobMishandled', description: 'It did not run the job, or not as agreed.' },
    NOT_EXCLUSIVE: { value: 'NotExclusive', description: 'Its GPUs work for somebody else beside the renter.' },
    OTHER: { value: 'Other', description: 'Something else, told by the evidence.' },
    WRONG_COUNTRY: { value: 'WrongCountry', description: 'It is not in the declared country.' },
    WRONG_MODEL: { value: 'WrongModel', description: 'Its GPUs are not of the declared model or memory.' },
  },
});

/** State of a slash case. */
export const SlashCaseStatus = builder.enumType('SlashCaseStatus', {
  description: 'State of a slash case.',
  values: {
    DISMISSED: { value: 'DISMISSED', description: 'Nobody ruled in time: the bond went to the accused.' },
    OPEN: { value: 'OPEN', description: 'Stake is held until it ends.' },
    REJECTED: { value: 'REJECTED', description: 'The arbiter slashed nothing: the bond went to the accused.' },
    UPHELD: { value: 'UPHELD', description: 'Stake was slashed and burnt: the reporter got the bond back.' },
  },
});

/** Rule by which IO is emitted. */
export const EmissionPolicy = builder.enumType('EmissionPolicy', {
  description: 'Rule by which IO is emitted.',
  values: {
    SCHEDULE: { value: 'Schedule', description: 'A fixed schedule: each hour a fixed part less than the one before.' },
  },
});

/** State of a reward epoch. */
export const RewardEpochStatus = builder.enumType('RewardEpochStatus', {
  description: 'State of a reward epoch.',
  values: {
    CLOSED: { value: 'CLOSED', description: 'Its scoring has closed; anybody can finalize it.' },
    FINAL: { value: 'FINAL', description: 'Its weights are complete: rewards can be claimed.' },
    SCORING: { value: 'SCORING', description: 'Opened; devices can be scored.' },
  },
});

/** Sort column of stakes. */
export const StakeOrderBy = builder.enumType('StakeOrderBy', {
  description: 'Sort column of stakes.',
  values: {
    ACTIVE: { value: 'ACTIVE', description: 'Stake that counts.' },
    OFFER_AMOUNT: { value: 'OFFER_AMOUNT', description: 'Most that a co-staker may bring now.' },
    OFFER_SHARE: { value: 'OFFER_SHARE', description: 'Share of rewards offered.' },
    UPDATED_AT: { value: 'UPDATED_AT', description: 'Time of the last change.' },
  },
});

/** Sort column of positions of stake. */
export const StakePositionOrderBy = builder.enumType('StakePositionOrderBy', {
  description: 'Sort column of positions of stake.',
  values: {
    ACTIVE: { value: 'ACTIVE', description: 'Stake that counts.' },
    COOLING: { value: 'COOLING', description: 'Stake that leaves.' },
    COOLING_UNTIL: { value: 'COOLING_UNTIL', description: 'When it can be withdrawn.' },
  },
});

/** Sort column of rewards. */
export const RewardOrderBy = builder.enumType('RewardOrderBy', {
  description: 'Sort column of rewards.',
  values: {
    CLAIMABLE: { value: 'CLAIMABLE', description: 'Earned and not yet claimed by the supplier.' },
    CLAIMED: { value: 'CLAIMED', description: 'Claimed by the supplier.' },
    EARNED: { value: 'EARNED', description: 'Earned by the supplier.' },
    EPOCHS: { value: 'EPOCHS', description: 'Epochs in which it was scored.' },
  },
});
