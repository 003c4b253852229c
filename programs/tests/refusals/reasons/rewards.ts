import type { Reasons } from '../support/table.ts';

const ANYBODY = 'anybody may send it and pay for it';
const MADE = 'made anew, for its owner';
const OTHERS = 'claims for the others';
const ONCE = 'counts once: nothing is left the second time';
const NO_SHARD = 'nobody was scored in it: nothing is written';
const NOT_MADE = 'counts nothing; no other instruction closes it';
const NO_STAKE = 'skipped: a device without stake is not scored, and can be later';

const emptyShards = [1, 2, 3, 6, 7, 8].map(
  (at) => [`epoch_finalize shard (remaining ${at}) readonly`, NO_SHARD] as const,
);

/** What the rewards program accepts although it was changed. */
export const REWARDS_REASONS: Reasons = {
  'co_reward_claim co_staker_token closed': MADE,
  'co_reward_claim payer stranger': ANYBODY,
  'co_reward_claim reward (remaining 2) missing': OTHERS,
  'co_reward_claim reward (remaining 3) missing': OTHERS,
  'co_reward_claim reward (remaining 3) twice': ONCE,
  'emission_advance again': 'steps over the next closed epoch',
  'epoch_finalize finalizer stranger': ANYBODY,
  'epoch_finalize shard (remaining 4) closed': NOT_MADE,
  'epoch_finalize shard (remaining 5) closed': NOT_MADE,
  ...Object.fromEntries(emptyShards),
  'epoch_open payer stranger': ANYBODY,
  'epoch_score payer stranger': ANYBODY,
  'epoch_score stake (remaining 2) closed': NO_STAKE,
  'epoch_score stake (remaining 5) closed': NO_STAKE,
  'reward_claim payer stranger': ANYBODY,
  'reward_claim payout_token closed': MADE,
  'reward_claim reward (remaining 2) missing': OTHERS,
  'reward_claim reward (remaining 3) missing': OTHERS,
  'reward_claim reward (remaining 3) twice': ONCE,
  'reward_register payer stranger': ANYBODY,
};
