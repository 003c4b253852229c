// Real ticks, real stakes: what suppliers and their co-staker live through.

import { describe, expect, it } from 'vitest';
import { EPOCH_SECONDS } from '../../client/generated/rewards/program.ts';
import * as staking from '../../client/generated/staking/instructions.ts';
import { configAddress, gpuModelAddress, renterAddress } from '../../client/pda.ts';
import * as r from '../../client/rewards/index.ts';
import { stakeAddress, stakeVaultAddress } from '../../client/staking/pda.ts';
import { RewardsWorld } from '../support/rewards/world.ts';
import { mintTo } from '../support/tokens.ts';
import type { DeviceHandle } from '../support/world.ts';

/** Required of one GPU of multiplier 1. */
const REQUIRED = 20_000_000_000n;

/** Deposits the owner's stake through the staking program. */
function deposit(rewards: RewardsWorld, { device, owner, modelCode }: DeviceHandle, amount: bigint): void {
  const ownerToken = rewards.tokenAccount(owner.publicKey);
  rewards.pay(owner.publicKey, amount);
  const accounts = {
    config: configAddress(),
    device,
    model: gpuModelAddress(modelCode),
    stake: stakeAddress(device),
    vault: stakeVaultAddress(device),
    mint: rewards.world.ioMint,
    ownerToken,
    owner: owner.publicKey,
  };
  rewards.world.send([staking.stakeDepositInstruction(accounts, { amount })], owner);
}

describe('an hour of real ticks', () => {
  it('of which one device was hired by its own supplier: both earn the same', () => {
    const rewards = RewardsWorld.empty();
    const { world } = rewards;
    // The supplier of the first device hires it under another name, at one unit an hour.
    const owner = world.wallet('self');
    mintTo(world.chain, world.mintAuthority, world.usdcMint, owner.publicKey, 1_000_000n);
    rewards.handOver();
    rewards.send([rewards.initializeInstruction()], rewards.upgradeAuthority);
    const devices = world.freshDevices([{ terms: { askUsdc: 1n } }, { terms: { askUsdc: 1n } }]);
    const [hired, idle] = devices as [DeviceHandle, DeviceHandle];
    for (const device of devices) {
      rewards.register(device);
      deposit(rewards, device, REQUIRED);
    }
    const provers = devices.map(({ prover }) => prover);
    world.run(rewards.emission().firstHour * EPOCH_SECONDS - world.chain.time, ...provers);
    const renter = { owner, renter: renterAddress(owner.publicKey) };
    world.assign(world.openRental(renter, { seconds: 7_200, deposit: 10_000n }), hired);
    world.run(EPOCH_SECONDS + 60n, ...provers);
    rewards.open(0);
    const [one, other] = rewards.score(0, hired, idle);
    expect(one!.hiredSeconds).toBeGreaterThan(3_000);
    expect(other!.hiredSeconds).toBe(0);
    // The two are asked at different times, so that the hour begins and ends within a tick of either.
    const seconds = [one!, other!].map(({ idleSeconds, hiredSeconds }) => idleSeconds + hiredSeconds);
    for (const total of seconds) expect(total).toBeGreaterThan(3_500);
    expect(one!.weight).toBe(BigInt(seconds[0]!) * 10_000n);
    expect(other!.weight).toBe(BigInt(seconds[1]!) * 10_000n);
    rewards.finalize(0);
    const [mine, theirs] = [rewards.claim(hired, 0).amount, rewards.claim(idle, 0).amount];
    expect(Math.abs(Number(mine - theirs)) / Number(theirs)).toBeLessThan(0.05);
  }, 120_000);
});

describe('a co-stake through the staking program', () => {
  it('shares what the device earns as long as it is active, and no longer', () => {
    const rewards = RewardsWorld.create();
    const device = rewards.world.registerDevice();
    rewards.register(device);
    const coStaker = rewards.world.wallet('co-staker');
    deposit(rewards, device, REQUIRED);
    const half = REQUIRED / 2n;
    const owned = { device: device.device, stake: stakeAddress(device.device), owner: device.owner.publicKey };
    const offer = staking.coStakeOfferSetInstruction(owned, { amount: half, shareBps: 2_500 });
    rewards.world.send([offer], device.owner);
    const coToken = rewards.tokenAccount(coStaker.publicKey);
    rewards.pay(coStaker.publicKey, half);
    const accept = staking.coStakeAcceptInstruction(
      {
        device: device.device,
        stake: owned.stake,
        vault: stakeVaultAddress(device.device),
        mint: rewards.world.ioMint,
        stakerToken: coToken,
        staker: coStaker.publicKey,
      },
      { amount: half, shareBps: 2_500 },
    );
    rewards.world.send([accept], coStaker);

    rewards.credit(device, 0, { idle: 3_600 });
    rewards.open(0);
    expect(rewards.score(0, device)).toMatchObject([{ coStaker: coStaker.publicKey, coShareBps: 2_500 }]);
    rewards.world.send([staking.coStakeEndInstruction(owned)], device.owner);
    rewards.credit(device, 1, { idle: 3_600 });
    rewards.open(1);
    const [alone] = rewards.score(1, device);
    expect(alone).toMatchObject({ coShareBps: 0 });
    for (const index of [0, 1]) rewards.finalize(index);

    const [first, second] = [rewards.epoch(0).enterpriseEmission, rewards.epoch(1).enterpriseEmission];
    const part = r.coRewardOf(first, 2_500);
    expect(rewards.coClaim(coStaker.publicKey, device, 0).amount).toBe(part);
    expect(rewards.claim(device, 1).amount).toBe(first - part + second);
  });
});
