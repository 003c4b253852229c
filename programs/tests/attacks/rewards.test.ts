// What somebody could try to get more, sooner, or what is another's. The instructions' own tests have the plain refusals.

import { AuthorityType, createCloseAccountInstruction, createSetAuthorityInstruction } from '@solana/spl-token';
import { describe, expect, it } from 'vitest';
import { EPOCHS, MAX_STEPS } from '../../client/generated/rewards/program.ts';
import type { EpochScored } from '../../client/generated/rewards/types.ts';
import * as r from '../../client/rewards/index.ts';
import { stakeAddress } from '../../client/staking/pda.ts';
import { withAccount } from '../support/forge.ts';
import { keypair } from '../support/keys.ts';
import { RewardsWorld } from '../support/rewards/world.ts';
import { anotherAccount } from '../support/tokens.ts';
import type { DeviceHandle } from '../support/world.ts';

const HOUR = { idle: 3_600 };
const NOTHING = 'No device of the batch has a weight that is not scored yet';

/** Two devices of different suppliers with an hour of credit in epoch 0, which is open. */
function rivals() {
  const rewards = RewardsWorld.create();
  const [device, rival] = [rewards.device(), rewards.device()] as [DeviceHandle, DeviceHandle];
  for (const one of [device, rival]) rewards.credit(one, 0, HOUR);
  rewards.open(0);
  const send = (...instructions: Parameters<RewardsWorld['send']>[0]) => rewards.send(instructions, rewards.stranger);
  return { rewards, device, rival, send };
}

describe('more weight than was proven', () => {
  it('scoring twice, in one batch, one transaction or later, counts once', () => {
    const { rewards, device, send } = rivals();
    const score = rewards.scoreInstruction(0, [device]);
    expect(() => send(score, score)).toThrow(NOTHING);
    const [event] = send(rewards.scoreInstruction(0, [device, device, device])).rewards;
    expect((event!.data as EpochScored).devices).toHaveLength(1);
    rewards.toTime(rewards.world.chain.time + 1_000n);
    expect(() => send(score)).toThrow(NOTHING);
    expect(rewards.shard(0, r.shardOf(device.device))).toMatchObject({ devices: 1, enterpriseWeight: 36_000_000n });
  });

  it('scoring for an hour that runs, that has not begun, or whose window is over', () => {
    const { rewards, device, send } = rivals();
    rewards.credit(device, 1, HOUR);
    // No epoch account can be there before its hour has ended.
    expect(() => send(rewards.scoreInstruction(1, [device]))).toThrow('An account does not exist');
    rewards.toClose(0);
    expect(() => send(rewards.scoreInstruction(0, [device]))).toThrow('The scoring of this epoch has closed');
  });

  it('seconds of another hour: the place of an hour in the ring of four is not enough', () => {
    const { rewards, device } = rivals();
    // Epoch 4 lies in the same place as epoch 0, epoch 1 in another.
    for (const index of [4, 1]) rewards.credit(device, index, HOUR);
    expect(() => rewards.score(0, device)).toThrow(NOTHING);
  });

  it("a device without a stake, with another's, or with an address that anybody could fill", () => {
    const { rewards, device, rival, send } = rivals();
    rewards.stake(device, { active: 0n });
    const score = rewards.scoreInstruction(0, [device]);
    const by = (stake: Parameters<typeof stakeAddress>[0]) => withAccount(score, stakeAddress(device.device), stake);
    expect(() => send(score)).toThrow(NOTHING);
    expect(() => send(by(stakeAddress(rival.device)))).toThrow("The stake is another device's");
    expect(() => send(by(rewards.world.wallet().publicKey))).toThrow(NOTHING);
    expect(() => send(by(r.deviceRewardAddress(device.device)))).toThrow('An account belongs to another program');
  });

  it('an empty address instead of the stake takes nothing from a rival: it is scored later', () => {
    const { rewards, rival, send } = rivals();
    const score = rewards.scoreInstruction(0, [rival]);
    const empty = withAccount(score, stakeAddress(rival.device), stakeAddress(rewards.stranger.publicKey));
    expect(() => send(empty)).toThrow(NOTHING);
    expect(rewards.score(0, rival)).toHaveLength(1);
  });

  it('hiring oneself earns no more than idling', () => {
    const { rewards, device, rival } = rivals();
    rewards.credit(device, 0, { hired: 3_600 });
    const [hired, idle] = rewards.score(0, device, rival);
    expect(hired!.weight).toBe(idle!.weight);
    rewards.finalize(0);
    expect(rewards.claim(device, 0).amount).toBe(rewards.claim(rival, 0).amount);
  });

  it('sums that do not fit are refused, not wrapped', () => {
    const { rewards, device, rival } = rivals();
    const [first, second] = rewards.sameShard(2) as [DeviceHandle, DeviceHandle];
    for (const one of [first, second]) rewards.credit(one, 0, HOUR);
    rewards.score(0, first);
    rewards.forgeShard(0, first, { enterpriseWeight: 2n ** 128n - 36_000_000n });
    expect(() => rewards.score(0, second)).toThrow('A sum does not fit its integer');
    rewards.forgeShard(0, first, { enterpriseWeight: 36_000_000n, devices: 2 ** 32 - 1 });
    expect(() => rewards.score(0, second)).toThrow('A sum does not fit its integer');
    rewards.forgeShard(0, first, { devices: 1 });
    expect(rewards.score(0, second, device, rival)).toHaveLength(3);
  });
});

