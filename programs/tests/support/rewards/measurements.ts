// What each rewards instruction costs.

import { MAX_CLAIM_BATCH, MAX_STEPS, SHARDS } from '../../../client/generated/rewards/program.ts';
import * as r from '../../../client/rewards/index.ts';
import type { Sent } from '../chain.ts';
import { RewardsWorld } from './world.ts';

const HOUR = { idle: 3_600 };

type Note = (name: string, sent: Pick<Sent, 'units' | 'bytes'>) => void;

/** Measures all instructions of the rewards program. */
export function measureRewards(note: Note): void {
  measureSchedule(note);
  measureScores(note);
  measureClaims(note);
}

function measureSchedule(note: Note): void {
  const rewards = RewardsWorld.empty();
  const { stranger } = rewards;
  rewards.handOver();
  note('initialize the emission', rewards.send([rewards.initializeInstruction()], rewards.upgradeAuthority));
  rewards.toClose(2 * MAX_STEPS);
  const advance = (count: number) => rewards.send([r.emissionAdvance({ count })], stranger);
  note('emission_advance, 1 epoch', advance(1));
  note('emission_advance, 500 epochs', advance(MAX_STEPS));
  const open = (index: number) => rewards.send([r.epochOpen({ payer: stranger.publicKey, index })], stranger);
  note('epoch_open, steps over 500', open(2 * MAX_STEPS + 1));
  note('epoch_open', open(2 * MAX_STEPS + 2));
  const device = rewards.world.registerDevice();
  note('reward_register', rewards.register(device));
}

function measureScores(note: Note): void {
  const rewards = RewardsWorld.create();
  const { stranger } = rewards;
  const devices = rewards.sameShard(8);
  const spread = rewards.otherShards(SHARDS);
  const score = (index: number, at: number, count: number, rolls = false) =>
    rewards.send([rewards.scoreInstruction(index, devices.slice(at, at + count), { rolls })], stranger);
  for (const index of [0, 1, 2, 3, 4]) {
    for (const device of [...devices, ...spread]) rewards.credit(device, index, HOUR);
    rewards.open(index);
    if (index > 0) continue;
    note('epoch_score, the first of a shard', score(0, 0, 1));
    note('epoch_score', score(0, 1, 1));
    score(0, 2, 6);
    rewards.score(0, ...spread);
  }
  note(
    'epoch_finalize, 8 shards',
    rewards.send([r.epochFinalize({ finalizer: stranger.publicKey, index: 0 })], stranger),
  );
  note('epoch_score, 8 devices', score(3, 0, 8));
  note('epoch_score, 8 devices that still have a score of four epochs ago', score(4, 0, 8, true));
}

function measureClaims(note: Note): void {
  const rewards = RewardsWorld.create();
  const { stranger } = rewards;
  const coStaker = rewards.world.wallet('co-staker').publicKey;
  const first = rewards.device();
  const devices = [first, ...Array.from({ length: MAX_CLAIM_BATCH }, () => rewards.device({ supplier: first }))];
  const half = 10_000_000_000n;
  for (const device of devices) rewards.stake(device, { active: half, coStaker, coActive: half, coShareBps: 5_000 });
  const epochs = [0, 1, 2, 3];
  for (const index of epochs) {
    for (const device of devices) rewards.credit(device, index, HOUR);
    rewards.open(index);
    rewards.score(index, ...devices);
  }
  for (const index of epochs) rewards.finalize(index);
  const claim = (count: number, ...of: number[]) =>
    rewards.send([rewards.claimInstruction(devices.slice(0, count), of)], stranger);
  const coClaim = (count: number) =>
    rewards.send([rewards.coClaimInstruction(coStaker, devices.slice(0, count), [])], stranger);
  note('reward_claim, makes the token account', claim(1, 0));
  note('reward_claim', claim(1, 1));
  note('co_reward_claim, makes the token account', coClaim(1));
  const [, ...others] = devices;
  const many = rewards.claimInstruction(others, epochs);
  note('reward_claim, 12 devices with 4 epochs each', rewards.send([many], stranger));
  note('co_reward_claim, 12 devices', rewards.send([rewards.coClaimInstruction(coStaker, others, [])], stranger));
}
