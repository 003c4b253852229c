// Builds every account of the rewards program again from its events alone, as an indexer would.

import { PublicKey } from '@solana/web3.js';
import { expect } from 'vitest';
import type { Change } from '../../../client/generated/marketplace/types.ts';
import type { RewardsEvent } from '../../../client/generated/rewards/events.ts';
import type * as t from '../../../client/generated/rewards/types.ts';
import { changesOf } from '../ledger.ts';
import { copyPlain, type Restore, saveList, saveMap, together } from '../saved.ts';

const NO_SCORE: t.Score = {
  index: 0,
  occupied: false,
  pool: 'Enterprise',
  weight: 0n,
  coStaker: PublicKey.default,
  coShareBps: 0,
};

type Without<T> = Omit<T, 'bump' | 'authorityBump'>;

/** All accounts of the rewards program, by their keys, as events tell them. */
export class RewardsReplay {
  readonly events: RewardsEvent[] = [];
  readonly emissions = new Map<string, Without<t.Emission>>();
  readonly epochs = new Map<string, Without<t.Epoch>>();
  readonly shards = new Map<string, Without<t.EpochShard>>();
  readonly rewards = new Map<string, Without<t.DeviceReward>>();
  readonly #accrued = new Map<number, bigint>();
  readonly #sequences = new Map<string, bigint>();

  /** See `Restore`. */
  save(): Restore {
    const plain = [this.emissions, this.epochs, this.shards, this.rewards];
    return together(
      saveList(this.events),
      ...plain.map((map) => saveMap<string, unknown>(map, copyPlain)),
      saveMap(this.#accrued),
      saveMap(this.#sequences),
    );
  }

  /** Takes in events in their order: no sequence may be missing or come twice. */
  add(events: readonly RewardsEvent[]): void {
    for (const event of events) {
      for (const { scope, sequence } of changesOf(event.data)) {
        const key = scope.toBase58();
        expect(sequence, `sequence of ${key} in ${event.name}`).toBe((this.#sequences.get(key) ?? 0n) + 1n);
        this.#sequences.set(key, sequence);
      }
      this.#apply(event);
      this.events.push(event);
    }
  }

  /** All that accrued of an epoch. */
  accruedOf(index: number): bigint {
    return this.#accrued.get(index) ?? 0n;
  }

  #apply(event: RewardsEvent): void {
    switch (event.name) {
      case 'EmissionInitialized': {
        const { emission, policy, mint, firstHour, nextQ32 } = event.data;
        const fresh = { policy, mint, firstHour, nextQ32, nextIndex: 0, issued: 0n, sequence: emission.sequence };
        this.emissions.set(emission.scope.toBase58(), fresh);
        return;
      }
      case 'EmissionAdvanced': {
        const { emission, nextIndex, nextQ32 } = event.data;
        this.#emission(emission, { nextIndex, nextQ32 });
        return;
      }
      case 'EpochOpened':
        this.#open(event.data);
        return;
      case 'RewardRegistered': {
        const { reward, device, supplier } = event.data;
        this.rewards.set(reward.scope.toBase58(), {
          device,
          supplier,
          scores: [NO_SCORE, NO_SCORE, NO_SCORE, NO_SCORE],
          owed: 0n,
          coStaker: PublicKey.default,
          coOwed: 0n,
          claimed: 0n,
          coClaimed: 0n,
          sequence: reward.sequence,
        });
        return;
      }
      case 'EpochScored':
        this.#score(event.data);
        return;
      case 'EpochFinalized':
        this.#finalize(event.data);
        return;
      case 'RewardClaimed':
      case 'CoRewardClaimed':
        this.#claim(event);
    }
  }

  #emission({ scope, sequence }: Change, change: Partial<t.Emission>): void {
    const key = scope.toBase58();
    this.emissions.set(key, { ...this.emissions.get(key)!, ...change, sequence });
  }

  #open(data: t.EpochOpened): void {
    const { index, hour, emissionAmount, enterpriseEmission, communityEmission, nextIndex, nextQ32 } = data;
    this.#emission(data.emission, { nextIndex, nextQ32 });
    this.epochs.set(data.epoch.scope.toBase58(), {
      index,
      hour,
      emission: emissionAmount,
      enterpriseEmission,
      communityEmission,
      enterpriseWeight: 0n,
      communityWeight: 0n,
      devices: 0,
      openedAt: data.timestamp,
      finalized: false,
      finalizedAt: 0n,
      sequence: data.epoch.sequence,
    });
  }

  #score({ shard, index, shardNumber, pool, devices, enterpriseWeight, communityWeight, shardDevices }: t.EpochScored) {
    this.shards.set(shard.scope.toBase58(), {
      index,
      shard: shardNumber,
      enterpriseWeight,
      communityWeight,
      devices: shardDevices,
      sequence: shard.sequence,
    });
    for (const { reward, weight, coStaker, coShareBps, rolled } of devices) {
      const account = this.#reward(reward);
      if (rolled) this.#accrue(account, rolled);
      account.scores = account.scores.with(index % 4, { index, occupied: true, pool, weight, coStaker, coShareBps });
    }
  }

  #finalize({ epoch, index, enterpriseWeight, communityWeight, devices, timestamp }: t.EpochFinalized): void {
    const key = epoch.scope.toBase58();
    const sums = { enterpriseWeight, communityWeight, devices };
    const final = { finalized: true, finalizedAt: timestamp, sequence: epoch.sequence };
    this.epochs.set(key, { ...this.epochs.get(key)!, ...sums, ...final });
    for (const [shard, account] of this.shards) if (account.index === index) this.shards.delete(shard);
  }

  #claim(event: Extract<RewardsEvent, { name: 'RewardClaimed' | 'CoRewardClaimed' }>): void {
    const { emission, devices, issued } = event.data;
    this.#emission(emission, { issued });
    for (const { reward, accruals, amount } of devices) {
      const account = this.#reward(reward);
      for (const accrual of accruals) this.#accrue(account, accrual);
      if (event.name === 'RewardClaimed') {
        account.owed -= amount;
        account.claimed += amount;
      } else {
        account.coOwed -= amount;
        account.coClaimed += amount;
      }
    }
  }

  #reward({ scope, sequence }: Change): Without<t.DeviceReward> {
    const account = this.rewards.get(scope.toBase58())!;
    account.sequence = sequence;
    return account;
  }

  #accrue(account: Without<t.DeviceReward>, { index, amount, coStaker, coAmount }: t.Accrual): void {
    const score = account.scores[index % 4]!;
    expect(score).toMatchObject({ index, occupied: true });
    account.owed += amount - coAmount;
    account.coOwed += coAmount;
    if (coAmount > 0n) account.coStaker = coStaker;
    account.scores = account.scores.with(index % 4, { ...score, occupied: false });
    this.#accrued.set(index, this.accruedOf(index) + amount);
  }
}
