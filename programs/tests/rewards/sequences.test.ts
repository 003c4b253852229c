// Random devices, seconds and orders: whatever anybody sends when, the sums hold. `RewardsBooks` checks after every
// transaction that all accounts are what events told, that issued is minted, and that no epoch accrues more than it emits.

import type { PublicKey } from '@solana/web3.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as r from '../../client/rewards/index.ts';
import { TransactionRefused } from '../support/chain.ts';
import { RewardsWorld } from '../support/rewards/world.ts';
import { type DeviceHandle, MODEL } from '../support/world.ts';

/** Five devices of three models in both pools, two of them with a co-staker. */
class Fleet {
  readonly rewards = RewardsWorld.create();
  readonly devices: readonly DeviceHandle[];
  readonly coStakers: readonly (PublicKey | null)[];

  constructor() {
    const { world } = this.rewards;
    world.setModel({ ...MODEL, code: 8, multiplierBps: 37_500 });
    world.setModel({ ...MODEL, code: 9, multiplierBps: 5_000, pool: 'Community' });
    const first = this.rewards.device();
    this.devices = [
      first,
      this.rewards.device({ gpus: 3, supplier: first }),
      this.rewards.device({ modelCode: 8, gpus: 8 }),
      this.rewards.device({ modelCode: 9 }),
      this.rewards.device({ modelCode: 9, gpus: 2 }),
    ];
    this.coStakers = this.devices.map((_, at) => (at % 2 === 1 ? world.wallet('co-staker').publicKey : null));
    this.devices.forEach((device, at) => {
      const coStaker = this.coStakers[at];
      if (coStaker) this.stakeWith(device, coStaker, 1_234 * at);
    });
  }

  stakeWith(device: DeviceHandle, coStaker: PublicKey, coShareBps: number): void {
    const half = 1_000_000_000_000n;
    this.rewards.stake(device, { active: half, coStaker, coActive: half, coShareBps });
  }

  /** All that was or will be paid for a device: to its supplier, and to its co-stakers. */
  totals(): { own: bigint; co: bigint }[] {
    return this.devices.map((device) => {
      const { owed, claimed, coOwed, coClaimed } = this.rewards.reward(device);
      return { own: owed + claimed, co: coOwed + coClaimed };
    });
  }

  /** Claims all that there is of some epochs. */
  settle(epochs: readonly number[]): void {
    for (const index of epochs) if (!this.rewards.epoch(index).finalized) this.rewards.finalize(index);
    for (const [at, device] of this.devices.entries()) {
      const coStaker = this.coStakers[at];
      for (const index of epochs) {
        if (coStaker) tried(() => this.rewards.coClaim(coStaker, device));
        tried(() => this.rewards.claim(device, index));
      }
      if (coStaker) tried(() => this.rewards.coClaim(coStaker, device));
    }
  }
}

/** Refusals that a stranger who tries everything at any time runs into. */
const EXPECTED = new Set([
  'NothingToScore',
  'NothingToClaim',
  'EpochNotFinal',
  'EpochClosed',
  'EpochFinalized',
  'ScoringOpen',
  'ClaimFirst',
  'CoStakerUnpaid',
  'CoStakerMismatch',
  'AccountNotInitialized',
  'EpochNotEnded',
]);

/** Tells whether an attempt was accepted. */
function tried(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused && EXPECTED.has(error.failure.name)) return false;
    throw error;
  }
}

const EPOCHS_A_RUN = 4;
const uptime = fc.record({
  idle: fc.oneof(fc.constantFrom(0, 899, 900), fc.nat(5_400)),
  hired: fc.oneof(fc.constant(0), fc.nat(5_400)),
});
/** Seconds of each device in each epoch. */
const work = fc.array(fc.array(uptime, { minLength: EPOCHS_A_RUN, maxLength: EPOCHS_A_RUN }), {
  minLength: 5,
  maxLength: 5,
});