describe('more of the emission than the schedule has', () => {
  it('skipping an epoch whose window is open, to make it forgone', () => {
    const { rewards } = rivals();
    rewards.toEnd(1);
    expect(() => rewards.send([r.emissionAdvance({ count: 1 })], rewards.stranger)).toThrow(
      'No epoch has closed unopened',
    );
    rewards.toTime(r.epochTimes(rewards.emission(), 2).endsAt);
    const open = r.epochOpen({ payer: rewards.stranger.publicKey, index: 2 });
    expect(() => rewards.send([open], rewards.stranger)).toThrow('An epoch before this one can still be opened');
  });

  it('opening far in the future', () => {
    const { rewards } = rivals();
    for (const index of [1, 2, 500, EPOCHS - 1]) {
      const open = r.epochOpen({ payer: rewards.stranger.publicKey, index });
      expect(() => rewards.send([open], rewards.stranger), `${index}`).toThrow('This epoch has not ended');
    }
  });

  it('an epoch has the same emission however many empty ones lie before it, 500 at most in one call', () => {
    const rewards = RewardsWorld.create();
    const device = rewards.device();
    const index = 1_001;
    rewards.credit(device, index, HOUR);
    rewards.toClose(index - 1);
    const open = r.epochOpen({ payer: rewards.stranger.publicKey, index });
    const attempt = (...more: (typeof open)[]) => rewards.send([...more, open], rewards.stranger);
    expect(() => attempt()).toThrow('More than 500 epochs lie before this one');
    const steps = attempt(r.emissionAdvance({ count: MAX_STEPS }), r.emissionAdvance({ count: MAX_STEPS }));
    expect(steps.rewards.map(({ name }) => name)).toEqual(['EmissionAdvanced', 'EmissionAdvanced', 'EpochOpened']);
    expect(rewards.epoch(index).emission).toBe(r.emissionAt(index));
    // Nothing of the thousand epochs that nobody opened was or will be issued.
    rewards.score(index, device);
    rewards.finalize(index);
    rewards.claim(device, index);
    expect(rewards.emission().issued).toBe(r.poolEmissions(r.emissionAt(index)).enterprise);
  });

  it('claiming twice, in one claim, one transaction or later', () => {
    const { rewards, device, send } = rivals();
    rewards.score(0, device);
    rewards.finalize(0);
    const claim = rewards.claimInstruction([device], [0]);
    expect(() => send(claim, claim)).toThrow('Nothing can be claimed');
    send(rewards.claimInstruction([device, device], [0, 0, 0]));
    expect(rewards.balance(device.payout)).toBe(rewards.epoch(0).enterpriseEmission);
    expect(() => send(claim)).toThrow('Nothing can be claimed');
  });

  it('a score is paid once, whether it is claimed or makes room for a later one', () => {
    const { rewards, device, send } = rivals();
    rewards.score(0, device);
    for (const index of [1, 2, 3, 4]) rewards.open(index);
    rewards.finalize(0);
    rewards.credit(device, 4, HOUR);
    expect(rewards.score(4, device)[0]!.rolled).toMatchObject({ index: 0 });
    const claimed = send(rewards.claimInstruction([device], [0])).rewards[0]!.data;
    expect(claimed).toMatchObject({ amount: rewards.epoch(0).enterpriseEmission, devices: [{ accruals: [] }] });
  });

  it('an epoch in which nobody was scored mints nothing, ever', () => {
    const { rewards, device } = rivals();
    rewards.finalize(0);
    expect(() => rewards.claim(device, 0)).toThrow('Nothing can be claimed');
    expect(rewards.emission().issued).toBe(0n);
  });
});

