// Where the wrapped keys of a job lie, and when a job may start.

import { JOB_KEYS_PER_PAGE, MAX_JOB_KEYS_BATCH, UNFILLED_EXIT_SECONDS } from './generated/marketplace/program.ts';
import type { JobKeys, Rental } from './generated/marketplace/types.ts';

/** Page of wrapped job keys that a device's rank lies in. */
export function jobKeysPage(rank: number): number {
  return Math.floor(rank / JOB_KEYS_PER_PAGE);
}

/** Number of pages of a rental, the empty ones between others included: its ranks lie in those from 0. */
export function jobKeysPages({ nextRank }: Pick<Rental, 'nextRank'>): number {
  return Math.ceil(nextRank / JOB_KEYS_PER_PAGE);
}

/** Most keys that one instruction can publish from a rank on: a batch stays in one page. */
export function jobKeyBatchLength(firstRank: number): number {
  return Math.min(MAX_JOB_KEYS_BATCH, JOB_KEYS_PER_PAGE - (firstRank % JOB_KEYS_PER_PAGE));
}

/** The job key wrapped to the device of a rank; `null` while its page has none for it. */
export function wrappedJobKey(page: Pick<JobKeys, 'keys'>, rank: number): Uint8Array | null {
  const key = page.keys[rank % JOB_KEYS_PER_PAGE];
  return key?.some((byte) => byte !== 0) ? key : null;
}

/**
 * A device may start the rental's job: the minimum of GPUs came in time, or the renter can no longer leave for want of
 * it. `unixTimestamp` is of the Clock.
 */
export function jobMayStart(
  { filledGpus, minimumGpus, fillDeadline }: Pick<Rental, 'filledGpus' | 'minimumGpus' | 'fillDeadline'>,
  { unixTimestamp }: { readonly unixTimestamp: bigint },
): boolean {
  return filledGpus >= minimumGpus || unixTimestamp > fillDeadline + UNFILLED_EXIT_SECONDS;
}
