// Follows the staking events as an indexer would, and compares every stake and case with its account.

import { MintLayout } from '@solana/spl-token';
import { PublicKey } from '@solana/web3.js';
import { expect } from 'vitest';
import { decodeDeviceStake, decodeSlashCase } from '../../../client/generated/staking/accounts.ts';
import type { StakingEvent } from '../../../client/generated/staking/events.ts';
import type * as t from '../../../client/generated/staking/types.ts';
import * as pda from '../../../client/staking/pda.ts';
import { lockedTotal, positionTotal, stakeTotal } from '../../../client/staking/stake.ts';
import { changesOf } from '../ledger.ts';
import { type Restore, saveList, saveMap, together } from '../saved.ts';
import { tokenBalance } from '../tokens.ts';
import type { World } from '../world.ts';
import { rebuildCase, rebuildStake } from './rebuild.ts';

/** Stakes and cases as events tell them. */
export class StakeBooks {
  readonly events: StakingEvent[] = [];
  readonly stakes = new Map<string, t.DeviceStake>();
  readonly cases = new Map<string, t.SlashCase>();
  readonly #sequences = new Map<string, bigint>();
  /** What came into each device's positions less what went out. */
  readonly #flows = new Map<string, bigint>();

  constructor(readonly world: World) {}

  /** See `Restore`. */
  save(): Restore {
    return together(
      saveList(this.events),
      ...[this.stakes, this.cases, this.#sequences, this.#flows].map((map) => saveMap<string, unknown>(map)),
    );
  }

  /** Takes in the events of a transaction and checks every rule that always holds. */
  add(events: readonly StakingEvent[]): void {
    for (const event of events) {
      for (const { scope, sequence } of changesOf(event.data)) {
        const key = scope.toBase58();
        expect(sequence, `sequence of ${key} in ${event.name}`).toBe((this.#sequences.get(key) ?? 0n) + 1n);
        this.#sequences.set(key, sequence);
      }
      rebuildStake(this.stakes, event);
      rebuildCase(this.cases, event);
      const device = event.data.device.toBase58();
      this.#flows.set(device, (this.#flows.get(device) ?? 0n) + flowOf(event));
      this.events.push(event);
    }
    this.check();
  }

  /** Accounts are what events tell, and every unit is where they say. */
  check(): void {
    for (const [key, rebuilt] of this.stakes) {
      const stake = decodeDeviceStake(this.world.chain.data(new PublicKey(key))!);
      expect(stake, key).toEqual(rebuilt);
      this.#checkStake(stake);
    }
    for (const [key, rebuilt] of this.cases) {
      const data = this.world.chain.data(new PublicKey(key))!;
      expect(decodeSlashCase(data), key).toEqual(rebuilt);
      const bond = tokenBalance(this.world.chain, pda.bondAddress(new PublicKey(key)));
      expect(bond, `bond of ${key}`).toBeGreaterThanOrEqual(rebuilt.bond);
    }
  }

  #checkStake({ device, state, vault }: t.DeviceStake): void {
    const { owner, coStaker, openCases } = state;
    const cases = [...this.cases.values()].filter((one) => one.device.equals(device));
    expect(openCases).toBe(cases.length);
    expect(stakeTotal(state)).toBe(this.#flows.get(device.toBase58()));
    expect(tokenBalance(this.world.chain, vault)).toBeGreaterThanOrEqual(stakeTotal(state));
    for (const position of [owner, coStaker]) expect(position.locked).toBeLessThanOrEqual(positionTotal(position));
    expect(owner.active).toBeGreaterThanOrEqual(coStaker.active);
    if (openCases === 0) expect(lockedTotal(state)).toBe(0n);
    expect(coStaker.staker.equals(PublicKey.default)).toBe(positionTotal(coStaker) === 0n);
  }

  /** Supply of the IO mint. */
  supply(): bigint {
    return MintLayout.decode(this.world.chain.data(this.world.ioMint)!).supply;
  }
}

/** What an event adds to the positions of its device; less than nothing for what it takes. */
function flowOf({ name, data }: StakingEvent): bigint {
  switch (name) {
    case 'StakeDeposited':
    case 'CoStakeAccepted':
      return data.amount;
    case 'StakeWithdrawn':
      return -data.amount;
    case 'SlashCaseRuled':
      return data.bondToCoStaker - data.slashed;
    case 'SlashCaseDismissed':
      return data.bondToCoStaker;
    default:
      return 0n;
  }
}
