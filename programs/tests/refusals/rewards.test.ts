import { REWARDS_CALLS } from './calls/rewards.ts';
import { REWARDS_REASONS } from './reasons/rewards.ts';
import { describeRefusals } from './support/suite.ts';

describeRefusals('rewards', REWARDS_CALLS, REWARDS_REASONS);
