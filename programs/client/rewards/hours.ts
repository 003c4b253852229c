// When an epoch begins, ends, and can be scored. Times are seconds of the Clock.

import { EPOCH_SECONDS, EPOCHS, SCORING_EPOCHS } from '../generated/rewards/program.ts';
import type { Emission } from '../generated/rewards/types.ts';

/** What of the emission account times follow from. */
export type FirstHour = Pick<Emission, 'firstHour'>;

/** Where an epoch lies in time. */
export interface EpochTimes {
  /** Its hour, counted since 1970. */
  readonly hour: bigint;
  /** Its first second. */
  readonly startsAt: bigint;
  /** The second after its last: from here on it can be opened and scored. */
  readonly endsAt: bigint;
  /** From here on it can be finalized, and no more opened or scored. */
  readonly closesAt: bigint;
}

/** Times of epoch `index`. */
export function epochTimes({ firstHour }: FirstHour, index: number): EpochTimes {
  const hour = firstHour + BigInt(index);
  const startsAt = hour * EPOCH_SECONDS;
  const endsAt = startsAt + EPOCH_SECONDS;
  return { hour, startsAt, endsAt, closesAt: endsAt + SCORING_EPOCHS * EPOCH_SECONDS };
}

/** Index of the epoch that a time lies in; `null` before the first and after the last. */
export function epochIndexAt({ firstHour }: FirstHour, time: bigint): number | null {
  const index = time / EPOCH_SECONDS - firstHour;
  return index < 0n || index >= BigInt(EPOCHS) ? null : Number(index);
}

/** Indexes of the epochs that can be opened and scored at a time, the oldest first: at most two. */
export function scorableEpochs(emission: FirstHour, time: bigint): number[] {
  const now = time / EPOCH_SECONDS - emission.firstHour;
  return [now - SCORING_EPOCHS, now - 1n].filter((index) => index >= 0n && index < BigInt(EPOCHS)).map(Number);
}
