/**
 * The client of the staking program for browsers and Node alike: addresses, instructions, accounts, events and amounts.
 * Why a transaction failed is told by `explainFailure` of the package's own entry.
 *
 * @packageDocumentation
 */

export * from '../generated/staking/accounts.ts';
export * from '../generated/staking/errors.ts';
export * from '../generated/staking/events.ts';
export * from '../generated/staking/types.ts';
export * from './constants.ts';
export * from './events.ts';
export * from './instructions.ts';
export * from './pda.ts';
export * from './stake.ts';
