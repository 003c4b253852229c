import { CONFIG_CALLS } from './calls/config.ts';
import { DEVICE_CALLS } from './calls/devices.ts';
import { RENTAL_CALLS } from './calls/rentals.ts';
import { MARKETPLACE_REASONS } from './reasons/marketplace.ts';
import { describeRefusals } from './support/suite.ts';

describeRefusals('marketplace', { ...CONFIG_CALLS, ...DEVICE_CALLS, ...RENTAL_CALLS }, MARKETPLACE_REASONS);
