/**
 * The client of the rewards program for browsers and Node alike: addresses, instructions, accounts, events, errors, and
 * the emission schedule, weights and rewards in exact integers.
 *
 * @packageDocumentation
 */

export * from '../generated/rewards/accounts.ts';
export * from '../generated/rewards/errors.ts';
export * from '../generated/rewards/events.ts';
export * from '../generated/rewards/program.ts';
export * from '../generated/rewards/types.ts';
export * from './events.ts';
export * from './hours.ts';
export * from './instructions.ts';
export * from './pda.ts';
export * from './schedule.ts';
export * from './weight.ts';
