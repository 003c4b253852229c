import type { Prover } from '@escapement/worker';
import type { Failures } from './failures.ts';
import type { PlayedRental } from './rental-actions.ts';
import type { Renting } from './renting.ts';
import { tickRound } from './tick-round.ts';
import type { TravelTo, World } from './world.ts';

/** What all stages of history play with. */
export interface Stage {
  world: World;
  prover: Prover;
  travelTo: TravelTo;
  failures: Failures;
  renting: Renting;
}

export interface ChallengeOptions {
  /** How often a device misses this challenge, 0 to 1. */
  missChance: number;
  isPayday(rental: PlayedRental): boolean;
  /** Done on the challenge's slot, before devices answer: what it changes holds from their answer on. */
  before?(): Promise<void>;
}

/** Moves the clock to a slot of the grid. Every device that is there answers its challenge, then what is over is paid. */
export async function playChallenge(
  { world, prover, travelTo, failures, renting }: Stage,
  slot: bigint,
  { missChance, isPayday, before }: ChallengeOptions,
): Promise<void> {
  await travelTo(slot);
  await world.queue.confirm();
  await before?.();
  await tickRound(
    world,
    prover,
    world.devices.filter((device) => failures.answers(device, missChance)),
  );
  await renting.end();
  await renting.settle(isPayday);
}
