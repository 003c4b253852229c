import type { ChainClock } from '@escapement/programs';
import { readModels, readMoment } from './moment.ts';
import type { Random } from './random.ts';
import { endHiring, openRental, type PlayedRental, settleAndClose } from './rental-actions.ts';
import { type Candidate, choose, drawWish, hireable, type Wish } from './rental-plan.ts';
import { isFast, type PlayedDevice, type World } from './world.ts';

const LEAVE_CHANCE = 0.18;
/** The fast model's devices are hired for so long at most, so that all are free for visitors when history is over. */
const FAST_RENTAL_SECONDS = 30 * 3_600;

/** Renters of history: they open rentals, leave or stay, and everybody is paid. */
export class Renting {
  readonly #world: World;
  #rentals: PlayedRental[] = [];
  #opened = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Rentals that are not closed. */
  get rentals(): PlayedRental[] {
    return this.#rentals;
  }

  /** Rentals opened so far. */
  get opened(): number {
    return this.#opened;
  }

  /** Somebody hires what he finds; nobody does when there is nothing. With `staysOpen` the rental outlasts history. */
  async open(random: Random, staysOpen: boolean, wanted: Partial<Wish> = {}): Promise<void> {
    const { clock, accounts } = await readMoment(this.#world);
    const wish = { ...drawWish(random, staysOpen), ...wanted };
    const candidates = this.#world.devices.flatMap((played) => {
      const account = accounts.get(played.address.toBase58());
      return account && this.#isOffered(played, wish, staysOpen) ? [{ played, account }] : [];
    });
    const hired = choose(random, hireable(candidates, wish, await readModels(this.#world), clock), wish);
    const leaves = !staysOpen && random.chance(LEAVE_CHANCE);
    await this.#hire(
      {
        owner: random.pick(this.#world.keys.renters),
        currency: wish.currency,
        seconds: wish.seconds,
        leavesAfter: leaves ? Math.floor(wish.seconds * random.between(0.2, 0.8)) : null,
        spare: BigInt(random.integer(0, 50)) * 100_000n,
      },
      hired,
      clock,
    );
  }

  /** Rents a device from oneself, to its end. */
  async openOwn(device: PlayedDevice, seconds: number): Promise<void> {
    const { clock, accounts } = await readMoment(this.#world);
    const account = accounts.get(device.address.toBase58());
    if (!account) return;
    const { owner } = device;
    const wanted = { owner, currency: 'USDC', seconds, leavesAfter: null, spare: 0n } as const;
    await this.#hire(wanted, [{ played: device, account }], clock);
  }

  /** Ends the hired time of rentals that are over or left. */
  async end(): Promise<void> {
    const { clock, accounts } = await readMoment(this.#world);
    for (const rental of this.#rentals) this.#world.queue.add(...endHiring(this.#world, rental, accounts, clock));
    await this.#world.queue.executed();
  }

  /** Pays what is over, and what is earned so far of the rentals whose payday it is; closes what is empty. */
  async settle(isPayday: (rental: PlayedRental) => boolean): Promise<void> {
    const { clock, accounts } = await readMoment(this.#world);
    const open: PlayedRental[] = [];
    for (const rental of this.#rentals) {
      const { transactions, closes } = settleAndClose(this.#world, rental, accounts, clock, isPayday(rental));
      this.#world.queue.add(...transactions);
      if (!closes) open.push(rental);
    }
    this.#rentals = open;
    await this.#world.queue.executed();
  }

  async #hire(wanted: Parameters<typeof openRental>[1], hired: readonly Candidate[], clock: ChainClock): Promise<void> {
    if (hired.length === 0) return;
    this.#rentals.push(await openRental(this.#world, wanted, hired, clock));
    this.#opened += 1;
  }

  #isOffered(device: PlayedDevice, wish: Wish, staysOpen: boolean): boolean {
    if (this.#world.absent.has(device.address.toBase58()) || device.plan.isSelfDealing) return false;
    return !isFast(device) || (!staysOpen && wish.seconds <= FAST_RENTAL_SECONDS);
  }
}
