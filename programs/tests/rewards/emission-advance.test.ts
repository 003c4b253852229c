import { describe, expect, it } from 'vitest';
import { EPOCHS, MAX_STEPS } from '../../client/generated/rewards/program.ts';
import * as r from '../../client/rewards/index.ts';
import { withAccount } from '../support/forge.ts';
import { RewardsWorld } from '../support/rewards/world.ts';

const advance = (rewards: RewardsWorld, count: number) => () =>
  rewards.send([r.emissionAdvance({ count })], rewards.stranger).rewards[0]!.data;

describe('emission_advance', () => {
  it('error: no epoch at all, or more than 500', () => {
    const rewards = RewardsWorld.create();
    rewards.toClose(600);
    for (const count of [0, MAX_STEPS + 1, 2 ** 32 - 1]) {
      expect(advance(rewards, count), `${count}`).toThrow('One to 500 epochs can be stepped over at once');
    }
  });

  it('error: an epoch that has not begun, runs, or can still be scored', () => {
    const rewards = RewardsWorld.create();
    expect(advance(rewards, 1)).toThrow('No epoch has closed unopened');
    const { startsAt, endsAt, closesAt } = r.epochTimes(rewards.emission(), 0);
    for (const time of [startsAt, endsAt, closesAt - 1n]) {
      rewards.toTime(time);
      expect(advance(rewards, 1)).toThrow('No epoch has closed unopened');
    }
    rewards.toTime(closesAt);
    expect(advance(rewards, 1)()).toMatchObject({ fromIndex: 0, nextIndex: 1, forgone: r.emissionAt(0) });
  });

  it('error: before there is an emission, or with another account for it', () => {
    const none = RewardsWorld.empty();
    expect(advance(none, 1)).toThrow('An account does not exist');
    const rewards = RewardsWorld.create();
    rewards.open(0);
    const forged = withAccount(r.emissionAdvance({ count: 1 }), r.emissionAddress(), r.epochAddress(0));
    expect(() => rewards.send([forged], rewards.stranger)).toThrow('An account is of another kind');
  });

  it('steps over closed epochs only, as many as it is told', () => {
    const rewards = RewardsWorld.create();
    rewards.toEnd(10);
    expect(advance(rewards, 3)()).toMatchObject({
      fromIndex: 0,
      nextIndex: 3,
      nextQ32: r.emissionQ32At(3),
      forgone: r.issuedBy(2),
    });
    // Epochs 9 and 10 can still be opened.
    expect(advance(rewards, 100)()).toMatchObject({ fromIndex: 3, nextIndex: 9 });
    expect(advance(rewards, 100)).toThrow('No epoch has closed unopened');
    expect(rewards.open(9)).toMatchObject({ emissionAmount: r.emissionAt(9), forgone: 0n });
  });

  it('ends with the last epoch', () => {
    const rewards = RewardsWorld.create();
    rewards.forge({ nextIndex: EPOCHS - 2, nextQ32: r.emissionQ32At(EPOCHS - 2) });
    rewards.toTime(r.epochTimes(rewards.emission(), EPOCHS + 100).closesAt);
    expect(advance(rewards, 500)()).toMatchObject({ nextIndex: EPOCHS, nextQ32: r.emissionQ32At(EPOCHS) });
    expect(advance(rewards, 1)).toThrow('No epoch has closed unopened');
  });
});
