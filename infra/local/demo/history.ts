import { type Device, decodeGpuModel, fetchAccount, type GpuModel, gpuModelAddress } from '@escapement/programs';
import type { Prover } from '@escapement/worker';
import { readClock } from '../solana/chain-clock.ts';
import { CATALOGUE, CPU_MODEL, HISTORY_INTERVAL_SLOTS, historyParameters, liveParameters } from './catalogue.ts';
import { registerDevices, relist } from './device-actions.ts';
import { Failures, type Moment } from './failures.ts';
import type { PlannedDevice } from './fleet-plan.ts';
import { executeModels, type ProposedModel, proposeModels, TIMELOCK_SLOTS } from './marketplace-setup.ts';
import { endHiring, openRental, type PlayedRental, settleAndClose } from './rental-actions.ts';
import { choose, drawWish, hireable, type Wish } from './rental-plan.ts';
import { tickRound } from './tick-round.ts';
import { isFast, type PlayedDevice, readDevices, type TravelTo, type World } from './world.ts';

/** Rounds of 8 hours: 14 days. */
export const HISTORY_ROUNDS = 42;
const ROUNDS_PER_DAY = 3;
/** A device needs two ticks before it can be hired. */
const FIRST_RENTAL_ROUND = 3;
/** Rentals opened from here on go on when history is over. */
const LAST_RENTALS_ROUND = 37;
const RELIST_CHANCE = 0.05;
const LEAVE_CHANCE = 0.18;
/** The fast model's devices are hired for so long at most, so that all are free for visitors when history is over. */
const FAST_RENTAL_SECONDS = 30 * 3_600;

/** How far history is. */
export interface HistoryProgress {
  round: number;
  rounds: number;
  devices: number;
  rentals: number;
  transactions: number;
}

/** Plays two weeks in rounds of 8 hours: what happens between, then the challenge that every device answers. */
export class History {
  readonly #world: World;
  readonly #travelTo: TravelTo;
  readonly #prover: Prover;
  readonly #failures: Failures;
  #plans: PlannedDevice[];
  #models = new Map<number, GpuModel>();
  #rentals: PlayedRental[] = [];
  #opened = 0;
  #proposed: ProposedModel[] = [];

  readonly #rounds: number;

  /** @param rounds played in all; a shorter history is for tests */
  constructor(
    world: World,
    plans: readonly PlannedDevice[],
    prover: Prover,
    travelTo: TravelTo,
    rounds: number = HISTORY_ROUNDS,
  ) {
    this.#rounds = rounds;
    this.#world = world;
    this.#travelTo = travelTo;
    this.#prover = prover;
    this.#plans = [...plans];
    this.#failures = new Failures(world);
  }

  /** Rentals that go on when history is over. */
  get rentals(): PlayedRental[] {
    return this.#rentals;
  }

