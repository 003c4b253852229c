// Random devices, seconds and orders: whatever is sent when, everybody gets the same. `RewardsBooks` checks after every
// transaction that all accounts are what events told, that issued is minted, and that no epoch accrues more than it emits.
// Anything at any time is in `tests/sequences/rewards.test.ts`.

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as r from '../../client/rewards/index.ts';
import { Fleet, tried } from '../support/rewards/fleet.ts';

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
