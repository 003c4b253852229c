import { isAssigned } from '@escapement/programs';
import type { Logger } from 'pino';
import { readModels, readMoment } from '../demo/moment.ts';
import type { Random } from '../demo/random.ts';
import { endHiring, openRental, type PlayedRental, settleAndClose } from '../demo/rental-actions.ts';
import { choose, hireable, type Wish } from '../demo/rental-plan.ts';
import { isFast, type World } from '../demo/world.ts';
import { Looks } from './looks.ts';

/** Time between two looks at the chain. When things happen is decided by the chain's clock. */
const LOOK_MS = 15_000;
/** Share of the devices that are kept hired, about. */
const HIRED_SHARE = 0.4;
/** How often a look opens a rental while fewer are hired. */
const OPEN_CHANCE = 0.25;
/** A settlement of what is not over is made for every so many looks: about twice an hour. */
const SETTLE_CHANCE = 1 / 120;
const LEAVE_CHANCE = 0.15;
const HOUR = 3_600;

const drawWish = (random: Random): Wish => ({
  currency: random.chance(0.75) ? 'USDC' : 'IO',
  seconds: random.integer(HOUR / 2, 4 * HOUR),
  devices: random.weighted([1, 2, 3], (count) => 1 / count),
});

/**
 * Renters who open, leave and settle rentals for as long as the network runs, by the same transactions as anybody's.
 * They leave the fast model's devices and this computer's own to visitors, and never move the clock.
 */
export class LiveRenters {
  readonly #world: World;
  readonly #random: Random;
  readonly #looks: Looks;
  #rentals: PlayedRental[];

  /** @param rentals those that history left open */
  constructor(world: World, rentals: readonly PlayedRental[], logger: Logger) {
    this.#world = world;
    this.#rentals = [...rentals];
    this.#looks = new Looks({ name: 'renters', pauseMs: LOOK_MS, logger, look: () => this.look() });
    this.#random = world.random.fork('live');
  }

  start(): void {
    this.#looks.start();
  }

  stop(): Promise<void> {
    return this.#looks.stop();
  }

  /** Does once what is due now. */
  async look(): Promise<void> {
    const { queue } = this.#world;
    const { clock, accounts } = await readMoment(this.#world);
    for (const rental of this.#rentals) queue.add(...endHiring(this.#world, rental, accounts, clock));
    await queue.confirm();
    await this.#settle();
    await this.#open();
    await queue.confirm();
  }

  async #settle(): Promise<void> {
    const { queue } = this.#world;
    const { clock, accounts } = await readMoment(this.#world);
    const closing = new Set<PlayedRental>();
    for (const rental of this.#rentals) {
      const all = this.#random.chance(SETTLE_CHANCE);
      const { transactions, closes } = settleAndClose(this.#world, rental, accounts, clock, all);
      queue.add(...transactions);
      if (closes) closing.add(rental);
    }
    await queue.confirm();
    this.#rentals = this.#rentals.filter((rental) => !closing.has(rental));
  }

  async #open(): Promise<void> {
    const { clock, accounts } = await readMoment(this.#world);
    const devices = this.#world.devices.filter((device) => !isFast(device));
    const hired = [...accounts.values()].filter(isAssigned).length;
    if (hired >= devices.length * HIRED_SHARE || !this.#random.chance(OPEN_CHANCE)) return;
    const models = await readModels(this.#world);
    const wish = drawWish(this.#random);
    const candidates = devices.flatMap((played) => {
      const account = accounts.get(played.address.toBase58());
      return account ? [{ played, account }] : [];
    });
    const chosen = choose(this.#random, hireable(candidates, wish, models, clock), wish);
    if (chosen.length === 0) return;
    const leavesAfter = this.#random.chance(LEAVE_CHANCE)
      ? Math.floor(wish.seconds * this.#random.between(0.3, 0.9))
      : null;
    const owner = this.#random.pick(this.#world.keys.renters);
    const wanted = { owner, currency: wish.currency, seconds: wish.seconds, leavesAfter, spare: 0n };
    this.#rentals.push(await openRental(this.#world, wanted, chosen, clock));
  }
}
