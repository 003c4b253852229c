// Random sequences of marketplace instructions by random people. What of the design's properties is checked, and when:
//
// 1. Money leaves a vault only for proven seconds, or back to the renter: `Books.checkInvariants` after every transaction
//    (vault, deposited, committed of each rental); `Proven` and `Purses` after every step (what was settled was proven
//    before; each token account holds what events say, and no other one exists that money went to).
// 2. No overdraft, and terms that stay: `Proven.check` after every step; an assignment changes only as `Replay` tells.
// 3. Everything that ends, anybody can end: a stranger ends every sequence, and free money can be taken at any time.
// 4. No override: a pause refuses new rentals and nothing else, and no event but a tick credits.
// 8. No address or sequence is used twice: `Ledger` after every transaction, and `Proven` for rentals.
//
// After each transaction the accounts that it touched are compared with what events tell of them, at the end all.

import { describe, expect, it } from 'vitest';
import { together } from '../support/saved.ts';
import { ACTIONS, type Cast, WEIGHTS } from '../support/sequences/market-actions.ts';
import { endRentals } from '../support/sequences/market-end.ts';
import { expectAllAccepted, type Game, play, TIMEOUT } from '../support/sequences/play.ts';
import { Proven } from '../support/sequences/proven.ts';
import { Purses } from '../support/sequences/purses.ts';
import { mintTo } from '../support/tokens.ts';
import { World } from '../support/world.ts';

/** Part of all sequences that this file plays. */
const SHARE = 0.45;
/** What must never be the reason of a refusal, whoever does what. */
const NEVER = ['Overflow', 'Insolvent'];

function game(): Game<Cast> {
  const world = World.create();
  const renters = [world.renter(), world.renter()];
  for (const mint of [world.usdcMint, world.ioMint]) {
    mintTo(world.chain, world.mintAuthority, mint, world.stranger.publicKey, 1_000_000n);
    mintTo(world.chain, world.mintAuthority, mint, world.treasury, 0n);
  }
  const devices = world.freshDevices([{}, { gpus: 3 }, { diligence: { light: 0.9, heavy: 0.7 } }]);
  world.chain.trustSigners();
  const owners = [...renters.map(({ owner }) => owner.publicKey), world.stranger.publicKey];
  const purses = new Purses(world, owners);
  const restore = together(world.save(), purses.save(), ...devices.map(({ prover }) => prover.save()));
  const seen = { events: 0 };
  return {
    chain: world.chain,
    actions: ACTIONS,
    weights: WEIGHTS,
    begin() {
      restore();
      seen.events = world.ledger.events.length;
      return { world, renters, devices, rentals: [], purses, proven: new Proven(world) };
    },
    refused({ failure, message }, action) {
      expect(NEVER, message).not.toContain(failure.name);
      // A device that gave up its claim has none to give up.
      if (failure.name !== 'AccountNotInitialized') expect(failure.code, message).toBeGreaterThanOrEqual(6_000);
      if (failure.name === 'RentalsPaused') expect(action).toBe('open');
    },
    check({ proven }) {
      const events = world.ledger.events.slice(seen.events);
      seen.events = world.ledger.events.length;
      proven.follow(events);
      proven.check();
      purses.follow(events);
      purses.check();
    },
    end(all) {
      endRentals(all);
      this.check(all);
      purses.checkAll();
      world.replay.checkAll(world.chain);
    },
  };
}

describe('any sequence of marketplace instructions', () => {
  it(
    'keeps the books, and can be ended by a stranger',
    async () => expectAllAccepted(await play(game(), SHARE), ['wait', 'intrude']),
    TIMEOUT,
  );
});
