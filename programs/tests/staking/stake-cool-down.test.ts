import { describe, expect, it } from 'vitest';
import { CO_STAKER_EXTRA_SECONDS, COOL_DOWN_SECONDS } from '../../client/staking/constants.ts';
import { stakeCoolDown } from '../../client/staking/instructions.ts';
import { stakeAddress } from '../../client/staking/pda.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { IO, StakingWorld } from '../support/staking/world.ts';

describe('stake_cool_down', () => {
  it('error: somebody without a position', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    expect(() => staking.coolDown(device, staking.stranger, 1n)).toThrow('This key has no position in the stake');
  });

  it('error: without a signature', () => {
    const staking = StakingWorld.create();
    const { device, owner } = staking.staked();
    const cool = withoutSignature(stakeCoolDown({ device, staker: owner.publicKey, amount: 1n }), owner.publicKey);
    expect(() => staking.send([cool], staking.stranger)).toThrow('An account has to sign');
  });

  it("error: in another's stake", () => {
    const staking = StakingWorld.create();
    const [device, other] = [staking.staked(), staking.staked()];
    const cool = stakeCoolDown({ device: device.device, staker: device.owner.publicKey, amount: 1n });
    const forged = withAccount(cool, stakeAddress(device.device), stakeAddress(other.device));
    expect(() => staking.send([forged], device.owner)).toThrow('This key has no position in the stake');
  });

  it('error: nothing, and more than there is', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    expect(() => staking.coolDown(device, device.owner, 0n)).toThrow('The amount must be more than zero');
    expect(() => staking.coolDown(device, device.owner, 400n * IO + 1n)).toThrow(
      'The position has less active stake than this needs',
    );
  });

  it('error: an owner who would have less than its co-staker', () => {
    const staking = StakingWorld.create();
    const { device } = staking.coStaked(400n * IO, 300n * IO);
    expect(() => staking.coolDown(device, device.owner, 100n * IO + 1n)).toThrow(
      'The owner must keep at least as much active as the co-staker',
    );
    staking.coolDown(device, device.owner, 100n * IO);
  });

  it('error: a co-staker who would leave by parts', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked();
    for (const amount of [1n, 400n * IO + 1n]) {
      expect(() => staking.coolDown(device, coStaker, amount)).toThrow('A co-staker cools all of the co-stake at once');
    }
  });

  it('takes 14 days, and begins again for what cools already', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    const first = staking.now;
    const { events } = staking.coolDown(device, device.owner, 100n * IO);
    expect(events).toMatchObject([
      { name: 'StakeCooled', data: { staker: device.owner.publicKey, amount: 100n * IO } },
    ]);
    const until = first + COOL_DOWN_SECONDS;
    expect(staking.state(device).owner).toMatchObject({ active: 300n * IO, cooling: 100n * IO, coolingUntil: until });
    staking.wait(1_000n);
    staking.coolDown(device, device.owner, 50n * IO);
    expect(staking.state(device).owner).toMatchObject({
      ...{ active: 250n * IO, cooling: 150n * IO },
      coolingUntil: staking.now + COOL_DOWN_SECONDS,
    });
  });

  it('takes a co-staker 21 days', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked();
    staking.coolDown(device, coStaker, 400n * IO);
    expect(staking.state(device).coStaker).toMatchObject({
      ...{ active: 0n, cooling: 400n * IO },
      coolingUntil: staking.now + COOL_DOWN_SECONDS + CO_STAKER_EXTRA_SECONDS,
    });
    expect(() => staking.coolDown(device, coStaker, 400n * IO)).toThrow(
      'A co-staker cools all of the co-stake at once',
    );
  });
});
