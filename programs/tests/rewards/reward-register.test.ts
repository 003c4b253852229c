import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import * as r from '../../client/rewards/index.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { RewardsWorld } from '../support/rewards/world.ts';

describe('reward_register', () => {
  it('error: no device, or another address for its rewards', () => {
    const rewards = RewardsWorld.create();
    const [device, other] = [rewards.world.registerDevice(), rewards.world.registerDevice()];
    const payer = rewards.stranger.publicKey;
    const none = r.rewardRegister({ payer, device: device.supplier });
    expect(() => rewards.send([none], rewards.stranger)).toThrow('An account is of another kind');
    const foreign = r.rewardRegister({ payer, device: r.emissionAddress() });
    expect(() => rewards.send([foreign], rewards.stranger)).toThrow('An account belongs to another program');
    const forged = withAccount(r.rewardRegister({ payer, device: device.device }), device.device, other.device);
    expect(() => rewards.send([forged], rewards.stranger)).toThrow('An account is not at its derived address');
  });

  it('error: twice, or with nobody to pay', () => {
    const rewards = RewardsWorld.create();
    const device = rewards.world.registerDevice();
    const register = r.rewardRegister({ payer: rewards.stranger.publicKey, device: device.device });
    const unsigned = withoutSignature(register, rewards.stranger.publicKey);
    expect(() => rewards.send([unsigned], rewards.bank)).toThrow('An account has to sign');
    rewards.register(device);
    expect(() => rewards.register(device)).toThrow('The account exists already');
  });

  it("keeps the device's supplier, whoever pays", () => {
    const rewards = RewardsWorld.create();
    const device = rewards.world.registerDevice();
    const { rewards: events } = rewards.register(device);
    expect(events).toMatchObject([
      { name: 'RewardRegistered', data: { device: device.device, supplier: device.supplier } },
    ]);
    expect(rewards.reward(device)).toMatchObject({
      device: device.device,
      supplier: device.supplier,
      owed: 0n,
      coStaker: PublicKey.default,
      claimed: 0n,
      sequence: 1n,
    });
  });
});
