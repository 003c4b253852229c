import { describe, expect, it } from 'vitest';
import { deviceRetire } from '../../client/instructions/device.ts';
import { COOL_DOWN_SECONDS } from '../../client/staking/constants.ts';
import { coStakeAccept, coStakeEnd, coStakeOfferClose, coStakeOfferSet } from '../../client/staking/instructions.ts';
import { stakeAddress, stakeVaultAddress } from '../../client/staking/pda.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { IO, StakingWorld } from '../support/staking/world.ts';
import { mintTo } from '../support/tokens.ts';

function offered(amount = 400n * IO, shareBps = 2_000) {
  const staking = StakingWorld.create();
  const device = staking.staked();
  staking.offer(device, amount, shareBps);
  return { staking, device, coStaker: staking.wallet() };
}

describe('co_stake_offer_set and co_stake_offer_close', () => {
  it('error: a stranger', () => {
    const { staking, device } = offered();
    const input = { owner: staking.stranger.publicKey, device: device.device };
    for (const forged of [coStakeOfferSet({ ...input, amount: 1n, shareBps: 1 }), coStakeOfferClose(input)]) {
      expect(() => staking.send([forged], staking.stranger)).toThrow("Only the device's owner may do this");
    }
  });

  it('error: without a signature', () => {
    const { staking, device } = offered();
    const owner = device.owner.publicKey;
    const input = { owner, device: device.device };
    for (const set of [
      coStakeOfferSet({ ...input, amount: 1n, shareBps: 1 }),
      coStakeOfferClose(input),
      coStakeEnd(input),
    ]) {
      expect(() => staking.send([withoutSignature(set, owner)], staking.stranger)).toThrow('An account has to sign');
    }
  });

  it('error: an offer of nothing, or of more than all', () => {
    const { staking, device } = offered();
    expect(() => staking.offer(device, 0n, 1)).toThrow('The amount must be more than zero');
    expect(() => staking.offer(device, 1n, 10_001)).toThrow('The share must be at most 10,000 basis points');
  });

  it('error: no offer to close', () => {
    const staking = StakingWorld.create();
    const { device, owner } = staking.staked();
    const close = coStakeOfferClose({ owner: owner.publicKey, device });
    expect(() => staking.send([close], owner)).toThrow('The owner offers no co-stake');
  });

  it('takes the place of an earlier offer, and is withdrawn', () => {
    const { staking, device } = offered();
    expect(staking.offer(device, 300n, 10_000).events).toMatchObject([
      { name: 'CoStakeOfferSet', data: { staker: device.owner.publicKey, amount: 300n, shareBps: 10_000 } },
    ]);
    expect(staking.state(device)).toMatchObject({ offerAmount: 300n, offerShareBps: 10_000 });
    const close = coStakeOfferClose({ owner: device.owner.publicKey, device: device.device });
    expect(staking.send([close], device.owner).events).toMatchObject([
      { name: 'CoStakeOfferClosed', data: { amount: 300n } },
    ]);
    expect(staking.state(device)).toMatchObject({ offerAmount: 0n, offerShareBps: 0 });
  });
});