describe('any order of the same', () => {
  let fleets: [Fleet, Fleet];
  beforeAll(() => {
    fleets = [new Fleet(), new Fleet()];
  });

  const numbers = Array.from({ length: 5 * EPOCHS_A_RUN }, (_, n) => n);
  const order = fc.record({
    scores: fc.shuffledSubarray(numbers, { minLength: numbers.length }),
    late: fc.array(fc.boolean(), { minLength: numbers.length, maxLength: numbers.length }),
    finals: fc.shuffledSubarray([0, 1, 2, 3], { minLength: EPOCHS_A_RUN }),
    claims: fc.shuffledSubarray(numbers, { minLength: numbers.length }),
  });

  /** Opens, scores, finalizes and claims all of the next epochs in an order, and tells what each device got of them. */
  function play(
    fleet: Fleet,
    seconds: readonly (readonly r.Uptime[])[],
    how: typeof order extends fc.Arbitrary<infer T> ? T : never,
  ) {
    const { rewards, devices } = fleet;
    const first = rewards.emission().nextIndex;
    const before = fleet.totals();
    for (let epoch = 0; epoch <= EPOCHS_A_RUN; epoch += 1) {
      if (epoch < EPOCHS_A_RUN) {
        for (const [at, device] of devices.entries()) rewards.credit(device, first + epoch, seconds[at]![epoch]!);
        rewards.open(first + epoch);
      } else {
        rewards.toEnd(first + epoch);
      }
      for (const task of how.scores) {
        const [at, of] = [task % 5, Math.floor(task / 5)];
        if (epoch === of + (how.late[task] ? 1 : 0)) tried(() => rewards.score(first + of, devices[at]!));
      }
    }
    for (const epoch of how.finals) rewards.finalize(first + epoch);
    for (const task of how.claims) tried(() => rewards.claim(devices[task % 5]!, first + Math.floor(task / 5)));
    const epochs = [0, 1, 2, 3].map((epoch) => first + epoch);
    fleet.settle(epochs);
    const got = fleet.totals().map(({ own, co }, at) => ({ own: own - before[at]!.own, co: co - before[at]!.co }));
    return { got, epochs: epochs.map((index) => rewards.epoch(index)) };
  }

  it('gives everybody the same, what the client computes from the seconds alone', () => {
    fc.assert(
      fc.property(work, order, order, (seconds, one, other) => {
        const [a, b] = [play(fleets[0], seconds, one), play(fleets[1], seconds, other)];
        expect(a.got).toEqual(b.got);
        const { devices, rewards } = fleets[0];
        const weights = devices.map(({ device, modelCode }, at) => {
          const { multiplierBps, pool } = rewards.world.model(modelCode);
          const { gpuCount } = rewards.world.device(device);
          return seconds[at]!.map((ran) => ({ pool, weight: r.deviceWeight({ multiplierBps, gpuCount, ...ran }) }));
        });
        const expected = weights.map((scores, at) => {
          const parts = scores.map(({ pool, weight }, epoch) => {
            const total = weights.reduce((sum, all) => sum + (all[epoch]!.pool === pool ? all[epoch]!.weight : 0n), 0n);
            const emitted = r.poolEmissions(r.emissionAt(a.epochs[epoch]!.index));
            const emission = pool === 'Community' ? emitted.community : emitted.enterprise;
            const amount = r.rewardOf({ emission, weight: total }, weight);
            return { amount, co: at % 2 === 1 ? r.coRewardOf(amount, 1_234 * at) : 0n };
          });
          const co = parts.reduce((sum, part) => sum + part.co, 0n);
          return { own: parts.reduce((sum, { amount }) => sum + amount, 0n) - co, co };
        });
        expect(a.got).toEqual(expected);
        const paid = a.got.reduce((sum, { own, co }) => sum + own + co, 0n);
        expect(paid).toBeLessThanOrEqual(a.epochs.reduce((sum, { emission }) => sum + emission, 0n));
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe('anything at any time', () => {
  let fleet: Fleet;
  beforeAll(() => {
    fleet = new Fleet();
  });

  const at = fc.nat(4);
  /** How many epochs ago: mostly where a step can be accepted. */
  const scorable = fc.oneof({ arbitrary: fc.nat(1), weight: 4 }, { arbitrary: fc.nat(6), weight: 1 });
  const closed = fc.oneof(
    { arbitrary: fc.integer({ min: 2, max: 4 }), weight: 4 },
    { arbitrary: fc.nat(6), weight: 1 },
  );
  /** How many of the final epochs that the device has scores of, or any epochs. */
  const epochs = fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: 4 }), weight: 4 },
    { arbitrary: fc.array(fc.nat(6), { maxLength: 4 }), weight: 1 },
  );
  const step = fc.oneof(
    {
      arbitrary: fc.record({
        do: fc.constant('open' as const),
        seconds: fc.array(uptime, { minLength: 5, maxLength: 5 }),
      }),
      weight: 3,
    },
    { arbitrary: fc.record({ do: fc.constant('score' as const), at, back: scorable }), weight: 6 },
    { arbitrary: fc.record({ do: fc.constant('finalize' as const), back: closed }), weight: 4 },
    { arbitrary: fc.record({ do: fc.constant('claim' as const), at, epochs }), weight: 3 },
    { arbitrary: fc.record({ do: fc.constant('coClaim' as const), at, epochs }), weight: 3 },
    { arbitrary: fc.record({ do: fc.constant('coStake' as const), at, share: fc.nat(10_000) }), weight: 1 },
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  /** Steps that were accepted, by their kind: a test in which all is refused would show nothing. */
  const accepted = new Map<Step['do'], number>();

  /** Takes one step; what is refused, must be for a known reason. */
  function take(action: Step): void {
    const note = (isAccepted: boolean) => accepted.set(action.do, (accepted.get(action.do) ?? 0) + Number(isAccepted));
    const { rewards, devices, coStakers } = fleet;
    const next = rewards.emission().nextIndex;
    const epoch = (steps: number) => Math.max(0, next - 1 - steps);
    const finalOf = (device: DeviceHandle) =>
      r.scoredEpochs(rewards.reward(device)).filter((index) => rewards.epoch(index).finalized);
    const named = (device: DeviceHandle, which: number | number[]) =>
      typeof which === 'number' ? finalOf(device).slice(0, which) : which.map(epoch);
    switch (action.do) {
      case 'open':
        for (const [n, device] of devices.entries()) rewards.credit(device, next, action.seconds[n]!);
        rewards.open(next);
        break;
      case 'score':
        note(tried(() => rewards.score(epoch(action.back), devices[action.at]!)));
        break;
      case 'finalize': {
        const finalize = r.epochFinalize({ finalizer: rewards.stranger.publicKey, index: epoch(action.back) });
        note(tried(() => rewards.send([finalize], rewards.stranger)));
        break;
      }
      case 'claim':
      case 'coClaim': {
        // The next device that has something to claim, if there is one; anybody else's turn is refused.
        const turns = devices.map((_, n) => (action.at + n) % devices.length);
        const turn = turns.find((n) => finalOf(devices[n]!).length > 0) ?? action.at;
        const [device, coStaker] = [devices[turn]!, coStakers[turn] ?? rewards.stranger.publicKey];
        const indexes = named(device, action.epochs);
        if (action.do === 'claim') note(tried(() => rewards.claim(device, ...indexes)));
        else note(tried(() => rewards.coClaim(coStaker, device, ...indexes)));
        break;
      }
      case 'coStake':
        fleet.stakeWith(devices[action.at]!, coStakers[action.at] ?? rewards.stranger.publicKey, action.share);
    }
  }

  it('no sum is ever exceeded, and all that was scored is paid in the end', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 60, maxLength: 100 }), (steps) => {
        const { rewards, devices } = fleet;
        steps.forEach(take);
        for (const [n, device] of devices.entries()) {
          const open = r.scoredEpochs(rewards.reward(device));
          for (const index of open) if (!rewards.epoch(index).finalized) rewards.finalize(index);
          const coStaker = fleet.coStakers[n] ?? rewards.stranger.publicKey;
          for (const index of open) {
            tried(() => rewards.coClaim(coStaker, device));
            expect(tried(() => rewards.claim(device, index))).toBe(true);
          }
          tried(() => rewards.claim(device));
          tried(() => rewards.coClaim(coStaker, device));
          expect(rewards.reward(device)).toMatchObject({ owed: 0n, coOwed: 0n });
        }
      }),
      { numRuns: 12 },
    );
    for (const kind of ['score', 'finalize', 'claim', 'coClaim'] as const) {
      expect(accepted.get(kind), kind).toBeGreaterThan(5);
    }
  }, 120_000);
});
