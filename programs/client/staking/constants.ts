// Rules of the program, from its IDL. Times are seconds, amounts the smallest unit of IO.

export {
  ANSWER_SECONDS,
  BOND,
  CO_STAKER_EXTRA_SECONDS,
  COOL_DOWN_SECONDS,
  RULING_SECONDS,
  SLASH_CAP_BPS,
  SLASH_WINDOW_SECONDS,
  STAKE_PER_GPU,
  STAKING_PROGRAM_ID,
} from '../generated/staking/program.ts';
