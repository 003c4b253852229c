import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { associatedTokenAddress } from '../../client/pda.ts';
import { COOL_DOWN_SECONDS } from '../../client/staking/constants.ts';
import { stakeWithdraw } from '../../client/staking/instructions.ts';
import { stakeAddress, stakeVaultAddress } from '../../client/staking/pda.ts';
import { withAccount } from '../support/forge.ts';
import { IO, StakingWorld } from '../support/staking/world.ts';
import { mintTo } from '../support/tokens.ts';

const WEEK = 604_800n;

function cooling() {
  const staking = StakingWorld.create();
  const device = staking.staked();
  staking.coolDown(device, device.owner, 150n * IO);
  return { staking, device, owner: device.owner.publicKey };
}

describe('stake_withdraw', () => {
  it('error: before its time, a second too early', () => {
    const { staking, device, owner } = cooling();
    expect(() => staking.withdraw(device, owner)).toThrow('Nothing has cooled that no case locks');
    staking.wait(COOL_DOWN_SECONDS - 1n);
    expect(() => staking.withdraw(device, owner)).toThrow('Nothing has cooled that no case locks');
  });

  it('error: somebody without a position, the key of no co-staker too', () => {
    const { staking, device } = cooling();
    staking.wait(COOL_DOWN_SECONDS);
    for (const key of [staking.stranger.publicKey, PublicKey.default]) {
      expect(() => staking.withdraw(device, key)).toThrow('This key has no position in the stake');
    }
  });

  it("error: to another's token account", () => {
    const { staking, device, owner } = cooling();
    staking.wait(COOL_DOWN_SECONDS);
    const mine = associatedTokenAddress(staking.stranger.publicKey, staking.mint);
    expect(() => staking.withdraw(device, owner, mine)).toThrow('The payout account belongs to somebody else');
    const vault = stakeVaultAddress(device.device);
    expect(() => staking.withdraw(device, owner, vault)).toThrow('The payout account belongs to somebody else');
  });

  it("error: from another's vault, or another's stake", () => {
    const { staking, device, owner } = cooling();
    const other = staking.staked();
    staking.wait(COOL_DOWN_SECONDS);
    const withdraw = stakeWithdraw({
      ...{ payer: staking.stranger.publicKey, device: device.device, staker: owner, mint: staking.mint },
    });
    for (const address of [stakeAddress, stakeVaultAddress]) {
      const forged = withAccount(withdraw, address(device.device), address(other.device));
      expect(() => staking.send([forged], staking.stranger)).toThrow("The vault or case is another stake's");
    }
  });

  it('error: as another mint', () => {
    const { staking, device, owner } = cooling();
    const { world } = staking;
    staking.wait(COOL_DOWN_SECONDS);
    mintTo(world.chain, world.mintAuthority, world.usdcMint, owner, 1n);
    const input = { payer: staking.stranger.publicKey, device: device.device, staker: owner, mint: world.usdcMint };
    expect(() => staking.send([stakeWithdraw(input)], staking.stranger)).toThrow("Only the network's IO can be staked");
  });

  it('pays all that has cooled once, by anybody', () => {
    const { staking, device, owner } = cooling();
    staking.wait(COOL_DOWN_SECONDS);
    const before = staking.balance(owner);
    const { events } = staking.withdraw(device, owner);
    expect(events).toMatchObject([{ name: 'StakeWithdrawn', data: { staker: owner, amount: 150n * IO } }]);
    expect(staking.balance(owner) - before).toBe(150n * IO);
    expect(staking.state(device).owner).toMatchObject({ active: 250n * IO, cooling: 0n });
    expect(() => staking.withdraw(device, owner)).toThrow('Nothing has cooled that no case locks');
  });

  it('frees the slot of a co-staker who has left', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked();
    staking.coolDown(device, coStaker, 400n * IO);
    staking.wait(COOL_DOWN_SECONDS);
    expect(() => staking.withdraw(device, coStaker.publicKey)).toThrow('Nothing has cooled that no case locks');
    staking.wait(WEEK);
    staking.withdraw(device, coStaker.publicKey);
    expect(staking.state(device).coStaker).toMatchObject({ staker: PublicKey.default, active: 0n, cooling: 0n });
    expect(staking.state(device).coShareBps).toBe(0);
    expect(staking.balance(coStaker.publicKey)).toBe(100_000n * IO);
  });

  it('leaves the owner a stake to deposit into again', () => {
    const staking = StakingWorld.create();
    const device = staking.staked();
    staking.coolDown(device, device.owner, 400n * IO);
    staking.wait(COOL_DOWN_SECONDS);
    staking.withdraw(device, device.owner.publicKey);
    expect(staking.state(device).owner).toMatchObject({ staker: device.owner.publicKey, active: 0n, cooling: 0n });
    staking.deposit(device, 5n);
    expect(staking.state(device).owner.active).toBe(5n);
  });

  it('keeps what a case locks, and pays the rest', () => {
    const staking = StakingWorld.create();
    const device = staking.staked(150n * IO);
    staking.coolDown(device, device.owner, 150n * IO);
    staking.open(device);
    staking.wait(COOL_DOWN_SECONDS);
    expect(staking.withdraw(device, device.owner.publicKey).events).toMatchObject([{ data: { amount: 50n * IO } }]);
    expect(staking.state(device).owner).toMatchObject({ cooling: 100n * IO, locked: 100n * IO });
    expect(() => staking.withdraw(device, device.owner.publicKey)).toThrow('Nothing has cooled that no case locks');
  });
});
