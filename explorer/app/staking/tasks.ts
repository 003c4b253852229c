import { accrualOf, claimable } from '@escapement/programs/rewards';
import { withdrawable } from '@escapement/programs/staking';
import { PublicKey } from '@solana/web3.js';
import type { Holding, Holdings } from './holdings.ts';

/** Terms at which an owner takes a co-staker. */
export type Offer = { device: string; most: bigint; shareBps: number };

/** Something that a wallet can do with stake or rewards. Amounts are IO's smallest unit. */
export type Task =
  | { kind: 'deposit'; holding: Holding; suggested: bigint }
  | { kind: 'coolDown'; holding: Holding; most: bigint; whole: boolean }
  | { kind: 'withdraw'; holding: Holding; amount: bigint }
  | { kind: 'offer'; holding: Holding; suggested: bigint }
  | { kind: 'closeOffer'; holding: Holding }
  | { kind: 'endCoStake'; holding: Holding }
  | { kind: 'register'; holding: Holding }
  | { kind: 'accept'; offer: Offer }
  | { kind: 'claim'; holdings: readonly Holding[]; amount: bigint }
  | { kind: 'coClaim'; holdings: readonly Holding[]; amount: bigint };

/** What `me` can do with one device, by the state of the chain. */
export function tasksOf(me: PublicKey, holding: Holding, now: bigint): Task[] {
  return holding.account.owner.equals(me) ? ownerTasks(holding, now) : coStakerTasks(me, holding, now);
}

function ownerTasks(holding: Holding, now: bigint): Task[] {
  const { stake, required, account } = holding;
  const tasks: Task[] = [];
  const active = stake ? stake.owner.active + stake.coStaker.active : 0n;
  if (account.retired === 0) {
    tasks.push({ kind: 'deposit', holding, suggested: active < required ? required - active : required });
    if (!holding.reward) tasks.push({ kind: 'register', holding });
  }
  if (!stake) return tasks;
  // The owner keeps at least as much active as the co-staker.
  const most = stake.owner.active - stake.coStaker.active;
  if (most > 0n) tasks.push({ kind: 'coolDown', holding, most, whole: false });
  const free = withdrawable(stake.owner, now);
  if (free > 0n) tasks.push({ kind: 'withdraw', holding, amount: free });
  if (stake.coStaker.active > 0n) tasks.push({ kind: 'endCoStake', holding });
  else if (stake.owner.active > 0n) tasks.push({ kind: 'offer', holding, suggested: stake.owner.active });
  if (stake.offerAmount > 0n) tasks.push({ kind: 'closeOffer', holding });
  return tasks;
}

function coStakerTasks(me: PublicKey, holding: Holding, now: bigint): Task[] {
  const { stake } = holding;
  if (!stake?.coStaker.staker.equals(me)) return [];
  const tasks: Task[] = [];
  const { active } = stake.coStaker;
  if (active > 0n) tasks.push({ kind: 'coolDown', holding, most: active, whole: true });
  const free = withdrawable(stake.coStaker, now);
  if (free > 0n) tasks.push({ kind: 'withdraw', holding, amount: free });
  return tasks;
}

/** Rewards that can be claimed now: those of the wallet's own devices, and its parts of those of others. */
export function claimsOf(me: PublicKey, { holdings, epochs }: Holdings): Task[] {
  const own = holdings.filter(({ account, reward }) => account.owner.equals(me) && reward);
  const owed = (holding: Holding) => (holding.reward ? claimable(holding.reward, epochs) : 0n);
  const coOwed = (holding: Holding) => coClaimable(me, holding, epochs);
  return [...claim('claim', own, owed), ...claim('coClaim', holdings, coOwed)];
}

function claim(kind: 'claim' | 'coClaim', holdings: readonly Holding[], owed: (holding: Holding) => bigint): Task[] {
  const owing = holdings.filter((holding) => owed(holding) > 0n);
  const amount = owing.reduce((sum, holding) => sum + owed(holding), 0n);
  return amount > 0n ? [{ kind, holdings: owing, amount }] : [];
}

/** A co-staker's part of a device's rewards that it can claim now, smallest unit. */
export function coClaimable(staker: PublicKey, { reward }: Holding, epochs: Holdings['epochs']): bigint {
  if (!reward) return 0n;
  const parts = reward.scores.flatMap((score) => epochs.flatMap((epoch) => accrualOf(score, epoch) ?? []));
  const owed = reward.coStaker.equals(staker) ? reward.coOwed : 0n;
  return parts.filter(({ coStaker }) => coStaker.equals(staker)).reduce((sum, { coAmount }) => sum + coAmount, owed);
}

/** A former co-staker of a device who has to be paid before another one's part can accrue; undefined when nobody has. */
export function unpaidBefore({ reward }: Holding, epochs: Holdings['epochs']): PublicKey | undefined {
  if (!reward || reward.coOwed === 0n) return undefined;
  const parts = reward.scores.flatMap((score) => epochs.flatMap((epoch) => accrualOf(score, epoch) ?? []));
  const others = parts.some(({ coStaker, coAmount }) => coAmount > 0n && !coStaker.equals(reward.coStaker));
  return others && !reward.coStaker.equals(PublicKey.default) ? reward.coStaker : undefined;
}
