import { type Device, deviceRelease, isAssigned, isSilent } from '@escapement/programs';
import { retire } from './device-actions.ts';
import type { Moment } from './moment.ts';
import type { Random } from './random.ts';
import { isFast, type PlayedDevice, type World } from './world.ts';

/** Rounds in which a hired device falls silent, and for how many rounds: long enough that anybody may release it. */
const SILENCES: ReadonlyMap<number, number> = new Map([
  [13, 6],
  [24, 7],
]);
/** Rounds in which a supplier takes a hired device away. */
const SUPPLIER_LEAVES: ReadonlySet<number> = new Set([10, 21, 31]);
/** Rounds in which an idle device leaves the network for good. */
const RETIREMENTS: ReadonlySet<number> = new Set([29]);
/** Rounds from which an idle device proves nothing any more, without having left. */
const OUTAGES: ReadonlySet<number> = new Set([32, 34, 36]);
/** Hired time that a device must have left to be worth failing. */
const LEAST_LEFT_SECONDS = 3n * 86_400n;

/** What goes wrong in history, so that what the network does about it can be seen. */
export class Failures {
  readonly #world: World;
  readonly #random: Random;
  /** Round in which a device comes back, by its address. */
  readonly #returns = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
    this.#random = world.random.fork('failures');
  }

  /** True when a device answers a challenge that devices miss as often as `missChance`, 0 to 1. */
  answers(device: PlayedDevice, missChance: number): boolean {
    if (this.#world.absent.has(device.address.toBase58())) return false;
    return !this.#random.chance(missChance) || device.plan.isSelfDealing;
  }

  /** Lets happen what is due in a round. */
  async play(round: number, moment: Moment): Promise<void> {
    const { absent } = this.#world;
    for (const [address, until] of this.#returns) {
      if (until > round) continue;
      absent.delete(address);
      this.#returns.delete(address);
    }
    const silence = SILENCES.get(round);
    if (silence !== undefined) this.#silence(this.#pickHired(moment), round + silence);
    if (SUPPLIER_LEAVES.has(round)) this.#leave(this.#pickHired(moment), moment);
    if (OUTAGES.has(round)) this.#silence(this.#pickIdle(moment), Number.POSITIVE_INFINITY);
    if (RETIREMENTS.has(round)) {
      const device = this.#pickIdle(moment);
      if (device) await retire(this.#world, device);
    }
    this.releaseSilent(moment);
  }

  #silence(device: PlayedDevice | undefined, until: number): void {
    if (!device) return;
    const address = device.address.toBase58();
    this.#world.absent.add(address);
    this.#returns.set(address, until);
  }

  #leave(device: PlayedDevice | undefined, { accounts }: Moment): void {
    const rental = device && accounts.get(device.address.toBase58())?.assignment.rental;
    if (!rental) return;
    const { owner, address, plan } = device;
    const instruction = deviceRelease({ authority: owner.publicKey, rental, device: address });
    this.#world.queue.add({ label: `take ${plan.id} away`, instructions: [instruction], signers: [owner] });
  }

  /** As anybody may, the keeper ends the hired time of what is silent. */
  releaseSilent({ clock, accounts }: Moment): void {
    const { keys, queue } = this.#world;
    for (const { address, plan } of this.#world.devices) {
      const account = accounts.get(address.toBase58());
      if (!account || !isAssigned(account) || account.assignment.releasedAt !== 0n) continue;
      if (!isSilent(account, clock) || clock.unixTimestamp >= account.assignment.endsAt) continue;
      const { rental } = account.assignment;
      const instruction = deviceRelease({ authority: keys.keeper.publicKey, rental, device: address });
      queue.add({ label: `release silent ${plan.id}`, instructions: [instruction], signers: [keys.keeper] });
    }
  }

  #pickHired({ clock, accounts }: Moment): PlayedDevice | undefined {
    return this.#pick(accounts, (account) => {
      const { assignment } = account;
      const isHired =
        isAssigned(account) && assignment.releasedAt === 0n && clock.unixTimestamp >= assignment.payableAt;
      return isHired && assignment.endsAt - clock.unixTimestamp > LEAST_LEFT_SECONDS;
    });
  }

  #pickIdle({ accounts }: Moment): PlayedDevice | undefined {
    return this.#pick(accounts, (account) => !isAssigned(account));
  }

  #pick(accounts: Moment['accounts'], fits: (account: Device) => boolean): PlayedDevice | undefined {
    const fitting = this.#world.devices.filter((device) => {
      const address = device.address.toBase58();
      const account = accounts.get(address);
      return (
        account && !isFast(device) && !device.plan.isSelfDealing && !this.#world.absent.has(address) && fits(account)
      );
    });
    return fitting.length > 0 ? this.#random.pick(fitting) : undefined;
  }
}
