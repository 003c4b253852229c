import { describe, expect, it } from 'vitest';
import { SHARDS } from '../../client/generated/rewards/program.ts';
import * as r from '../../client/rewards/index.ts';
import { withAccount, withoutSignature } from '../support/forge.ts';
import { RewardsWorld } from '../support/rewards/world.ts';

/** Epoch 0, whose scoring has closed, and a device scored in it. */
function closed() {
  const rewards = RewardsWorld.create();
  const device = rewards.device();
  rewards.credit(device, 0, { idle: 3_600 });
  rewards.open(0);
  rewards.score(0, device);
  rewards.toClose(0);
  const instruction = r.epochFinalize({ finalizer: rewards.stranger.publicKey, index: 0 });
  const send = (forged = instruction) => rewards.send([forged], rewards.stranger);
  return { rewards, device, instruction, send, shard: r.shardOf(device.device) };
}

describe('epoch_finalize', () => {
  it('error: before the scoring has closed', () => {
    const rewards = RewardsWorld.create();
    rewards.open(0);
    const finalize = () =>
      rewards.send([r.epochFinalize({ finalizer: rewards.stranger.publicKey, index: 0 })], rewards.stranger);
    expect(finalize).toThrow('The scoring of this epoch has not closed');
    rewards.toTime(r.epochTimes(rewards.emission(), 0).closesAt - 1n);
    expect(finalize).toThrow('The scoring of this epoch has not closed');
    rewards.world.chain.halt(1n);
    expect(finalize().rewards).toHaveLength(1);
  });

  it('error: twice', () => {
    const { rewards, send } = closed();
    send();
    expect(send).toThrow('The epoch is final already');
    expect(rewards.epoch(0).sequence).toBe(2n);
  });

  it('error: an epoch that nobody opened, or another than the one named', () => {
    const { rewards, instruction, send } = closed();
    rewards.open(1);
    rewards.toClose(1);
    const other = withAccount(instruction, r.epochAddress(0), r.epochAddress(1));
    expect(() => send(other)).toThrow('The epoch is another than the one named');
    const none = r.epochFinalize({ finalizer: rewards.stranger.publicKey, index: 2 });
    expect(() => send(none)).toThrow('An account does not exist');
    const unsigned = withoutSignature(instruction, rewards.stranger.publicKey);
    expect(() => rewards.send([unsigned], rewards.bank)).toThrow('An account has to sign');
  });

  it('error: a shard left out, repeated, foreign, of another epoch or in another place', () => {
    const { rewards, device, instruction, send, shard } = closed();
    rewards.credit(device, 1, { idle: 3_600 });
    rewards.open(1);
    rewards.score(1, device);
    rewards.toClose(1);
    const message = 'a shard is missing, repeated or of another epoch';
    const own = r.epochShardAddress(0, shard);
    const empty = r.epochShardAddress(0, (shard + 1) % SHARDS);
    const short = { ...instruction, keys: instruction.keys.slice(0, -1) } as typeof instruction;
    expect(() => send(short)).toThrow(message);
    const long = { ...instruction, keys: [...instruction.keys, instruction.keys.at(-1)!] } as typeof instruction;
    expect(() => send(long)).toThrow(message);
    expect(() => send(withAccount(instruction, own, empty))).toThrow(message);
    expect(() => send(withAccount(instruction, empty, own))).toThrow(message);
    expect(() => send(withAccount(instruction, own, rewards.stranger.publicKey))).toThrow(message);
    expect(() => send(withAccount(instruction, own, device.device))).toThrow(message);
    expect(() => send(withAccount(instruction, own, r.epochShardAddress(1, shard)))).toThrow(message);
    expect(() => send(withAccount(instruction, own, r.deviceRewardAddress(device.device)))).toThrow(
      'An account is of another kind',
    );
    const keys = [...instruction.keys];
    const [at, next] = [keys.length - SHARDS + shard, keys.length - SHARDS + ((shard + 1) % SHARDS)];
    [keys[at], keys[next]] = [keys[next]!, keys[at]!];
    expect(() => send({ ...instruction, keys } as typeof instruction)).toThrow(message);
    expect(send().rewards[0]!.data).toMatchObject({ shards: 1 << shard, devices: 1 });
  });

  it('error: shards whose sum does not fit', () => {
    const rewards = RewardsWorld.create();
    const [device, other] = rewards.otherShards(2);
    for (const one of [device!, other!]) rewards.credit(one, 0, { idle: 3_600 });
    rewards.open(0);
    rewards.score(0, device!, other!);
    rewards.forgeShard(0, device!, { enterpriseWeight: 2n ** 128n - 1n });
    expect(() => rewards.finalize(0)).toThrow('A sum does not fit its integer');
  });

  it('sums all shards, closes them, and gives their rent to who finalizes', () => {
    const rewards = RewardsWorld.create();
    const devices = rewards.otherShards(3);
    for (const device of devices) rewards.credit(device, 0, { idle: 1_800 });
    rewards.open(0);
    rewards.score(0, ...devices);
    const { chain } = rewards.world;
    const shards = devices.map(({ device }) => r.epochShardAddress(0, r.shardOf(device)));
    const rent = shards.reduce((sum, shard) => sum + chain.balance(shard), 0n);
    rewards.toClose(0);
    const finalizer = rewards.world.wallet('finalizer');
    const before = chain.balance(finalizer.publicKey);
    const sent = rewards.send([r.epochFinalize({ finalizer: finalizer.publicKey, index: 0 })], finalizer);
    const mask = devices.reduce((bits, { device }) => bits | (1 << r.shardOf(device)), 0);
    const enterpriseWeight = 3n * 10_000n * 1_800n;
    expect(sent.rewards).toMatchObject([
      { name: 'EpochFinalized', data: { index: 0, enterpriseWeight, communityWeight: 0n, devices: 3, shards: mask } },
    ]);
    expect(rewards.epoch(0)).toMatchObject({ finalized: true, enterpriseWeight, devices: 3, finalizedAt: chain.time });
    for (const shard of shards) expect(chain.balance(shard)).toBe(0n);
    expect(chain.balance(finalizer.publicKey)).toBe(before + rent - 5_000n);
  });

  it('of an epoch in which nobody was scored leaves it without weight', () => {
    const rewards = RewardsWorld.create();
    rewards.open(0);
    expect(rewards.finalize(0)).toMatchObject({ enterpriseWeight: 0n, communityWeight: 0n, devices: 0, shards: 0 });
  });

  it('is not stopped by lamports at the address of an empty shard', () => {
    const { rewards, send, shard } = closed();
    rewards.world.chain.airdrop(r.epochShardAddress(0, (shard + 1) % SHARDS), 1_000_000n);
    expect(send().rewards[0]!.data).toMatchObject({ shards: 1 << shard });
  });
});
