import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { encodeGpuModel } from '../../client/generated/marketplace/accounts.ts';
import { MAX_REWARDED_HEAVY_SLOTS } from '../../client/generated/rewards/program.ts';
import type { EpochScored } from '../../client/generated/rewards/types.ts';
import { deviceRetire } from '../../client/instructions/device.ts';
import { gpuModelAddress } from '../../client/pda.ts';
import * as r from '../../client/rewards/index.ts';
import { stakeAddress } from '../../client/staking/pda.ts';
import type { DeviceOptions } from '../support/defaults.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { RewardsWorld } from '../support/rewards/world.ts';
import { type DeviceHandle, MODEL } from '../support/world.ts';

const HOUR = { idle: 3_600 };

/** An open epoch 0 and devices with an hour of credit in it. */
function scorable(...options: readonly DeviceOptions[]) {
  const rewards = RewardsWorld.create();
  const devices = (options.length > 0 ? options : [{}]).map((option) => rewards.device(option));
  for (const device of devices) rewards.credit(device, 0, HOUR);
  rewards.open(0);
  const [device] = devices as [DeviceHandle];
  const score = (change: Partial<r.EpochScoreInput> = {}, ...others: DeviceHandle[]) => {
    const sent = rewards.send([rewards.scoreInstruction(0, [device, ...others], change)], rewards.stranger);
    return sent.rewards[0]!.data as EpochScored;
  };
  return { rewards, device, devices, score };
}

