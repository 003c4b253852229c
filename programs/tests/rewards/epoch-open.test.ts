import { PublicKey } from '@solana/web3.js';
import { describe, expect, it } from 'vitest';
import { EPOCHS, MAX_STEPS, REWARDS_PROGRAM_ID, SEED_EPOCH } from '../../client/generated/rewards/program.ts';
import * as r from '../../client/rewards/index.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { RewardsWorld } from '../support/rewards/world.ts';

const instruction = (rewards: RewardsWorld, index: number) => r.epochOpen({ payer: rewards.stranger.publicKey, index });
const open = (rewards: RewardsWorld, index: number) => () =>
  rewards.send([instruction(rewards, index)], rewards.stranger).rewards[0]!.data;

describe('epoch_open', () => {
  it('error: before its end', () => {
    const rewards = RewardsWorld.create();
    expect(open(rewards, 0)).toThrow('This epoch has not ended');
    rewards.toTime(r.epochTimes(rewards.emission(), 0).endsAt - 1n);
    expect(open(rewards, 0)).toThrow('This epoch has not ended');
    rewards.toEnd(0);
    expect(open(rewards, 0)()).toMatchObject({ index: 0, emissionAmount: r.emissionAt(0) });
  });

  it('error: after its scoring has closed', () => {
    const rewards = RewardsWorld.create();
    rewards.toClose(0);
    expect(open(rewards, 0)).toThrow('The scoring of this epoch has closed');
  });

  it('error: far in the future, or beyond the schedule', () => {
    const rewards = RewardsWorld.create();
    rewards.toEnd(0);
    expect(open(rewards, 1)).toThrow('This epoch has not ended');
    expect(open(rewards, 100_000)).toThrow('This epoch has not ended');
    // What the builder refuses to write, written over the index.
    expect(() => instruction(rewards, EPOCHS)).toThrow(RangeError);
    const last = instruction(rewards, EPOCHS - 1);
    last.data.writeUInt32LE(EPOCHS, 8);
    expect(() => rewards.send([last], rewards.stranger)).toThrow('An account is not at its derived address');
    const number = Buffer.alloc(4);
    number.writeUInt32LE(EPOCHS);
    const [beyond] = PublicKey.findProgramAddressSync([SEED_EPOCH, number], REWARDS_PROGRAM_ID);
    const forged = withAccount(last, r.epochAddress(EPOCHS - 1), beyond);
    expect(() => rewards.send([forged], rewards.stranger)).toThrow('The schedule has no such epoch');
  });

  it('error: over an epoch that can still be opened', () => {
    const rewards = RewardsWorld.create();
    rewards.toEnd(1);
    expect(open(rewards, 1)).toThrow('An epoch before this one can still be opened: open it first');
    open(rewards, 0)();
    expect(open(rewards, 1)()).toMatchObject({ index: 1, fromIndex: 1, forgone: 0n });
  });

  it('error: twice, or after it was stepped over', () => {
    const rewards = RewardsWorld.create();
    rewards.toEnd(3);
    open(rewards, 2)();
    expect(open(rewards, 2)).toThrow('The account exists already');
    expect(open(rewards, 1)).toThrow('This epoch was opened or stepped over before');
  });

  it('error: more than 500 epochs behind', () => {
    const rewards = RewardsWorld.create();
    rewards.toClose(MAX_STEPS);
    expect(open(rewards, MAX_STEPS + 1)).toThrow('More than 500 epochs lie before this one');
    rewards.send([r.emissionAdvance({ count: 1 })], rewards.stranger);
    expect(open(rewards, MAX_STEPS + 1)()).toMatchObject({
      fromIndex: 1,
      nextIndex: MAX_STEPS + 2,
      nextQ32: r.emissionQ32At(MAX_STEPS + 2),
      emissionAmount: r.emissionAt(MAX_STEPS + 1),
      forgone: r.issuedBy(MAX_STEPS) - r.issuedBy(0),
    });
  });

  it('error: another address for the epoch, another emission, nobody to pay', () => {
    const rewards = RewardsWorld.create();
    rewards.open(0);
    rewards.toEnd(1);
    const good = instruction(rewards, 1);
    const send =
      (forged: typeof good, signer = rewards.stranger) =>
      () =>
        rewards.send([forged], signer);
    expect(send(withAccount(good, r.epochAddress(1), r.epochAddress(2)))).toThrow(
      'An account is not at its derived address',
    );
    expect(send(withAccount(good, r.emissionAddress(), r.epochAddress(0)))).toThrow('An account is of another kind');
    expect(send(withoutSignature(good, rewards.stranger.publicKey), rewards.bank)).toThrow('An account has to sign');
  });

  it('divides the emission between the pools', () => {
    const rewards = RewardsWorld.create();
    const event = rewards.open(0);
    const { enterprise, community } = r.poolEmissions(r.emissionAt(0));
    expect(event).toMatchObject({ enterpriseEmission: enterprise, communityEmission: community, nextIndex: 1 });
    expect(rewards.epoch(0)).toMatchObject({
      index: 0,
      hour: rewards.emission().firstHour,
      emission: 456_621_004_566n,
      openedAt: rewards.world.chain.time,
      finalized: false,
      sequence: 1n,
    });
  });

  it('is not stopped by lamports that somebody sent to its address ahead', () => {
    const rewards = RewardsWorld.create();
    rewards.world.chain.airdrop(r.epochAddress(0), 1_000_000n);
    expect(rewards.open(0)).toMatchObject({ index: 0 });
  });
});
