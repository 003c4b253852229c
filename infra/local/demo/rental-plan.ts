import { type ChainClock, type Currency, type Device, type GpuModel, isAssigned, isFresh } from '@escapement/programs';
import { groupBy } from './group-by.ts';
import type { Random } from './random.ts';
import { askIn } from './rental-actions.ts';
import type { PlayedDevice } from './world.ts';

/** A device that can be hired now. */
export interface Candidate {
  played: PlayedDevice;
  account: Device;
}

/** What a renter looks for. */
export interface Wish {
  currency: Currency;
  /** Length of the rental. */
  seconds: number;
  /** Devices wanted at most. */
  devices: number;
}

/** Devices that can be hired for `wish` now, by the same rules as the program's. */
export function hireable(
  candidates: readonly Candidate[],
  wish: Wish,
  models: ReadonlyMap<number, GpuModel>,
  clock: ChainClock,
): Candidate[] {
  return candidates.filter(({ account }) => {
    const model = models.get(account.modelCode);
    const { minSeconds, maxSeconds, active } = account.listing;
    return (
      model !== undefined &&
      !isAssigned(account) &&
      account.retired === 0 &&
      account.accepting === 1 &&
      active === 1 &&
      askIn(account, wish.currency) > 0n &&
      minSeconds <= wish.seconds &&
      wish.seconds <= maxSeconds &&
      isFresh(account, model, clock)
    );
  });
}

/**
 * Chooses devices of one model: a model as it is common among what can be hired, then the cheapest offers.
 *
 * @returns an empty list when nothing can be hired
 */
export function choose(random: Random, candidates: readonly Candidate[], wish: Wish): Candidate[] {
  const byModel = [...groupBy(candidates, ({ account }) => account.modelCode).values()];
  if (byModel.length === 0) return [];
  const offers = random.weighted(byModel, ({ length }) => length);
  const cheapest = [...offers].sort((a, b) => {
    const difference = askIn(a.account, wish.currency) - askIn(b.account, wish.currency);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  });
  return cheapest.slice(0, wish.devices);
}

const HOUR = 3_600;

/** Draws what a renter wants in a round of history. The last ones stay on when history is over. */
export function drawWish(random: Random, isLast: boolean): Wish {
  const hours = isLast
    ? random.integer(50, 140)
    : random.weighted(
        [random.integer(3, 20), random.integer(21, 72), random.integer(73, 160)],
        // Most rentals are short; the middle ones make the most of the hours.
        (length) => (length <= 20 ? 3 : length <= 72 ? 4 : 2),
      );
  return {
    currency: random.chance(0.72) ? 'USDC' : 'IO',
    seconds: hours * HOUR + random.integer(0, 59) * 60,
    devices: random.weighted([1, 2, 3, 4, 6], (count) => 1 / count),
  };
}