  /** Plays all of it; afterwards the models are at live intervals and the clock is never moved again. */
  async play(onProgress: (progress: HistoryProgress) => void): Promise<void> {
    await this.#setUpCatalogue();
    await this.#join(0);
    for (let round = 1; round <= this.#rounds; round++) {
      this.#world.signal.throwIfAborted();
      await this.#interlude(round);
      await this.#challenge(round);
      const { devices, queue } = this.#world;
      const rentals = this.#opened;
      onProgress({ round, rounds: this.#rounds, devices: devices.length, rentals, transactions: queue.count });
    }
  }

  async #setUpCatalogue(): Promise<void> {
    const proposed = await proposeModels(this.#world, [...CATALOGUE.map(historyParameters), CPU_MODEL]);
    const { slot } = await readClock(this.#world.connection);
    await this.#travelTo(slot + TIMELOCK_SLOTS);
    await executeModels(this.#world, proposed);
    await this.#readModels();
  }

  async #readModels(): Promise<void> {
    for (const { code } of CATALOGUE) {
      const found = await fetchAccount(this.#world.connection, gpuModelAddress(code), decodeGpuModel, 'processed');
      if (found) this.#models.set(code, found.account);
    }
  }

  async #join(round: number): Promise<void> {
    const joining = this.#plans.filter(({ joinsAt }) => joinsAt <= round);
    this.#plans = this.#plans.filter((plan) => !joining.includes(plan));
    await registerDevices(this.#world, joining, round / ROUNDS_PER_DAY);
  }

  /** What happens between two challenges, at a moment of its own. */
  async #interlude(round: number): Promise<void> {
    const { connection, queue, devices } = this.#world;
    const random = this.#world.random.fork(`round-${round}`);
    const before = await readClock(connection);
    const challenge = BigInt(round * HISTORY_INTERVAL_SLOTS);
    const gap = Number(challenge - before.slot);
    await this.#travelTo(before.slot + BigInt(Math.floor(gap * random.between(0.1, 0.9))));
    await queue.confirm();

    await this.#join(round);
    const moment = await this.#moment();
    await this.#failures.play(round, moment);
    // Of those that are left: what has just retired has no price to change.
    const relisted = devices.filter(() => random.chance(RELIST_CHANCE));
    relist(this.#world, relisted, moment.accounts, round / ROUNDS_PER_DAY);
    // What missed its challenge begins again.
    await tickRound(
      this.#world,
      this.#prover,
      devices.filter((device) => !this.#isAbsent(device)),
    );
    if (round === this.#rounds) this.#proposed = await proposeModels(this.#world, CATALOGUE.map(liveParameters));
    await this.#endHiring();
    await queue.executed();
    if (round >= FIRST_RENTAL_ROUND) {
      for (let left = random.integer(1, 2); left > 0; left--) await this.#rent(random, round >= LAST_RENTALS_ROUND);
    }
  }

  /** The challenge of a round: every device that is there answers it, then what is over is paid. */
  async #challenge(round: number): Promise<void> {
    const { queue, devices } = this.#world;
    await this.#travelTo(BigInt(round * HISTORY_INTERVAL_SLOTS));
    await queue.confirm();
    const isLast = round === this.#rounds;
    if (isLast) await executeModels(this.#world, this.#proposed);
    await tickRound(
      this.#world,
      this.#prover,
      devices.filter((device) => this.#failures.answers(device)),
    );
    await this.#endHiring();
    await queue.executed();
    const { clock, accounts } = await this.#moment();
    const open: PlayedRental[] = [];
    for (const rental of this.#rentals) {
      // Earnings are paid once a day, not all rentals' in the same round.
      const isPayday = (round + (rental.address.toBytes()[0] ?? 0)) % ROUNDS_PER_DAY === 0;
      const { transactions, closes } = settleAndClose(this.#world, rental, accounts, clock, isPayday);
      queue.add(...transactions);
      if (!closes) open.push(rental);
    }
    this.#rentals = open;
    await queue.executed();
    if (isLast) await queue.confirm();
  }

  async #endHiring(): Promise<void> {
    const { clock, accounts } = await this.#moment();
    for (const rental of this.#rentals) this.#world.queue.add(...endHiring(this.#world, rental, accounts, clock));
  }

  async #rent(random: World['random'], isLast: boolean): Promise<void> {
    const { clock, accounts } = await this.#moment();
    const wish = drawWish(random, isLast);
    const candidates = this.#world.devices.flatMap((played) => {
      const account = accounts.get(played.address.toBase58());
      return account && this.#isOffered(played, wish, isLast) ? [{ played, account }] : [];
    });
    const hired = choose(random, hireable(candidates, wish, this.#models, clock), wish);
    if (hired.length === 0) return;
    const rental = await openRental(
      this.#world,
      {
        owner: random.pick(this.#world.keys.renters),
        currency: wish.currency,
        seconds: wish.seconds,
        leavesAfter:
          !isLast && random.chance(LEAVE_CHANCE) ? Math.floor(wish.seconds * random.between(0.2, 0.8)) : null,
        spare: BigInt(random.integer(0, 50)) * 100_000n,
      },
      hired,
      clock,
    );
    this.#rentals.push(rental);
    this.#opened += 1;
  }

  #isAbsent(device: PlayedDevice): boolean {
    return this.#world.absent.has(device.address.toBase58());
  }

  #isOffered(device: PlayedDevice, wish: Wish, isLast: boolean): boolean {
    if (this.#isAbsent(device)) return false;
    return !isFast(device) || (!isLast && wish.seconds <= FAST_RENTAL_SECONDS);
  }

  async #moment(): Promise<Moment> {
    return { clock: await readClock(this.#world.connection), accounts: await this.#accounts() };
  }

  #accounts(): Promise<Map<string, Device>> {
    return readDevices(
      this.#world.connection,
      this.#world.devices.map(({ address }) => address),
    );
  }
}
