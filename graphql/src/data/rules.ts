/** Rules of staking and rewards, constants of the programs: nobody can change them. */

/** Stake that one GPU of multiplier 1 needs for rewards, smallest unit of IO. */
export const STAKE_PER_GPU = 20_000_000_000n;
/** Seconds for which stake that leaves can still be slashed. */
export const COOL_DOWN_SECONDS = 1_209_600n;
/** Seconds more when it is the co-staker who asks. */
export const CO_STAKER_EXTRA_SECONDS = 604_800n;
/** What a reporter puts at risk, smallest unit of IO. */
export const BOND = 10_000_000_000n;
/** Seconds from its opening that the owner has to answer a case. */
export const ANSWER_SECONDS = 259_200n;
/** Seconds from its opening in which a case is ruled, or else dismissed. */
export const RULING_SECONDS = 1_209_600n;
/** Seconds for which slashes of a device count together. */
export const SLASH_WINDOW_SECONDS = 2_592_000n;
/** Most that is slashed in that time, of the device's required stake, basis points. */
export const SLASH_CAP_BPS = 5_000;

/** Number of epochs of the emission. */
export const EPOCHS = 175_319;
/** Seconds of an epoch. */
export const EPOCH_SECONDS = 3_600n;
/** Epochs after its end in which an epoch can be opened and scored. */
export const SCORING_EPOCHS = 2n;
/** Emission of epoch 0 in the smallest unit, times 2^32. */
export const FIRST_Q32 = (40_000_000n * 100_000_000n * 2n ** 32n) / 8_760n;
/** Emission of an epoch over that of the one before it, times 2^64. */
export const RATIO_Q64 = 18_446_487_904_652_739_198n;
/** Most that is ever issued, smallest unit of IO. */
export const ISSUE_CAP = 300_000_000n * 100_000_000n;
/** Supply of IO when the emission begins, smallest unit. */
export const SUPPLY_BEFORE = 500_000_000n * 100_000_000n;
/** Part of an epoch's emission that goes to Enterprise devices, basis points. */
export const ENTERPRISE_BPS = 9_500;
/** Fewest credited seconds of an epoch that earn anything. */
export const MIN_UPTIME_SECONDS = 900n;
/** Most slots between heavy challenges of a model that earns anything. */
export const MAX_REWARDED_HEAVY_SLOTS = 4_500;
