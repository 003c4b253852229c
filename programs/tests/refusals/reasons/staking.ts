import type { Reasons } from '../support/table.ts';

const ANYBODY = 'anybody may send it and pay for it';
const MADE = 'made anew, for its owner';

/** What the staking program accepts although it was changed. */
export const STAKING_REASONS: Reasons = {
  'co_stake_offer_set again': 'says the same again',
  'co_stake_offer_set amount most': 'a co-staker still takes no more than the owner has active',
  'co_stake_offer_set share_bps zero': 'who accepts it names the share',
  'slash_case_dismiss owner_token closed': MADE,
  'slash_case_dismiss payer stranger': ANYBODY,
  'slash_case_open args.amount most': 'the cap of the window holds',
  'slash_case_rule payee_token closed': MADE,
  'stake_deposit again': 'deposits again',
  'stake_deposit stake closed': 'made by the first deposit; no instruction closes it',
  'stake_withdraw payer stranger': ANYBODY,
  'stake_withdraw staker_token closed': MADE,
};