describe("what is another's", () => {
  it('a payout account that its owner gave away: another one of the same owner is paid, a stranger never', () => {
    const { rewards, device, send } = rivals();
    rewards.score(0, device);
    rewards.finalize(0);
    const payout = rewards.world.wallet('payout');
    rewards.payTo(device, payout.publicKey);
    const moved = { ...device, payout: payout.publicKey };
    const { chain, ioMint } = rewards.world;
    const usual = rewards.tokenAccount(payout.publicKey);
    const other = anotherAccount(chain, rewards.stranger, payout.publicKey, ioMint, keypair('another account'));
    const claim = rewards.claimInstruction([moved], [0], other);
    expect(() => send(claim)).toThrow('The payout account belongs to somebody else');
    const give = createSetAuthorityInstruction(
      usual,
      payout.publicKey,
      AuthorityType.AccountOwner,
      rewards.stranger.publicKey,
    );
    chain.send([give], [payout]);
    expect(() => send(rewards.claimInstruction([moved], [0]))).toThrow('The payout account belongs to somebody else');
    const stolen = anotherAccount(
      chain,
      rewards.stranger,
      rewards.stranger.publicKey,
      ioMint,
      keypair("a thief's account"),
    );
    expect(() => send(rewards.claimInstruction([moved], [0], stolen))).toThrow(
      'The payout account belongs to somebody else',
    );
    send(claim);
    expect(rewards.world.tokens(other)).toBe(rewards.epoch(0).enterpriseEmission);
  });

  it('a payout account that was closed is made again', () => {
    const { rewards, device } = rivals();
    rewards.score(0, device);
    rewards.finalize(0);
    const payout = rewards.world.wallet('payout');
    rewards.payTo(device, payout.publicKey);
    const token = rewards.tokenAccount(payout.publicKey);
    rewards.world.chain.send([createCloseAccountInstruction(token, payout.publicKey, payout.publicKey)], [payout]);
    rewards.claim({ ...device, payout: payout.publicKey }, 0);
    expect(rewards.balance(payout.publicKey)).toBe(rewards.epoch(0).enterpriseEmission);
  });

  it('a co-staker who makes its account unusable holds up nobody', () => {
    const { rewards, device, send } = rivals();
    const coStaker = rewards.world.wallet('co-staker');
    const half = { active: 10_000_000_000n, coActive: 10_000_000_000n, coShareBps: 5_000 };
    rewards.stake(device, { ...half, coStaker: coStaker.publicKey });
    rewards.score(0, device);
    rewards.finalize(0);
    const { chain, ioMint } = rewards.world;
    const usual = rewards.tokenAccount(coStaker.publicKey);
    const { AccountOwner } = AuthorityType;
    chain.send(
      [createSetAuthorityInstruction(usual, coStaker.publicKey, AccountOwner, rewards.bank.publicKey)],
      [coStaker],
    );
    const coStakerToken = anotherAccount(
      chain,
      rewards.stranger,
      coStaker.publicKey,
      ioMint,
      keypair('another account'),
    );
    const claim = rewards.coClaimInstruction(coStaker.publicKey, [device], [0], coStakerToken);
    send(claim);
    expect(rewards.world.tokens(coStakerToken)).toBe(rewards.epoch(0).enterpriseEmission / 2n);
  });

  it('a co-staker who came between score and claim gets nothing of that epoch', () => {
    const { rewards, device } = rivals();
    rewards.score(0, device);
    const late = rewards.world.wallet('late').publicKey;
    rewards.stake(device, { active: 10_000_000_000n, coStaker: late, coActive: 10_000_000_000n, coShareBps: 10_000 });
    rewards.finalize(0);
    expect(rewards.claim(device, 0).amount).toBe(rewards.epoch(0).enterpriseEmission);
    expect(() => rewards.coClaim(late, device)).toThrow('The rewards are owed to another co-staker');
  });

  it('who pays for an account of a device or for a shard gets no right in it', () => {
    const { rewards, device } = rivals();
    rewards.score(0, device);
    const finalizer = rewards.world.wallet('finalizer');
    rewards.toClose(0);
    rewards.send([r.epochFinalize({ finalizer: finalizer.publicKey, index: 0 })], finalizer);
    rewards.claim(device, 0);
    expect(rewards.balance(rewards.stranger.publicKey)).toBe(0n);
    expect(rewards.balance(device.payout)).toBe(rewards.epoch(0).enterpriseEmission);
  });
});
