import type { Prover } from '@escapement/worker';
import { readClock } from '../solana/chain-clock.ts';
import { CATALOGUE, CPU_MODEL, dayParameters, HISTORY_INTERVAL_SLOTS, historyParameters } from './catalogue.ts';
import { playChallenge, type Stage } from './challenge.ts';
import { registerDevices, relist } from './device-actions.ts';
import { Failures } from './failures.ts';
import type { PlannedDevice } from './fleet-plan.ts';
import { executeModels, type ProposedModel, proposeModels, TIMELOCK_SLOTS } from './marketplace-setup.ts';
import { readMoment } from './moment.ts';
import type { PlayedRental } from './rental-actions.ts';
import { Renting } from './renting.ts';
import { DAY_CHALLENGES, RewardedDay } from './rewarded-day.ts';
import { StakeEvents } from './stake-events.ts';
import { tickRound } from './tick-round.ts';
import type { TravelTo, World } from './world.ts';

/** Rounds of 8 hours: 13 days. Half-hourly challenges of another day follow. */
const ROUNDS = 39;
const ROUNDS_PER_DAY = 3;
/** A device needs two ticks before it can be hired. */
const FIRST_RENTAL_ROUND = 3;
/** Rentals opened from here on go on when history is over. */
const LAST_RENTALS_ROUND = 37;
/** In this round somebody hires a whole cluster at once. */
const CLUSTER = { round: 26, devices: 8 } as const;
const RELIST_CHANCE = 0.05;
const MISS_CHANCE = 0.008;

/** How much of history is played. */
export interface HistoryLength {
  rounds: number;
  /** Challenges of the rewarded day that ends it. */
  challenges: number;
}

const WHOLE: HistoryLength = { rounds: ROUNDS, challenges: DAY_CHALLENGES };

/** How far history is. */
export interface HistoryProgress {
  /** Share that is played, 0 to 1. */
  share: number;
  devices: number;
  rentals: number;
  transactions: number;
}

/** Plays two weeks: rounds of 8 hours, in each what happens between and then a challenge; then a day of hourly rewards. */
export class History {
  readonly #stage: Stage;
  readonly #length: HistoryLength;
  readonly #stakeEvents: StakeEvents;
  #plans: PlannedDevice[];
  #proposed: ProposedModel[] = [];

  constructor(
    world: World,
    plans: readonly PlannedDevice[],
    prover: Prover,
    travelTo: TravelTo,
    length: HistoryLength = WHOLE,
  ) {
    this.#stage = { world, prover, travelTo, failures: new Failures(world), renting: new Renting(world) };
    this.#length = length;
    this.#plans = [...plans];
    this.#stakeEvents = new StakeEvents(world);
  }

  /** Rentals that go on when history is over. */
  get rentals(): PlayedRental[] {
    return this.#stage.renting.rentals;
  }

  /** Plays all of it; afterwards the models are at live intervals and the clock is never moved again. */
  async play(onProgress: (progress: HistoryProgress) => void): Promise<void> {
    const { rounds, challenges } = this.#length;
    const { world, renting } = this.#stage;
    const tell = (played: number): void =>
      onProgress({
        share: played / (rounds + challenges),
        devices: world.devices.length,
        rentals: renting.opened,
        transactions: world.queue.count,
      });
    await this.#setUpCatalogue();
    await this.#join(0);
    for (let round = 1; round <= rounds; round++) {
      world.signal.throwIfAborted();
      await this.#interlude(round);
      await this.#challenge(round);
      tell(round);
    }
    const day = new RewardedDay(this.#stage, BigInt(rounds * HISTORY_INTERVAL_SLOTS), challenges);
    await day.play((challenge) => tell(rounds + challenge));
  }

  async #setUpCatalogue(): Promise<void> {
    const { world, travelTo } = this.#stage;
    const proposed = await proposeModels(world, [...CATALOGUE.map(historyParameters), CPU_MODEL]);
    const { slot } = await readClock(world.connection);
    await travelTo(slot + TIMELOCK_SLOTS);
    await executeModels(world, proposed);
  }

  async #join(round: number): Promise<void> {
    const joining = this.#plans.filter(({ joinsAt }) => joinsAt <= round);
    this.#plans = this.#plans.filter((plan) => !joining.includes(plan));
    await registerDevices(this.#stage.world, joining, round / ROUNDS_PER_DAY);
  }

  /** What happens between two challenges, at a moment of its own. */
  async #interlude(round: number): Promise<void> {
    const { world, prover, travelTo, failures, renting } = this.#stage;
    const { connection, queue, devices } = world;
    const random = world.random.fork(`round-${round}`);
    const before = await readClock(connection);
    const gap = Number(BigInt(round * HISTORY_INTERVAL_SLOTS) - before.slot);
    // More than an hour is left, so that what is proposed here can be executed at the challenge.
    await travelTo(before.slot + BigInt(Math.floor(gap * random.between(0.1, 0.85))));
    await queue.confirm();

    await this.#join(round);
    const moment = await readMoment(world);
    await failures.play(round, moment);
    await this.#stakeEvents.play(round);
    // Of those that are left: what has just retired has no price to change.
    const relisted = devices.filter(() => random.chance(RELIST_CHANCE));
    relist(world, relisted, moment.accounts, round / ROUNDS_PER_DAY);
    // What missed its challenge begins again.
    await tickRound(
      world,
      prover,
      devices.filter(({ address }) => !world.absent.has(address.toBase58())),
    );
    if (round === this.#length.rounds) this.#proposed = await proposeModels(world, CATALOGUE.map(dayParameters));
    await renting.end();
    if (round < FIRST_RENTAL_ROUND) return;
    const staysOpen = round >= LAST_RENTALS_ROUND;
    for (let left = random.integer(1, 2); left > 0; left--) await renting.open(random, staysOpen);
    if (round === CLUSTER.round) await renting.open(random, false, { devices: CLUSTER.devices, currency: 'USDC' });
  }

  /** The challenge that ends a round; after the last one the models are those of the rewarded day. */
  async #challenge(round: number): Promise<void> {
    const { world } = this.#stage;
    const isLast = round === this.#length.rounds;
    await playChallenge(this.#stage, BigInt(round * HISTORY_INTERVAL_SLOTS), {
      missChance: MISS_CHANCE,
      // Earnings are paid once a day, not all rentals' in the same round.
      isPayday: ({ address }) => (round + (address.toBytes()[0] ?? 0)) % ROUNDS_PER_DAY === 0,
      ...(isLast ? { before: () => executeModels(world, this.#proposed) } : {}),
    });
  }
}