describe('co_stake_accept', () => {
  it('error: without a signature', () => {
    const { staking, device, coStaker } = offered();
    const { publicKey: staker } = coStaker;
    const accept = coStakeAccept({ staker, device: device.device, mint: staking.mint, amount: 1n, shareBps: 2_000 });
    expect(() => staking.send([withoutSignature(accept, staker)], staking.stranger)).toThrow('An account has to sign');
  });

  it('error: nothing is offered', () => {
    const staking = StakingWorld.create();
    expect(() => staking.accept(staking.staked(), staking.wallet(), 1n, 0)).toThrow('The owner offers no co-stake');
  });

  it('error: nothing, or more than is asked for', () => {
    const { staking, device, coStaker } = offered(100n);
    expect(() => staking.accept(device, coStaker, 0n, 2_000)).toThrow('The amount must be more than zero');
    expect(() => staking.accept(device, coStaker, 101n, 2_000)).toThrow('The owner offers to take less');
  });

  it('error: another share than the one seen', () => {
    const { staking, device, coStaker } = offered();
    expect(() => staking.accept(device, coStaker, 1n, 2_001)).toThrow("The offer's share is another than the one seen");
  });

  it('error: the owner itself', () => {
    const { staking, device } = offered();
    expect(() => staking.accept(device, device.owner, 1n, 2_000)).toThrow("The owner can't be its own co-staker");
  });

  it('error: more than the owner has', () => {
    const { staking, device, coStaker } = offered(500n * IO);
    expect(() => staking.accept(device, coStaker, 400n * IO + 1n, 2_000)).toThrow(
      'The owner must keep at least as much active as the co-staker',
    );
  });

  it('error: a second co-staker, one who cools included', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked();
    staking.offer(device, 1n, 1);
    for (const staker of [staking.wallet(), coStaker]) {
      expect(() => staking.accept(device, staker, 1n, 1)).toThrow('The device has a co-staker');
    }
    staking.endCoStake(device);
    expect(() => staking.accept(device, staking.wallet(), 1n, 1)).toThrow('The device has a co-staker');
  });

  it('error: while a case is open', () => {
    const { staking, device, coStaker } = offered();
    staking.open(device);
    expect(() => staking.accept(device, coStaker, 1n, 2_000)).toThrow('Nobody joins a stake while a case is open');
  });

  it('error: a device that left the network', () => {
    const { staking, device, coStaker } = offered();
    const { owner, gpuHashes } = device;
    staking.world.send([deviceRetire({ owner: owner.publicKey, device: device.device, gpuHashes })], owner);
    expect(() => staking.accept(device, coStaker, 1n, 2_000)).toThrow('The device has left the network');
  });

  it("error: another device's stake, vault or mint", () => {
    const { staking, device, coStaker } = offered();
    const { world } = staking;
    const other = staking.staked();
    const input = { staker: coStaker.publicKey, device: device.device, amount: 1n, shareBps: 2_000 };
    const accept = coStakeAccept({ ...input, mint: staking.mint });
    const forged = (from: typeof other.device, to: typeof other.device) => () =>
      staking.send([withAccount(accept, from, to)], coStaker);
    expect(forged(stakeAddress(device.device), stakeAddress(other.device))).toThrow("The stake is another device's");
    expect(forged(stakeVaultAddress(device.device), stakeVaultAddress(other.device))).toThrow(
      "The vault or case is another stake's",
    );
    mintTo(world.chain, world.mintAuthority, world.usdcMint, coStaker.publicKey, 1n);
    expect(() => staking.send([coStakeAccept({ ...input, mint: world.usdcMint })], coStaker)).toThrow(
      "Only the network's IO can be staked",
    );
  });

  it('joins at the share seen, and takes the offer', () => {
    const { staking, device, coStaker } = offered();
    const staker = coStaker.publicKey;
    const { events } = staking.accept(device, coStaker, 300n * IO, 2_000);
    expect(events).toMatchObject([{ name: 'CoStakeAccepted', data: { staker, amount: 300n * IO, shareBps: 2_000 } }]);
    expect(staking.state(device)).toMatchObject({
      ...{ coShareBps: 2_000, offerAmount: 0n, offerShareBps: 0 },
      coStaker: { staker, active: 300n * IO, cooling: 0n, locked: 0n },
    });
    expect(staking.world.tokens(stakeVaultAddress(device.device))).toBe(700n * IO);
  });
});

describe('co_stake_end', () => {
  it('error: a stranger, the co-staker too', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked();
    for (const signer of [staking.stranger, coStaker]) {
      const end = coStakeEnd({ owner: signer.publicKey, device: device.device });
      expect(() => staking.send([end], signer)).toThrow("Only the device's owner may do this");
    }
  });

  it('error: no co-stake, or one that cools', () => {
    const staking = StakingWorld.create();
    expect(() => staking.endCoStake(staking.staked())).toThrow('The device has no active co-stake');
    const { device, coStaker } = staking.coStaked();
    staking.coolDown(device, coStaker, 400n * IO);
    expect(() => staking.endCoStake(device)).toThrow('The device has no active co-stake');
  });

  it('lets the co-stake cool for 14 days', () => {
    const staking = StakingWorld.create();
    const { device, coStaker } = staking.coStaked();
    const staker = coStaker.publicKey;
    expect(staking.endCoStake(device).events).toMatchObject([
      { name: 'CoStakeEnded', data: { staker, amount: 400n * IO } },
    ]);
    staking.wait(COOL_DOWN_SECONDS);
    staking.withdraw(device, staker);
    expect(staking.balance(staker)).toBe(100_000n * IO);
  });
});
