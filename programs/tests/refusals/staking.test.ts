import { STAKING_CALLS } from './calls/staking.ts';
import { STAKING_REASONS } from './reasons/staking.ts';
import { describeRefusals } from './support/suite.ts';

describeRefusals('staking', STAKING_CALLS, STAKING_REASONS);
