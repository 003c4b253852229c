// What devices weigh and earn, in exact integers that equal the program's.

import type { Pool } from '../generated/marketplace/types.ts';
import { MAX_REWARDED_HEAVY_SLOTS, MIN_UPTIME_SECONDS } from '../generated/rewards/program.ts';
import type { Accrual, DeviceReward, Epoch, Score } from '../generated/rewards/types.ts';

const BPS = 10_000n;

/** Credited seconds of a device in one hour. */
export interface Uptime {
  readonly idle: number;
  readonly hired: number;
}

/** What a device keeps of an hour counted since 1970; nothing when it was credited nothing in it. */
export function uptimeIn(
  device: { readonly seconds: readonly { epoch: bigint; idle: number; hired: number }[] },
  hour: bigint,
): Uptime {
  const entry = device.seconds.find(({ epoch }) => epoch === hour);
  return { idle: entry?.idle ?? 0, hired: entry?.hired ?? 0 };
}

/** A model's devices earn rewards: it has a pool, and its heavy challenges come often enough. */
export function isRewarded(model: { readonly pool: Pool; readonly heavyIntervalSlots: number }): boolean {
  return model.pool !== 'Unsupported' && model.heavyIntervalSlots <= MAX_REWARDED_HEAVY_SLOTS;
}

/** Multiplier (basis points) x GPUs x credited seconds, hired and idle alike; 0 under the least uptime. */
export function deviceWeight({
  multiplierBps,
  gpuCount,
  idle,
  hired,
}: Uptime & { readonly multiplierBps: number; readonly gpuCount: number }): bigint {
  const seconds = BigInt(idle) + BigInt(hired);
  return seconds < MIN_UPTIME_SECONDS ? 0n : BigInt(multiplierBps) * BigInt(gpuCount) * seconds;
}

/** What of a final epoch a pool has: its emission and the sum of its weights. */
export function poolOf(epoch: Epoch, pool: Pool): { emission: bigint; weight: bigint } {
  if (pool === 'Enterprise') return { emission: epoch.enterpriseEmission, weight: epoch.enterpriseWeight };
  if (pool === 'Community') return { emission: epoch.communityEmission, weight: epoch.communityWeight };
  return { emission: 0n, weight: 0n };
}

/** What a weight earns of a pool, smallest unit, rounded down; nothing of a pool without weight. */
export function rewardOf(pool: { readonly emission: bigint; readonly weight: bigint }, weight: bigint): bigint {
  return pool.weight === 0n ? 0n : (pool.emission * weight) / pool.weight;
}

/** The co-staker's part of a reward, smallest unit, rounded down; the rest is the supplier's. */
export function coRewardOf(reward: bigint, coShareBps: number): bigint {
  return (reward * BigInt(coShareBps)) / BPS;
}

/** What a score comes to in its epoch; `null` until that is final, or when the epoch is another. */
export function accrualOf(score: Score, epoch: Epoch): Accrual | null {
  if (!score.occupied || score.index !== epoch.index || !epoch.finalized) return null;
  const amount = rewardOf(poolOf(epoch, score.pool), score.weight);
  const coAmount = coRewardOf(amount, score.coShareBps);
  return { index: epoch.index, amount, coStaker: score.coStaker, coAmount };
}

/** Indexes of the epochs whose scores a device still keeps, the oldest first. */
export function scoredEpochs({ scores }: DeviceReward): number[] {
  return scores
    .filter(({ occupied }) => occupied)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

/** What a supplier could claim for a device now, smallest unit, given the final epochs that it has scores of. */
export function claimable(reward: DeviceReward, epochs: readonly Epoch[]): bigint {
  const accruals = reward.scores.flatMap((score) => epochs.flatMap((epoch) => accrualOf(score, epoch) ?? []));
  return accruals.reduce((sum, { amount, coAmount }) => sum + amount - coAmount, reward.owed);
}
