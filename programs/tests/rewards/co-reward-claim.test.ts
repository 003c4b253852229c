import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import * as r from '../../client/rewards/index.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { RewardsWorld } from '../support/rewards/world.ts';
import type { DeviceHandle } from '../support/world.ts';

const HOUR = { idle: 3_600 };
const HALF = 10_000_000_000n;

/** A device whose co-staker gets a third, scored in a final epoch 0. */
function shared(coShareBps = 3_333) {
  const rewards = RewardsWorld.create();
  const device = rewards.device();
  const coStaker = rewards.world.wallet('co-staker').publicKey;
  const costake = (staker: PublicKey, share = coShareBps) =>
    rewards.stake(device, { active: HALF, coStaker: staker, coActive: HALF, coShareBps: share });
  costake(coStaker);
  rewards.credit(device, 0, HOUR);
  rewards.run(0, device);
  const send = (instruction = rewards.coClaimInstruction(coStaker, [device], [0])) =>
    rewards.send([instruction], rewards.stranger).rewards[0]!.data;
  return { rewards, device, coStaker, costake, send };
}

describe('co_reward_claim', () => {
  it('error: nothing owed and no score', () => {
    const { rewards, device, coStaker } = shared();
    rewards.coClaim(coStaker, device, 0);
    expect(() => rewards.coClaim(coStaker, device, 0)).toThrow('Nothing can be claimed');
  });

  it('error: somebody else than the co-staker', () => {
    const { rewards, device, coStaker, send } = shared();
    const { stranger } = rewards;
    const forged = rewards.coClaimInstruction(stranger.publicKey, [device], [0]);
    expect(() => send(forged)).toThrow('The rewards are owed to another co-staker');
    rewards.claim(device, 0);
    const after = rewards.coClaimInstruction(stranger.publicKey, [device], []);
    expect(() => send(after)).toThrow('The rewards are owed to another co-staker');
    const nobody = rewards.coClaimInstruction(PublicKey.default, [device], []);
    expect(() => send(nobody)).toThrow('The rewards are owed to another co-staker');
    expect(rewards.coClaim(coStaker, device).amount).toBeGreaterThan(0n);
  });

  it("error: a stranger's token account", () => {
    const { rewards, coStaker, send, device } = shared();
    const thief = rewards.tokenAccount(rewards.stranger.publicKey);
    const forged = withAccount(
      rewards.coClaimInstruction(coStaker, [device], [0]),
      rewards.tokenAddress(coStaker),
      thief,
    );
    expect(() => send(forged)).toThrow('The payout account belongs to somebody else');
  });

  it('error: another mint, mint authority or emission, an epoch that is none, nobody to pay', () => {
    const { rewards, coStaker, device, send } = shared();
    const own = rewards.coClaimInstruction(coStaker, [device], [0]);
    const { ioMint, usdcMint } = rewards.world;
    expect(() => send(withAccount(own, ioMint, usdcMint))).toThrow('The mint is not the one');
    expect(() => send(withAccount(own, r.mintAuthorityAddress(), r.emissionAddress()))).toThrow(
      'An account is not at its derived address',
    );
    expect(() => send(withAccount(own, r.emissionAddress(), r.epochAddress(0)))).toThrow(
      'An account is of another kind',
    );
    expect(() => send(withAccount(own, r.epochAddress(0), r.emissionAddress()))).toThrow(
      'An account is of another kind',
    );
    const none = { ...own, keys: own.keys.slice(0, -1) } as typeof own;
    expect(() => send(none)).toThrow('A claim has its epochs first, then one to twelve rewards accounts');
    const unsigned = withoutSignature(own, rewards.stranger.publicKey);
    expect(() => rewards.send([unsigned], rewards.bank)).toThrow('An account has to sign');
  });

  it('divides a reward by the share, rounded for the supplier, whoever claims first', () => {
    for (const first of ['supplier', 'co-staker'] as const) {
      const { rewards, device, coStaker } = shared();
      const reward = rewards.epoch(0).enterpriseEmission;
      const part = r.coRewardOf(reward, 3_333);
      if (first === 'supplier') rewards.claim(device, 0);
      expect(rewards.coClaim(coStaker, device, ...(first === 'supplier' ? [] : [0]))).toMatchObject({
        coStaker,
        amount: part,
      });
      if (first === 'co-staker') rewards.claim(device);
      expect(rewards.balance(coStaker)).toBe(part);
      expect(rewards.balance(device.payout)).toBe(reward - part);
      expect(rewards.emission().issued).toBe(reward);
      expect(rewards.reward(device)).toMatchObject({ coStaker, coOwed: 0n, coClaimed: part, claimed: reward - part });
    }
  });

  it.each([
    [0, 'nothing'],
    [10_000, 'all of it'],
  ])('a share of %i basis points is %s', (share) => {
    const { rewards, device, coStaker } = shared(share);
    const reward = rewards.epoch(0).enterpriseEmission;
    const { amount } = rewards.claim(device, 0);
    expect(amount).toBe(share === 0 ? reward : 0n);
    if (share === 0)
      expect(() => rewards.coClaim(coStaker, device)).toThrow('The rewards are owed to another co-staker');
    else expect(rewards.coClaim(coStaker, device).amount).toBe(reward);
  });

  it('a co-staker who left after the score still gets its part, and one who came gets none of it', () => {
    const { rewards, device, coStaker, costake } = shared();
    const other = rewards.world.wallet('other co-staker').publicKey;
    costake(other, 9_000);
    expect(() => rewards.coClaim(other, device, 0)).toThrow('The rewards are owed to another co-staker');
    expect(rewards.coClaim(coStaker, device, 0).amount).toBe(r.coRewardOf(rewards.epoch(0).enterpriseEmission, 3_333));
  });

  it('error: what a former co-staker is owed must be claimed before the next one is owed anything', () => {
    const { rewards, device, coStaker, costake, send } = shared();
    const other = rewards.world.wallet('other co-staker').publicKey;
    costake(other, 5_000);
    rewards.credit(device, 1, HOUR);
    rewards.open(1);
    rewards.score(1, device);
    rewards.finalize(1);
    expect(() => rewards.claim(device, 0, 1)).toThrow('A former co-staker is owed rewards: claim those first');
    rewards.claim(device, 0);
    const blocked = rewards.coClaimInstruction(other, [device], [1]);
    expect(() => send(blocked)).toThrow('A former co-staker is owed rewards');
    rewards.coClaim(coStaker, device);
    rewards.claim(device, 1);
    expect(rewards.coClaim(other, device).amount).toBe(r.coRewardOf(rewards.epoch(1).enterpriseEmission, 5_000));
  });

  it('pays for several devices of several suppliers at once', () => {
    const rewards = RewardsWorld.create();
    const coStaker = rewards.world.wallet('co-staker').publicKey;
    const devices = [rewards.device(), rewards.device()] as [DeviceHandle, DeviceHandle];
    for (const device of devices) {
      rewards.stake(device, { active: HALF, coStaker, coActive: HALF, coShareBps: 5_000 });
      rewards.credit(device, 0, HOUR);
    }
    rewards.run(0, ...devices);
    const [event] = rewards.send([rewards.coClaimInstruction(coStaker, devices, [0])], rewards.stranger).rewards;
    expect(event!.data).toMatchObject({ devices: [{ device: devices[0].device }, { device: devices[1].device }] });
    expect(rewards.balance(coStaker)).toBe((rewards.epoch(0).enterpriseEmission / 4n) * 2n);
  });
});
