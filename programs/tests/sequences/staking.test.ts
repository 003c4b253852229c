// Random sequences of staking instructions by random people, some of them attackers. What of the design's properties is
// checked, and when:
//
// 1. Stake leaves a vault only to its staker or burnt: `Purses` after every step, `StakeBooks.check` after every
//    transaction (vault and positions of each stake, bonds of each case).
// 2. No overdraft: nothing that a case locks is withdrawn, nothing beyond the cap is locked or slashed (the actions).
// 3. What ends, anybody can end: at the end a stranger dismisses all cases and pays everybody out; only the order to
//    take stake out is its staker's own.
// 4. No override: only the arbiter of the config rules, and only within lock, cap and what the case asks for.
// 8. No sequence is used twice: `StakeBooks.add` after every transaction.
//
// Every stake and case is compared with what events tell of it after every transaction.

import { describe, expect, it } from 'vitest';
import { stakeVaultAddress } from '../../client/staking/pda.ts';
import { together } from '../support/saved.ts';
import { expectAllAccepted, type Game, play, TIMEOUT } from '../support/sequences/play.ts';
import { Purses } from '../support/sequences/purses.ts';
import { STAKE_ACTIONS, STAKE_WEIGHTS, type StakeCast } from '../support/sequences/stake-actions.ts';
import { endStakes } from '../support/sequences/stake-end.ts';
import { IO, StakingWorld } from '../support/staking/world.ts';

/** Part of all sequences that this file plays. */
const SHARE = 0.2;
/** What must never be the reason of a refusal, whoever does what. */
const NEVER = ['Overflow', 'Insolvent', 'LockUncovered'];

/** What sequences must reach, counted. */
const reached = { slashes: 0, slashesOfBoth: 0, withdrawalsUnderCases: 0, sharedBonds: 0 };

function game(): Game<StakeCast> {
  const staking = StakingWorld.create();
  const { device, coStaker } = staking.coStaked(250n * IO, 150n * IO);
  const devices = [device, staking.staked(1n, { gpus: 2 }), staking.staked(300n * IO)];
  const wallets = [coStaker, staking.wallet()];
  const { world, books } = staking;
  world.chain.trustSigners();
  const people = [...devices.map(({ owner }) => owner), ...wallets, staking.stranger];
  const purses = new Purses(
    world,
    people.map(({ publicKey }) => publicKey),
    devices.map(({ device }) => stakeVaultAddress(device)),
  );
  const restore = together(world.save(), books.save(), purses.save());
  const seen = { events: 0 };
  return {
    chain: world.chain,
    actions: STAKE_ACTIONS,
    weights: STAKE_WEIGHTS,
    begin() {
      restore();
      seen.events = books.events.length;
      return { staking, devices, wallets, cases: [], purses };
    },
    refused({ failure, message }) {
      expect(NEVER, message).not.toContain(failure.name);
    },
    check() {
      const events = books.events.slice(seen.events);
      seen.events = books.events.length;
      purses.follow(events);
      purses.check();
      for (const { name, data } of events) {
        if (name === 'SlashCaseRuled' && data.slashed > 0n) reached.slashes += 1;
        if (name === 'SlashCaseRuled' && data.coSlashed > 0n) reached.slashesOfBoth += 1;
        if (name === 'SlashCaseRuled' && data.bondToCoStaker > 0n) reached.sharedBonds += 1;
        if (name === 'StakeWithdrawn' && data.state.openCases > 0) reached.withdrawalsUnderCases += 1;
      }
    },
    end(all) {
      endStakes(all);
      this.check(all);
      purses.checkAll();
      world.replay.checkAll(world.chain);
    },
  };
}

describe('any sequence of staking instructions', () => {
  it(
    'keeps the rules, and ends with all stake paid back but what was slashed',
    async () => {
      expectAllAccepted(await play(game(), SHARE), ['wait', 'intrude']);
      for (const [what, times] of Object.entries(reached)) expect(times, what).toBeGreaterThan(0);
    },
    TIMEOUT,
  );
});
