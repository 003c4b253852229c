// What the numbers of a stake mean, in the integers of the program. Amounts are the smallest unit of IO, times the
// Clock's seconds.

import type { PublicKey } from '@solana/web3.js';
import * as p from '../generated/staking/program.ts';
import type { Position, SlashCase, StakeState } from '../generated/staking/types.ts';

const bps = BigInt(p.BPS);

/** Stake that a device needs for rewards: 200 IO a GPU, times its model's multiplier where that is more than one. */
export function requiredStake(model: { readonly multiplierBps: number }, gpuCount: number): bigint {
  return (p.STAKE_PER_GPU * BigInt(Math.max(model.multiplierBps, p.BPS)) * BigInt(gpuCount)) / bps;
}

/** Most that can be slashed of a device in 30 days; `required` by {@link requiredStake}. */
export function slashCap(required: bigint): bigint {
  return (required * BigInt(p.SLASH_CAP_BPS)) / bps;
}

/** What can still be slashed in the running 30 days; `cap` by {@link slashCap}. */
export function capLeft(state: StakeState, cap: bigint, now: bigint): bigint {
  const over = now - state.windowStartedAt >= p.SLASH_WINDOW_SECONDS;
  const left = cap - (over ? 0n : state.windowSlashed);
  return left > 0n ? left : 0n;
}

/** All of a position, active and cooling. */
export function positionTotal({ active, cooling }: Position): bigint {
  return active + cooling;
}

/** Stake of both positions that counts. */
export function activeTotal({ owner, coStaker }: StakeState): bigint {
  return owner.active + coStaker.active;
}

/** All stake of both positions, active and cooling. */
export function stakeTotal({ owner, coStaker }: StakeState): bigint {
  return positionTotal(owner) + positionTotal(coStaker);
}

/** What the open cases hold of both positions. */
export function lockedTotal({ owner, coStaker }: StakeState): bigint {
  return owner.locked + coStaker.locked;
}

/** What `stakeWithdraw` would pay of a position now: all that has cooled, unless cases need it to be covered. */
export function withdrawable({ active, cooling, coolingUntil, locked }: Position, now: bigint): bigint {
  if (now < coolingUntil) return 0n;
  return locked > active ? cooling - (locked - active) : cooling;
}

/** The co-staker and its share of rewards, basis points; `null` while nothing of the co-stake is active. */
export function coShare({ coStaker, coShareBps }: StakeState): { staker: PublicKey; shareBps: number } | null {
  return coStaker.active > 0n ? { staker: coStaker.staker, shareBps: coShareBps } : null;
}

/** What can happen to a case: the owner can answer it, the arbiter can rule it, or anybody can dismiss it. */
export type SlashCaseStage = 'Answerable' | 'Rulable' | 'Dismissible';

/** Stage of a case. */
export function slashCaseStage(
  { answer, answerUntil, rulingUntil }: Pick<SlashCase, 'answer' | 'answerUntil' | 'rulingUntil'>,
  now: bigint,
): SlashCaseStage {
  if (now >= rulingUntil) return 'Dismissible';
  return answer === null && now < answerUntil ? 'Answerable' : 'Rulable';
}
