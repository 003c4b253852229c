// What anybody sends to the rewards program, at any time: all of it is a stranger's to send.

import type { PublicKey } from '@solana/web3.js';
import { EPOCHS, MAX_STEPS } from '../../../client/generated/rewards/program.ts';
import * as r from '../../../client/rewards/index.ts';
import { type Fleet, tried } from '../rewards/fleet.ts';
import type { RewardsWorld } from '../rewards/world.ts';
import type { DeviceHandle } from '../world.ts';
import { type Action, one, type Pick } from './play.ts';
import type { Purses } from './purses.ts';

/** Who takes part in a sequence, and what models of it hold. */
export interface RewardCast {
  readonly fleet: Fleet;
  readonly purses: Purses;
}

/** Epochs that closed before anybody opened them. */
export function closedUnopened(rewards: RewardsWorld): number {
  const emission = rewards.emission();
  if (emission.nextIndex >= EPOCHS) return 0;
  const { closesAt } = r.epochTimes(emission, emission.nextIndex);
  const { time } = rewards.world.chain;
  return closesAt > time ? 0 : Number((time - closesAt) / 3_600n) + 1;
}

/** Steps over those, as many as can be at once. */
export function stepOverClosed(rewards: RewardsWorld): void {
  const count = Math.min(closedUnopened(rewards), MAX_STEPS);
  if (count > 0) rewards.send([r.emissionAdvance({ count })], rewards.stranger);
}

/** Epochs that are open and closed for scores, so that anybody can make them final. */
export function finalizable(rewards: RewardsWorld): number[] {
  const emission = rewards.emission();
  const open = [...rewards.replay.epochs.values()].filter(({ finalized }) => !finalized);
  return open
    .map(({ index }) => index)
    .filter((index) => r.epochTimes(emission, index).closesAt <= rewards.world.chain.time);
}

/** An epoch of before, mostly one of the last two. */
function recent({ fleet }: RewardCast, pick: Pick): number {
  const back = pick(5) > 0 ? pick(2) : pick(7);
  return Math.max(0, fleet.rewards.emission().nextIndex - 1 - back);
}

function finalOf({ fleet: { rewards } }: RewardCast, device: DeviceHandle): number[] {
  return r.scoredEpochs(rewards.reward(device)).filter((index) => rewards.epoch(index).finalized);
}

/** Someone whose turn it is to claim, if there is anybody, and mostly epochs that can be claimed. */
function claim(all: RewardCast, pick: Pick): { device: DeviceHandle; coStaker: PublicKey; epochs: number[] } {
  const { devices, coStakers, rewards } = all.fleet;
  const at = pick(devices.length);
  const turns = devices.map((_, n) => (at + n) % devices.length);
  const turn = turns.find((n) => finalOf(all, devices[n]!).length > 0) ?? at;
  const device = devices[turn]!;
  const epochs = pick(5) > 0 ? finalOf(all, device).slice(0, 1 + pick(4)) : [recent(all, pick), recent(all, pick)];
  return { device, coStaker: coStakers[turn] ?? rewards.stranger.publicKey, epochs };
}

const SECONDS = [0, 0, 899, 900, 1_800, 3_600, 5_400];

/** Everything that anybody can send, and what devices and stakers do meanwhile. */
export const REWARD_ACTIONS: Readonly<Record<string, Action<RewardCast>>> = {
  open({ fleet: { rewards, devices } }, pick) {
    // After the last epoch it is refused.
    if (pick(5) > 0) stepOverClosed(rewards);
    const next = Math.min(rewards.emission().nextIndex, EPOCHS - 1);
    for (const device of devices) {
      rewards.credit(device, next, { idle: SECONDS[pick(7)]!, hired: pick(3) === 0 ? pick(5_401) : 0 });
    }
    rewards.open(next);
  },
  /** Nobody opens for some hours; then the epochs that have closed are stepped over. */
  advance({ fleet: { rewards } }, pick) {
    const count = 1 + pick(3);
    rewards.toClose(Math.min(rewards.emission().nextIndex + pick(count + 1), EPOCHS - 1));
    rewards.send([r.emissionAdvance({ count })], rewards.stranger);
  },
  openTwice(all) {
    const { rewards } = all.fleet;
    const index = Math.max(0, rewards.emission().nextIndex - 1);
    rewards.send([r.epochOpen({ payer: rewards.stranger.publicKey, index })], rewards.stranger);
  },
  score(all, pick) {
    const { rewards, devices } = all.fleet;
    rewards.score(recent(all, pick), devices[pick(devices.length)]!);
  },
  scoreAll(all) {
    const { rewards, devices } = all.fleet;
    const index = Math.max(0, rewards.emission().nextIndex - 1);
    for (const device of devices) tried(() => rewards.score(index, device));
  },
  finalize(all, pick) {
    const { rewards } = all.fleet;
    const index = (pick(5) > 0 ? one(finalizable(rewards), pick) : undefined) ?? recent(all, pick);
    rewards.send([r.epochFinalize({ finalizer: rewards.stranger.publicKey, index })], rewards.stranger);
  },
  claim(all, pick) {
    const { device, epochs } = claim(all, pick);
    all.fleet.rewards.claim(device, ...epochs);
  },
  coClaim(all, pick) {
    const { device, coStaker, epochs } = claim(all, pick);
    all.fleet.rewards.coClaim(coStaker, device, ...epochs);
  },
  coStake({ fleet }, pick) {
    const at = pick(fleet.devices.length);
    const coStaker = fleet.coStakers[at] ?? fleet.rewards.stranger.publicKey;
    fleet.stakeWith(fleet.devices[at]!, coStaker, pick(10_001));
  },
};

/** How often each action is tried, where not once. */
export const REWARD_WEIGHTS: Readonly<Record<string, number>> = {
  ...{ open: 4, score: 5, scoreAll: 3, finalize: 5, claim: 4, coClaim: 4 },
};

/** Everything that was scored is made final and paid, by a stranger; nothing stays owed. */
export function endRewards({ fleet }: RewardCast): { owed: bigint; coOwed: bigint }[] {
  const { rewards, devices } = fleet;
  for (const [n, device] of devices.entries()) {
    const open = r.scoredEpochs(rewards.reward(device));
    for (const index of open) if (!rewards.epoch(index).finalized) rewards.finalize(index);
    const coStaker = fleet.coStakers[n] ?? rewards.stranger.publicKey;
    for (const index of open) {
      tried(() => rewards.coClaim(coStaker, device));
      rewards.claim(device, index);
    }
    tried(() => rewards.claim(device));
    tried(() => rewards.coClaim(coStaker, device));
  }
  return devices.map((device) => rewards.reward(device));
}
