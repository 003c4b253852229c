import { RewardKeeper } from '../keeper/reward-keeper.ts';
import { readClock } from '../solana/chain-clock.ts';
import { CATALOGUE, DAY_INTERVAL_SLOTS, liveParameters } from './catalogue.ts';
import { playChallenge, type Stage } from './challenge.ts';
import { giveAll, sol } from './funding.ts';
import { executeModels, type ProposedModel, proposeModels } from './marketplace-setup.ts';
import { readMoment } from './moment.ts';

/** Challenges of the last day, one every 30 minutes less 8 seconds. */
export const DAY_CHALLENGES = 48;
/** Rentals are opened and prices seen to every so many challenges: 3 hours. */
const INTERLUDE_CHALLENGES = 6;
/** Rewards are claimed every so many challenges: 12 hours. */
const CLAIM_CHALLENGES = 24;
/** Earnings are paid every so many challenges, not all rentals' after the same: 8 hours. */
const PAYDAY_CHALLENGES = 16;
const MISS_CHANCE = 0.001;
/** The live models are proposed so many challenges before the end: longer than their timelock. */
const PROPOSAL_CHALLENGES = 4;
/** A self-dealer rents its own device for so long, seconds. */
const OWN_RENTAL_SECONDS = 10 * 3_600;
/** What it has to do it with, smallest unit of USDC. */
export const OWN_USDC = 100n * 10n ** 6n;

/**
 * Plays the last day of history: challenges often enough that devices are rewarded, and every hour opened, scored,
 * finalized and, twice a day, claimed. One supplier rents from itself, which earns it no more than its idle twin.
 */
export class RewardedDay {
  readonly #stage: Stage;
  readonly #start: bigint;
  readonly #keeper: RewardKeeper;
  readonly #challenges: number;
  #proposed: ProposedModel[] = [];

  /**
   * @param start slot at which the day begins
   * @param challenges played in all; fewer are for tests
   */
  constructor(stage: Stage, start: bigint, challenges: number) {
    const { connection, queue, keys } = stage.world;
    this.#stage = stage;
    this.#start = start;
    this.#challenges = challenges;
    this.#keeper = new RewardKeeper({ connection, queue, keeper: keys.keeper, mint: keys.ioMint.publicKey });
  }

  /** Plays it; afterwards the models are at live intervals. */
  async play(onChallenge: (played: number) => void): Promise<void> {
    const { world } = this.#stage;
    for (let challenge = 1; challenge <= this.#challenges; challenge++) {
      world.signal.throwIfAborted();
      if (challenge % INTERLUDE_CHALLENGES === 2) await this.#interlude(challenge);
      if (challenge === this.#challenges - PROPOSAL_CHALLENGES) {
        this.#proposed = await proposeModels(world, CATALOGUE.map(liveParameters));
      }
      const isLast = challenge === this.#challenges;
      await playChallenge(this.#stage, this.#slotOf(challenge), {
        missChance: MISS_CHANCE,
        isPayday: ({ address }) => (challenge + (address.toBytes()[0] ?? 0)) % PAYDAY_CHALLENGES === 0,
        ...(isLast ? { before: () => executeModels(world, this.#proposed) } : {}),
      });
      await this.#keeper.keep();
      if (challenge % CLAIM_CHALLENGES === 0) await this.#keeper.claim();
      if (isLast) await world.queue.confirm();
      onChallenge(challenge);
    }
  }

  #slotOf(challenge: number): bigint {
    return this.#start + BigInt(challenge * DAY_INTERVAL_SLOTS);
  }

  /** What happens between two challenges, at a moment of its own. */
  async #interlude(challenge: number): Promise<void> {
    const { world, travelTo, failures, renting } = this.#stage;
    const { queue } = world;
    const random = world.random.fork(`day-${challenge}`);
    const { slot } = await readClock(world.connection);
    const gap = Number(this.#slotOf(challenge) - slot);
    await travelTo(slot + BigInt(Math.floor(gap * random.between(0.2, 0.8))));
    await queue.confirm();
    failures.releaseSilent(await readMoment(world));
    await renting.end();
    if (challenge < INTERLUDE_CHALLENGES) await this.#rentFromSelf();
    await renting.open(random, true);
  }

  async #rentFromSelf(): Promise<void> {
    const { world, renting } = this.#stage;
    const device = world.devices.find(({ plan }) => plan.isSelfDealing);
    if (!device) return;
    await giveAll(world, [{ owner: device.owner.publicKey, lamports: sol(0), usdc: OWN_USDC }]);
    await renting.openOwn(device, Math.min(OWN_RENTAL_SECONDS, this.#challenges * 1_200));
  }
}
