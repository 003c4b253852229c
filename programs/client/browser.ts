/**
 * The client of the marketplace program for browsers and Node alike: addresses, instructions, accounts, events, errors,
 * money, sealed texts and proofs.
 *
 * @packageDocumentation
 */

export * from './amount.ts';
export * from './client-error.ts';
export * from './device.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './fetch.ts';
export * from './generated/marketplace/accounts.ts';
export * from './generated/marketplace/errors.ts';
export * from './generated/marketplace/events.ts';
export { MARKETPLACE_PROGRAM_ID, MAX_JOB_CHUNK_LEN, MAX_JOB_LEN } from './generated/marketplace/program.ts';
export * from './generated/marketplace/types.ts';
export * from './instructions/index.ts';
export * from './job.ts';
export * from './pda.ts';
export * from './proof/index.ts';
export * from './quote.ts';
export * from './sealed.ts';
export * from './slot-hashes.ts';
export * from './units.ts';
