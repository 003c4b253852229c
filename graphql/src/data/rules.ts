/** Rules of staking and rewards: constants of the programs, which no config can change. */
export {
  CAP as ISSUE_CAP,
  ENTERPRISE_BPS,
  EPOCH_SECONDS,
  EPOCHS,
  FIRST_Q32,
  MAX_REWARDED_HEAVY_SLOTS,
  MIN_UPTIME_SECONDS,
  RATIO_Q64,
  SCORING_EPOCHS,
  SUPPLY_BEFORE,
} from '@escapement/programs/rewards';
export {
  ANSWER_SECONDS,
  BOND,
  CO_STAKER_EXTRA_SECONDS,
  COOL_DOWN_SECONDS,
  RULING_SECONDS,
  SLASH_CAP_BPS,
  SLASH_WINDOW_SECONDS,
  STAKE_PER_GPU,
} from '@escapement/programs/staking';