describe('epoch_score', () => {
  it('error: an epoch that nobody opened', () => {
    const { rewards, device } = scorable();
    rewards.toEnd(1);
    const score = rewards.scoreInstruction(1, [device]);
    expect(() => rewards.send([score], rewards.stranger)).toThrow('An account does not exist');
  });

  it('error: after the window', () => {
    const { rewards, score } = scorable();
    rewards.toTime(r.epochTimes(rewards.emission(), 0).closesAt - 1n);
    rewards.world.chain.halt(1n);
    expect(score).toThrow('The scoring of this epoch has closed');
  });

  it('in the last second of the window', () => {
    const { rewards, score } = scorable();
    rewards.toTime(r.epochTimes(rewards.emission(), 0).closesAt - 1n);
    expect(score().devices).toHaveLength(1);
  });

  it('error: no device, nine devices, accounts left over', () => {
    const { rewards, device } = scorable();
    const message = 'A batch has one to eight devices';
    const send = (devices: readonly DeviceHandle[], drop = 0) => {
      const score = rewards.scoreInstruction(0, [device]);
      const all = rewards.scoreInstruction(0, devices.length > 0 ? devices : [device]).keys;
      score.keys = devices.length > 0 ? all.slice(0, all.length - drop) : all.slice(0, all.length - 3);
      return () => rewards.send([score], rewards.stranger);
    };
    expect(send([])).toThrow(message);
    expect(send(Array.from({ length: 9 }, () => device))).toThrow(message);
    expect(send([device, device], 1)).toThrow(message);
    // What is over may be an epoch only.
    expect(send([device, device], 2)).toThrow('An account belongs to another program');
  });

  it('error: a device of another model, or another model for the device', () => {
    const rewards = RewardsWorld.create();
    rewards.world.setModel({ ...MODEL, code: 8 });
    const [device, other] = [rewards.device(), rewards.device({ modelCode: 8 })];
    for (const one of [device, other]) rewards.credit(one, 0, HOUR);
    rewards.open(0);
    const score = rewards.scoreInstruction(0, [device]);
    const forged = withAccount(score, gpuModelAddress(7), gpuModelAddress(8));
    expect(() => rewards.send([forged], rewards.stranger)).toThrow("The device's model is another");
    const none = withAccount(score, gpuModelAddress(7), device.supplier);
    expect(() => rewards.send([none], rewards.stranger)).toThrow('An account is of another kind');
  });

  it("error: another device's stake or rewards", () => {
    const { rewards, device, devices } = scorable({}, {});
    const other = devices[1]!;
    const score = rewards.scoreInstruction(0, [device]);
    const send = (from: PublicKey, to: PublicKey) => () =>
      rewards.send([withAccount(score, from, to)], rewards.stranger);
    expect(send(stakeAddress(device.device), stakeAddress(other.device))).toThrow("The stake is another device's");
    expect(send(stakeAddress(device.device), other.device)).toThrow('An account belongs to another program');
    const own = r.deviceRewardAddress(device.device);
    expect(send(own, r.deviceRewardAddress(other.device))).toThrow("The rewards are another device's");
    expect(send(own, r.epochAddress(0))).toThrow('An account is of another kind');
    expect(send(device.device, r.epochAddress(0))).toThrow('An account belongs to another program');
    expect(send(device.device, device.supplier)).toThrow('An account is of another kind');
  });

  it('error: a device without a rewards account', () => {
    const { rewards } = scorable();
    const device = rewards.world.registerDevice();
    rewards.stake(device);
    rewards.credit(device, 0, HOUR);
    const score = rewards.scoreInstruction(0, [device]);
    expect(() => rewards.send([score], rewards.stranger)).toThrow('An account does not exist');
  });

  it('error: another shard than the one of the device', () => {
    const { rewards, device, score } = scorable();
    const other = (r.shardOf(device.device) + 1) % 8;
    expect(() => score({ shard: other })).toThrow('The device belongs to another shard');
    const forged = rewards.scoreInstruction(0, [device]);
    const own = r.epochShardAddress(0, r.shardOf(device.device));
    const moved = withAccount(forged, own, r.epochShardAddress(0, other));
    expect(() => rewards.send([moved], rewards.stranger)).toThrow('An account is not at its derived address');
  });

  it('error: another epoch than the one named, or nobody to pay', () => {
    const { rewards, device } = scorable();
    rewards.open(1);
    const score = rewards.scoreInstruction(0, [device]);
    const forged = withAccount(score, r.epochAddress(0), r.epochAddress(1));
    expect(() => rewards.send([forged], rewards.stranger)).toThrow('The epoch is another than the one named');
    const unsigned = withoutSignature(score, rewards.stranger.publicKey);
    expect(() => rewards.send([unsigned], rewards.bank)).toThrow('An account has to sign');
  });

  it('error: an account that can not be written', () => {
    const { rewards, device } = scorable();
    const score = rewards.scoreInstruction(0, [device]);
    const reward = r.deviceRewardAddress(device.device);
    score.keys = score.keys.map((key) => (key.pubkey.equals(reward) ? { ...key, isWritable: false } : key));
    expect(() => rewards.send([score], rewards.stranger)).toThrow(/ReadonlyDataModified/);
  });

  it.each([
    ['no credit at all', {}],
    ['899 seconds', { idle: 450, hired: 449 }],
  ])('error: nothing to score, %s', (_, uptime) => {
    const { rewards, device, score } = scorable();
    rewards.credit(device, 0, uptime);
    expect(score).toThrow('No device of the batch has a weight that is not scored yet');
  });

  it('error: nothing to score, a stake under the required one, or only one that cools', () => {
    const { rewards, device, score } = scorable();
    rewards.stake(device, { active: 19_999_999_999n });
    expect(score).toThrow('No device of the batch has a weight');
    rewards.stake(device, { active: 10_000_000_000n, coStaker: rewards.stranger.publicKey, coActive: 9_999_999_999n });
    expect(score).toThrow('No device of the batch has a weight');
    rewards.stake(device, { active: 10_000_000_000n, coStaker: rewards.stranger.publicKey, coActive: 10_000_000_000n });
    expect(score().devices).toHaveLength(1);
  });

  it('error: nothing to score, a model of no pool or with heavy work less often than twice an epoch', () => {
    const rewards = RewardsWorld.create();
    rewards.world.setModel({ ...MODEL, code: 8, pool: 'Unsupported' });
    for (const code of [9, 10]) rewards.world.setModel({ ...MODEL, code });
    // Intervals are multiples of the grid; the bound itself is tried by overwriting.
    const heavyEach = (code: number, heavyIntervalSlots: number) =>
      rewards.world.chain.overwrite(gpuModelAddress(code), (data) => {
        data.set(encodeGpuModel({ ...rewards.world.model(code), heavyIntervalSlots }));
      });
    heavyEach(9, MAX_REWARDED_HEAVY_SLOTS + 1);
    heavyEach(10, MAX_REWARDED_HEAVY_SLOTS);
    const devices = [8, 9, 10].map((modelCode) => rewards.device({ modelCode }));
    for (const device of devices) rewards.credit(device, 0, HOUR);
    rewards.open(0);
    const score = (at: number) => () => rewards.score(0, devices[at]!);
    expect(score(0)).toThrow('No device of the batch has a weight');
    expect(score(1)).toThrow('No device of the batch has a weight');
    expect(score(2)()).toHaveLength(1);
  });

  it('counts idle and hired seconds alike, by multiplier and GPUs', () => {
    const rewards = RewardsWorld.create();
    rewards.world.setModel({ ...MODEL, code: 8, multiplierBps: 25_000, pool: 'Community' });
    const device = rewards.device({ modelCode: 8, gpus: 4 });
    rewards.credit(device, 0, { idle: 1_000, hired: 2_000 });
    rewards.open(0);
    const [score] = rewards.score(0, device);
    expect(score).toMatchObject({
      device: device.device,
      supplier: device.supplier,
      gpuCount: 4,
      idleSeconds: 1_000,
      hiredSeconds: 2_000,
      weight: 25_000n * 4n * 3_000n,
      coStaker: PublicKey.default,
      rolled: null,
    });
    expect(score!.weight).toBe(r.deviceWeight({ multiplierBps: 25_000, gpuCount: 4, idle: 1_000, hired: 2_000 }));
    expect(rewards.reward(device).scores[0]).toMatchObject({ index: 0, occupied: true, pool: 'Community' });
    const shard = r.shardOf(device.device);
    expect(rewards.shard(0, shard)).toMatchObject({
      shard,
      communityWeight: score!.weight,
      enterpriseWeight: 0n,
      devices: 1,
    });
  });

  it('counts the hour of a device that has left the network since', () => {
    const { rewards, device, score } = scorable();
    const { owner, gpuHashes } = device;
    rewards.world.send([deviceRetire({ owner: owner.publicKey, device: device.device, gpuHashes })], owner);
    expect(score().devices).toHaveLength(1);
    rewards.finalize(0);
    expect(rewards.claim(device, 0).amount).toBe(rewards.epoch(0).enterpriseEmission);
  });

  it('skips a device that was scored or weighs nothing, and scores the others of the batch', () => {
    const rewards = RewardsWorld.create();
    const [scored, bare, late] = rewards.sameShard(3) as [DeviceHandle, DeviceHandle, DeviceHandle];
    for (const device of [scored, bare, late]) rewards.credit(device, 0, HOUR);
    rewards.stake(bare, { active: 0n });
    rewards.open(0);
    rewards.score(0, scored);
    const batch = rewards.scoreInstruction(0, [scored, bare, late, late]);
    const { rewards: events } = rewards.send([batch], rewards.stranger);
    expect((events[0]!.data as EpochScored).devices.map(({ device }) => device)).toEqual([late.device]);
    // A stake that comes before the window closes still counts.
    rewards.stake(bare);
    expect(rewards.score(0, bare)).toHaveLength(1);
    expect(rewards.shard(0, r.shardOf(bare.device)).devices).toBe(3);
  });

  it('eight devices fit a transaction', () => {
    const rewards = RewardsWorld.create();
    const devices = rewards.sameShard(8);
    for (const device of devices) rewards.credit(device, 0, HOUR);
    rewards.open(0);
    const { rewards: events } = rewards.send([rewards.scoreInstruction(0, devices)], rewards.stranger);
    expect((events[0]!.data as EpochScored).devices).toHaveLength(8);
  });

  it('error: a score of four epochs ago that is not final, or whose epoch is not given', () => {
    const { rewards, device, score } = scorable();
    score();
    for (const index of [1, 2, 3, 4]) rewards.open(index);
    rewards.credit(device, 4, HOUR);
    const again = (rolls: boolean) => () =>
      rewards.send([rewards.scoreInstruction(4, [device], { rolls })], rewards.stranger);
    expect(again(false)).toThrow('An older score is in the place of this one: claim that epoch first');
    expect(again(true)).toThrow('The epoch is not final yet');
    rewards.finalize(0);
    expect(again(false)).toThrow('claim that epoch first');
    const [entry] = (again(true)().rewards[0]!.data as EpochScored).devices;
    expect(entry!.rolled).toMatchObject({ index: 0, amount: rewards.epoch(0).enterpriseEmission });
    expect(rewards.reward(device)).toMatchObject({ owed: rewards.epoch(0).enterpriseEmission });
  });

  it('error: a score that is older still must be claimed', () => {
    const { rewards, device, score } = scorable();
    score();
    rewards.finalize(0);
    for (const index of [1, 2, 3, 4, 5, 6, 7, 8]) rewards.open(index);
    rewards.credit(device, 8, HOUR);
    const again = (rolls: boolean) => () =>
      rewards.send([rewards.scoreInstruction(8, [device], { rolls })], rewards.stranger);
    expect(again(false)).toThrow('claim that epoch first');
    rewards.claim(device, 0);
    expect(again(false)().rewards).toHaveLength(1);
  });
});
