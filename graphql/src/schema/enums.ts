import { builder } from '../builder.ts';

/** Kind of work. */
export const ProofKind = builder.enumType('ProofKind', {
  description: 'Kind of work.',
  values: {
    HASH_CHAIN: { value: 'HashChain', description: 'Chained SHA-256: a CPU can compute it, so it proves no GPU.' },
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
