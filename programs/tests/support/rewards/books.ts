// Books of the rewards program on an in-process chain; `RewardsWorld` adds who takes part in it.

import { MintLayout } from '@solana/spl-token';
import { type Keypair, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { expect } from 'vitest';
import * as accounts from '../../../client/generated/rewards/accounts.ts';
import type { RewardsEvent } from '../../../client/generated/rewards/events.ts';
import { CAP, REWARDS_PROGRAM_ID, SUPPLY_BEFORE } from '../../../client/generated/rewards/program.ts';
import type * as t from '../../../client/generated/rewards/types.ts';
import * as r from '../../../client/rewards/index.ts';
import type { InnerInstruction, Sent } from '../chain.ts';
import { type Restore, together } from '../saved.ts';
import type { DeviceHandle, World } from '../world.ts';
import { RewardsReplay } from './replay.ts';

/** A transaction with what the rewards program told in it. */
export interface RewardsSent extends Sent {
  readonly rewards: readonly RewardsEvent[];
}

/** Accounts of the rewards program, and the rules that always hold. */
export class RewardsBooks {
  readonly replay = new RewardsReplay();
  /** Supply of IO when the emission began. */
  #supplyBefore = 0n;
  /** Issued past all rules. */
  forged = 0n;
  /** Burnt by slashes. */
  burnt = 0n;

  constructor(readonly world: World) {}

  /** Remembers chain and books as they are now. */
  save(): Restore {
    const { forged, burnt } = this;
    return together(this.world.save(), this.replay.save(), () => {
      [this.forged, this.burnt] = [forged, burnt];
    });
  }

  /** Puts the emission somewhere in its schedule past all rules: no test waits for years. */
  forge(change: Partial<Pick<t.Emission, 'nextIndex' | 'nextQ32' | 'issued'>>): void {
    this.world.chain.overwrite(r.emissionAddress(), (data) => {
      data.set(accounts.encodeEmission({ ...this.emission(), ...change }));
    });
    const key = r.emissionAddress().toBase58();
    this.replay.emissions.set(key, { ...this.replay.emissions.get(key)!, ...change });
  }

  /** Sends a transaction, follows its events, and checks every rule that always holds. */
  send(instructions: readonly TransactionInstruction[], ...signers: [Keypair, ...Keypair[]]): RewardsSent {
    const sent = this.world.send(instructions, ...signers);
    const rewards = sent.inner.flatMap((inner) => rewardsEvent(inner) ?? []);
    this.replay.add(rewards);
    for (const { name, data } of rewards) if (name === 'EmissionInitialized') this.#supplyBefore = data.supply;
    this.checkInvariants();
    return { ...sent, rewards };
  }

  /** All accounts are what events told; all that was issued is in the mint's supply, and claimed by somebody. */
  checkInvariants(): void {
    const { chain } = this.world;
    for (const [key, account] of this.replay.emissions) {
      expect(this.emission(), key).toMatchObject(account);
      expect(this.supply() + this.burnt - this.#supplyBefore).toBe(account.issued);
      expect(this.#supplyBefore).toBeLessThanOrEqual(SUPPLY_BEFORE);
      expect(account.issued).toBeLessThanOrEqual(CAP);
      const claimed = [...this.replay.rewards.values()].map((reward) => reward.claimed + reward.coClaimed);
      expect(claimed.reduce((sum, amount) => sum + amount, this.forged)).toBe(account.issued);
    }
    // Older ones were looked at when they were final; nothing changes them after that.
    for (const [key, account] of [...this.replay.epochs].slice(-8)) {
      expect(accounts.decodeEpoch(chain.data(new PublicKey(key))!), key).toMatchObject(account);
      expect(this.replay.accruedOf(account.index)).toBeLessThanOrEqual(account.emission);
    }
    for (const [key, account] of this.replay.shards) {
      expect(accounts.decodeEpochShard(chain.data(new PublicKey(key))!), key).toMatchObject(account);
    }
    for (const [key, account] of this.replay.rewards) {
      expect(accounts.decodeDeviceReward(chain.data(new PublicKey(key))!), key).toMatchObject(account);
    }
  }

  /** Supply of the mint of IO. */
  supply(): bigint {
    return MintLayout.decode(this.world.chain.data(this.world.ioMint)!).supply;
  }

  emission(): t.Emission {
    return accounts.decodeEmission(this.world.chain.data(r.emissionAddress())!);
  }

  epoch(index: number): t.Epoch {
    return accounts.decodeEpoch(this.world.chain.data(r.epochAddress(index))!);
  }

  shard(index: number, shard: number): t.EpochShard {
    return accounts.decodeEpochShard(this.world.chain.data(r.epochShardAddress(index, shard))!);
  }

  reward({ device }: Pick<DeviceHandle, 'device'>): t.DeviceReward {
    return accounts.decodeDeviceReward(this.world.chain.data(r.deviceRewardAddress(device))!);
  }

  /** Lets time pass until a Clock, if it lies ahead. */
  toTime(time: bigint): void {
    const { chain } = this.world;
    if (time > chain.time) chain.halt(time - chain.time);
  }

  /** Lets time pass until an epoch has ended. */
  toEnd(index: number): void {
    this.toTime(r.epochTimes(this.emission(), index).endsAt);
  }

  /** Lets time pass until the scoring of an epoch has closed. */
  toClose(index: number): void {
    this.toTime(r.epochTimes(this.emission(), index).closesAt);
  }

  /** Says that so much was issued before, and lets the supply follow. */
  forgeIssued(issued: bigint): void {
    const { chain, ioMint } = this.world;
    const added = issued - this.emission().issued;
    this.forge({ issued });
    this.forged += added;
    chain.overwrite(ioMint, (data) => {
      const mint = MintLayout.decode(data);
      MintLayout.encode({ ...mint, supply: mint.supply + added }, data);
    });
  }

  /** Writes a final epoch past all rules. */
  forgeEpoch(index: number, change: Partial<t.Epoch>): void {
    const address = r.epochAddress(index);
    const epoch = { ...this.epoch(index), ...change };
    this.world.chain.overwrite(address, (data) => data.set(accounts.encodeEpoch(epoch)));
    this.replay.epochs.set(address.toBase58(), epoch);
  }

  /** Writes a score past all rules. */
  forgeScore(device: DeviceHandle, index: number, change: Partial<t.Score>): void {
    const address = r.deviceRewardAddress(device.device);
    const reward = this.reward(device);
    const scores = reward.scores.with(index % 4, { ...reward.scores[index % 4]!, ...change });
    this.world.chain.overwrite(address, (data) => data.set(accounts.encodeDeviceReward({ ...reward, scores })));
    this.replay.rewards.set(address.toBase58(), { ...reward, scores });
  }

  /** Writes sums of a shard past all rules. */
  forgeShard(index: number, { device }: DeviceHandle, change: Partial<t.EpochShard>): void {
    const address = r.epochShardAddress(index, r.shardOf(device));
    const shard = { ...this.shard(index, r.shardOf(device)), ...change };
    this.world.chain.overwrite(address, (data) => data.set(accounts.encodeEpochShard(shard)));
    this.replay.shards.set(address.toBase58(), shard);
  }
}

function rewardsEvent({ programId, data }: InnerInstruction): RewardsEvent | undefined {
  return programId.equals(REWARDS_PROGRAM_ID) ? r.decodeRewardsInnerEvent(data) : undefined;
}
