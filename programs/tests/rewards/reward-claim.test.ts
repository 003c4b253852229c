import { describe, expect, it } from 'vitest';
import { CAP, MAX_CLAIM_BATCH } from '../../client/generated/rewards/program.ts';
import * as r from '../../client/rewards/index.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { RewardsWorld } from '../support/rewards/world.ts';
import { type DeviceHandle, MODEL } from '../support/world.ts';

const HOUR = { idle: 3_600 };

/** A device with the reward of a final epoch 0, and another one with half of its weight. */
function earned() {
  const rewards = RewardsWorld.create();
  const [device, other] = [rewards.device(), rewards.device()];
  rewards.credit(device, 0, HOUR);
  rewards.credit(other, 0, { hired: 1_800 });
  rewards.run(0, device, other);
  const send = (instruction = rewards.claimInstruction([device], [0])) =>
    rewards.send([instruction], rewards.stranger).rewards[0]!.data;
  return { rewards, device, other, send };
}

describe('reward_claim', () => {
  it('error: an epoch that is not final', () => {
    const rewards = RewardsWorld.create();
    const device = rewards.device();
    rewards.credit(device, 0, HOUR);
    rewards.open(0);
    rewards.score(0, device);
    expect(() => rewards.claim(device, 0)).toThrow('The epoch is not final yet');
    rewards.toClose(0);
    expect(() => rewards.claim(device, 0)).toThrow('The epoch is not final yet');
    rewards.finalize(0);
    expect(rewards.claim(device, 0).amount).toBe(rewards.epoch(0).enterpriseEmission);
  });

  it('error: nothing owed and no score', () => {
    const { rewards, device } = earned();
    expect(() => rewards.claim(device)).toThrow('Nothing can be claimed');
    rewards.claim(device, 0);
    expect(() => rewards.claim(device, 0)).toThrow('Nothing can be claimed');
    expect(() => rewards.claim(rewards.device(), 0)).toThrow('Nothing can be claimed');
  });

  it("error: another supplier's device, or another supplier", () => {
    const { rewards, device, other, send } = earned();
    const mixed = rewards.claimInstruction([device, other], [0]);
    expect(() => send(mixed)).toThrow("The rewards are another supplier's");
    const own = rewards.claimInstruction([device], [0]);
    const foreign = withAccount(own, device.supplier, other.supplier);
    expect(() => send(foreign)).toThrow('The payout account belongs to somebody else');
    const both = withAccount(foreign, device.payout, other.payout);
    expect(() => send(both)).toThrow("The rewards are another supplier's");
  });

  it("error: a stranger's payout or token account", () => {
    const { rewards, device, other, send } = earned();
    const own = rewards.claimInstruction([device], [0]);
    expect(() => send(withAccount(own, device.payout, other.payout))).toThrow(
      'The payout account belongs to somebody else',
    );
    const thief = rewards.tokenAccount(rewards.stranger.publicKey);
    expect(() => send(rewards.claimInstruction([device], [0], thief))).toThrow(
      'The payout account belongs to somebody else',
    );
  });

  it('error: another mint, mint authority or emission', () => {
    const { rewards, device, send } = earned();
    const own = rewards.claimInstruction([device], [0]);
    const { ioMint, usdcMint } = rewards.world;
    expect(() => send(withAccount(own, ioMint, usdcMint))).toThrow('The mint is not the one');
    expect(() => send(withAccount(own, r.mintAuthorityAddress(), r.emissionAddress()))).toThrow(
      'An account is not at its derived address',
    );
    expect(() => send(withAccount(own, r.emissionAddress(), r.epochAddress(0)))).toThrow(
      'An account is of another kind',
    );
  });

  it('error: no epoch where one is told, no rewards account, or too many', () => {
    const { rewards, device, send } = earned();
    const own = rewards.claimInstruction([device], [0]);
    const reward = r.deviceRewardAddress(device.device);
    expect(() => send(withAccount(own, r.epochAddress(0), r.emissionAddress()))).toThrow(
      'An account is of another kind',
    );
    expect(() => send(withAccount(own, reward, r.epochAddress(0)))).toThrow('An account is of another kind');
    expect(() => send(withAccount(own, reward, device.device))).toThrow('An account belongs to another program');
    const none = { ...own, keys: own.keys.slice(0, -1) } as typeof own;
    expect(() => send(none)).toThrow('A claim has its epochs first, then one to twelve rewards accounts');
    const neither = { ...own, keys: own.keys.slice(0, -2) } as typeof own;
    expect(() => send(neither)).toThrow('A claim has its epochs first, then one to twelve rewards accounts');
    const many = rewards.claimInstruction(
      Array.from({ length: MAX_CLAIM_BATCH + 1 }, () => device),
      [0],
    );
    expect(() => send(many)).toThrow('A claim has its epochs first, then one to twelve rewards accounts');
    const unsigned = withoutSignature(own, rewards.stranger.publicKey);
    expect(() => rewards.send([unsigned], rewards.bank)).toThrow('An account has to sign');
  });

  it('error: over the cap, to the last unit', () => {
    const { rewards, device, send } = earned();
    const amount = r.rewardOf(r.poolOf(rewards.epoch(0), 'Enterprise'), 36_000_000n);
    rewards.forgeIssued(CAP - amount + 1n);
    expect(() => send()).toThrow('More than 300,000,000 IO would be issued');
    rewards.forgeIssued(CAP - amount);
    expect(send()).toMatchObject({ amount, issued: CAP });
    expect(rewards.balance(device.payout)).toBe(amount);
  });

  it("mints a device's part of its pool to the payout, which it makes an account for", () => {
    const { rewards, device, other } = earned();
    const pool = r.poolOf(rewards.epoch(0), 'Enterprise');
    expect(pool.weight).toBe(36_000_000n + 18_000_000n);
    const claimed = rewards.claim(device, 0);
    const amount = r.rewardOf(pool, 36_000_000n);
    expect(amount).toBe((pool.emission * 2n) / 3n);
    expect(claimed).toMatchObject({ supplier: device.supplier, payout: device.payout, amount, issued: amount });
    expect(claimed.devices).toMatchObject([
      { device: device.device, amount, accruals: [{ index: 0, amount, coAmount: 0n }] },
    ]);
    expect(rewards.balance(device.payout)).toBe(amount);
    const rest = rewards.claim(other, 0).amount;
    expect(amount + rest).toBeLessThanOrEqual(pool.emission);
    expect(amount + rest).toBeGreaterThanOrEqual(pool.emission - 1n);
    expect(rewards.reward(device)).toMatchObject({ owed: 0n, claimed: amount });
  });

  it('leaves out devices that have nothing, and an epoch that they were not scored in', () => {
    const rewards = RewardsWorld.create();
    const device = rewards.device();
    const idle = rewards.device({ supplier: device });
    rewards.credit(device, 1, HOUR);
    rewards.open(0);
    rewards.run(1, device);
    rewards.finalize(0);
    const claim = rewards.claimInstruction([idle, device, device], [0, 1]);
    const [event] = rewards.send([claim], rewards.stranger).rewards;
    expect(event!.data).toMatchObject({ devices: [{ device: device.device, accruals: [{ index: 1 }] }] });
    expect(rewards.balance(device.payout)).toBe(rewards.epoch(1).enterpriseEmission);
  });

  it('of a score that comes to nothing is taken, mints nothing and makes no account', () => {
    const { rewards, device, other } = earned();
    // One unit of weight among so many that its part rounds to nothing.
    rewards.forgeScore(other, 0, { weight: 1n });
    rewards.forgeEpoch(0, { enterpriseWeight: 10n ** 24n });
    expect(rewards.claim(other, 0)).toMatchObject({ amount: 0n, devices: [{ accruals: [{ amount: 0n }] }] });
    expect(rewards.world.chain.data(rewards.tokenAddress(other.payout))).toBeUndefined();
    expect(rewards.reward(other).scores[0]).toMatchObject({ occupied: false });
    expect(rewards.reward(device).scores[0]).toMatchObject({ occupied: true });
  });

  it('error: a weight of more than its pool, or one whose product does not fit', () => {
    const { rewards, device, send } = earned();
    rewards.forgeScore(device, 0, { weight: 54_000_001n });
    expect(() => send()).toThrow('A sum does not fit its integer');
    rewards.forgeScore(device, 0, { weight: 2n ** 127n });
    rewards.forgeEpoch(0, { enterpriseWeight: 2n ** 127n });
    expect(() => send()).toThrow('A sum does not fit its integer');
  });

  it("follows the supplier's payout of the moment", () => {
    const { rewards, device, send } = earned();
    const payout = rewards.world.wallet('other payout').publicKey;
    rewards.payTo(device, payout);
    expect(() => send()).toThrow('The payout account belongs to somebody else');
    const moved = { ...device, payout } as DeviceHandle;
    expect(rewards.claim(moved, 0)).toMatchObject({ payout });
    expect(rewards.balance(payout)).toBeGreaterThan(0n);
  });

  it('twelve devices with four epochs each fit a transaction', () => {
    const rewards = RewardsWorld.create();
    const first = rewards.device();
    const devices = [first, ...Array.from({ length: MAX_CLAIM_BATCH - 1 }, () => rewards.device({ supplier: first }))];
    const epochs = [0, 1, 2, 3];
    for (const index of epochs) {
      for (const device of devices) rewards.credit(device, index, HOUR);
      rewards.open(index);
      rewards.score(index, ...devices);
    }
    for (const index of epochs) rewards.finalize(index);
    const sent = rewards.send([rewards.claimInstruction(devices, epochs)], rewards.stranger);
    expect(sent.rewards[0]!.data).toMatchObject({ devices: { length: MAX_CLAIM_BATCH } });
    const emitted = epochs.reduce((sum, index) => sum + rewards.epoch(index).enterpriseEmission, 0n);
    expect(emitted - rewards.balance(first.payout)).toBeLessThan(64n);
  });

  it('pools are apart: nobody gets of the other pool, and one without devices mints nothing', () => {
    const rewards = RewardsWorld.create();
    rewards.world.setModel({ ...MODEL, code: 8, pool: 'Community' });
    const [enterprise, community] = [rewards.device(), rewards.device({ modelCode: 8 })];
    for (const index of [0, 1]) rewards.credit(enterprise, index, HOUR);
    rewards.credit(community, 0, HOUR);
    rewards.open(0);
    rewards.score(0, enterprise, community);
    rewards.open(1);
    rewards.score(1, enterprise);
    for (const index of [0, 1]) rewards.finalize(index);
    rewards.claim(enterprise, 0, 1);
    rewards.claim(community, 0);
    const [first, second] = [rewards.epoch(0), rewards.epoch(1)];
    expect(rewards.balance(enterprise.payout)).toBe(first.enterpriseEmission + second.enterpriseEmission);
    expect(rewards.balance(community.payout)).toBe(first.communityEmission);
    expect(rewards.emission().issued).toBe(first.emission + second.enterpriseEmission);
  });
});
