// Random sequences over all three programs at once: devices are hired, prove, are staked, accused, slashed, scored and
// paid, in any order, and nothing is written past the rules. Properties 1 to 4, 8 and the cap are checked as in the
// sequences of each program (see there): by the books of all three after every transaction, by `Proven` and `Purses`
// after every step. What is checked here alone is that they hold together: the IO that was emitted, burnt, staked, paid
// and hired with is all in somebody's account.

import { describe, expect, it } from 'vitest';
import * as r from '../../client/rewards/index.ts';
import { endRentals } from '../support/sequences/market-end.ts';
import { Network } from '../support/sequences/network.ts';
import { NETWORK_ACTIONS, NETWORK_WEIGHTS, type NetworkCast } from '../support/sequences/network-actions.ts';
import { expectAllAccepted, type Game, play, TIMEOUT } from '../support/sequences/play.ts';
import { Proven } from '../support/sequences/proven.ts';
import { endStakes } from '../support/sequences/stake-end.ts';

/** Part of all sequences that this file plays. */
const SHARE = 0.2;
/** What must never be the reason of a refusal, whoever does what. */
const NEVER = ['Overflow', 'Insolvent', 'LockUncovered', 'CapReached'];

function game(): Game<NetworkCast> {
  const network = new Network();
  const { world, staking, rewards, purses, renters, devices, wallets } = network;
  const restore = network.save();
  const seen = { market: 0, stakes: 0, rewards: 0 };
  const look = () => {
    seen.market = world.ledger.events.length;
    seen.stakes = staking.books.events.length;
    seen.rewards = rewards.replay.events.length;
  };
  return {
    chain: world.chain,
    actions: NETWORK_ACTIONS,
    weights: NETWORK_WEIGHTS,
    begin() {
      restore();
      look();
      const proven = new Proven(world);
      return { network, world, staking, purses, renters, devices, wallets, rentals: [], cases: [], proven };
    },
    refused({ failure, message }) {
      expect(NEVER, message).not.toContain(failure.name);
    },
    check({ proven }) {
      const market = world.ledger.events.slice(seen.market);
      const stakes = staking.books.events.slice(seen.stakes);
      for (const { name, data } of stakes) if (name === 'SlashCaseRuled') rewards.burnt += data.slashed;
      proven.follow(market);
      proven.check();
      for (const events of [market, stakes, rewards.replay.events.slice(seen.rewards)]) purses.follow(events);
      look();
      purses.check();
      rewards.checkInvariants();
      const { issued, nextIndex } = rewards.emission();
      expect(issued).toBeLessThanOrEqual(r.issuedBy(nextIndex - 1));
    },
    end(all) {
      endRentals(all);
      network.endRewards();
      endStakes(all);
      this.check(all);
      purses.checkAll();
      world.replay.checkAll(world.chain);
    },
  };
}

describe('any sequence over all three programs', () => {
  it(
    'keeps the properties of each, and all money is somewhere',
    async () =>
      expectAllAccepted(await play(game(), SHARE), ['market wait', 'market intrude', 'stake intrude', 'days']),
    TIMEOUT,
  );
});
