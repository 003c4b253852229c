// Random sequences of rewards instructions, all of them sent by a stranger, at the beginning of the schedule and at its
// end. What of the design's properties is checked, and when:
//
// 1. Nothing is minted but what was scored: `Purses` after every step (each token account, and the supply), and
//    `RewardsBooks.checkInvariants` after every transaction (issued is minted and claimed).
// 2. No overdraft: no epoch accrues more than it emits, after every transaction.
// 3. What ends, anybody can end: a stranger makes all final and pays all that was scored at the end of every sequence.
// 4. No override: nothing here is sent by anybody with a right of its own.
// 8. No sequence is used twice: `RewardsReplay.add` after every transaction.
// The cap: issued is within 300,000,000 IO after every transaction, and within what the epochs so far emit after every
// step.
//
// All accounts of the program but final epochs are compared with what events tell of them after every transaction.

import { describe, expect, it } from 'vitest';
import { EPOCHS } from '../../client/generated/rewards/program.ts';
import * as r from '../../client/rewards/index.ts';
import { Fleet } from '../support/rewards/fleet.ts';
import { together } from '../support/saved.ts';
import { expectAllAccepted, type Game, play, TIMEOUT } from '../support/sequences/play.ts';
import { Purses } from '../support/sequences/purses.ts';
import { endRewards, REWARD_ACTIONS, REWARD_WEIGHTS, type RewardCast } from '../support/sequences/reward-actions.ts';

/** Epochs of the schedule that are left where sequences begin at its end. */
const LEFT = 9;

function game(fleet: Fleet): Game<RewardCast> {
  const { rewards } = fleet;
  const { world, replay } = rewards;
  world.chain.trustSigners();
  const purses = new Purses(world, [rewards.bank.publicKey], [], rewards.forged);
  const restore = together(rewards.save(), purses.save());
  const seen = { events: 0 };
  return {
    chain: world.chain,
    actions: REWARD_ACTIONS,
    weights: REWARD_WEIGHTS,
    begin() {
      restore();
      seen.events = replay.events.length;
      return { fleet, purses };
    },
    refused({ failure, message }) {
      expect(['Overflow', 'CapReached'], message).not.toContain(failure.name);
    },
    check() {
      purses.follow(replay.events.slice(seen.events));
      seen.events = replay.events.length;
      purses.check();
      const { issued, nextIndex } = rewards.emission();
      expect(issued).toBeLessThanOrEqual(r.issuedBy(nextIndex - 1));
    },
    end(all) {
      for (const reward of endRewards(all)) expect(reward).toMatchObject({ owed: 0n, coOwed: 0n });
      this.check(all);
      purses.checkAll();
    },
  };
}

/** A fleet at the end of the schedule, where all before it was issued: past all rules, as no test waits for 20 years. */
function late(): Fleet {
  const fleet = new Fleet();
  const nextIndex = EPOCHS - LEFT;
  fleet.rewards.forge({ nextIndex, nextQ32: r.emissionQ32At(nextIndex) });
  fleet.rewards.forgeIssued(r.issuedBy(nextIndex - 1));
  fleet.rewards.toTime(r.epochTimes(fleet.rewards.emission(), nextIndex).startsAt);
  return fleet;
}

describe('any sequence of rewards instructions', () => {
  it.each<[string, () => Fleet, number]>([
    ['beginning', () => new Fleet(), 0.1],
    ['end', late, 0.05],
  ])(
    'at the %s of the schedule: no sum is exceeded, and all that was scored is paid',
    { timeout: TIMEOUT },
    async (_, fleet, share) => {
      // No epoch is opened twice; stakes are written.
      expectAllAccepted(await play(game(fleet()), share), ['openTwice', 'coStake']);
    },
  );
});
