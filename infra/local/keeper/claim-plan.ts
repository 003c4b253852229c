import { supplierAddress } from '@escapement/programs';
import {
  accrualOf,
  claimable,
  coRewardClaim,
  type DeviceReward,
  type Epoch,
  rewardClaim,
  scoredEpochs,
} from '@escapement/programs/rewards';
import { PublicKey } from '@solana/web3.js';
import { groupBy } from '../demo/group-by.ts';
import type { PackItem } from '../solana/pack.ts';
import type { RewardedDevice, RewardState } from './reward-state.ts';

/** Devices of one claim: with the epochs of their scores they fit into a transaction. */
const DEVICES = 12;

type Registered = RewardedDevice & { reward: DeviceReward };

const isRegistered = (device: RewardedDevice): device is Registered => device.reward !== undefined;

/** Who claims: pays for it, and the mint of IO. */
export interface Claimer {
  payer: PublicKey;
  mint: PublicKey;
}

/** Claims for suppliers and co-stakers all that final epochs have come to. */
export function claiming(state: RewardState, claimer: Claimer): PackItem[] {
  const registered = state.devices.filter(isRegistered);
  return [...claimsOfSuppliers(registered, state, claimer), ...claimsOfCoStakers(registered, state, claimer)];
}

/**
 * Claims what must be claimed before a device can be scored again: a score that has lain in its place for longer than
 * four epochs, and what another co-staker is owed.
 */
export function clearing(state: RewardState, claimer: Claimer): PackItem[] {
  const newest = state.emission.nextIndex - 1;
  const registered = state.devices.filter(isRegistered);
  const stale = registered.filter(({ reward }) => scoredEpochs(reward).some((index) => index < newest - 4));
  const owing = registered.filter(({ reward }) => reward.coOwed > 0n && hasOtherCoStaker(reward));
  return [...claimsOfCoStakers(owing, state, claimer), ...claimsOfSuppliers(stale, state, claimer)];
}

const hasOtherCoStaker = ({ scores, coStaker }: DeviceReward): boolean =>
  scores.some((score) => score.occupied && score.coShareBps > 0 && !score.coStaker.equals(coStaker));

/** Final epochs that a device still has scores of. */
const finalScored = (reward: DeviceReward, { epochs }: RewardState): Epoch[] =>
  scoredEpochs(reward).flatMap((index) => {
    const epoch = epochs.get(index);
    return epoch?.finalized ? [epoch] : [];
  });

function claimsOfSuppliers(devices: readonly Registered[], state: RewardState, claimer: Claimer): PackItem[] {
  const due = devices.filter(({ reward }) => claimable(reward, finalScored(reward, state)) > 0n);
  return [...groupBy(due, ({ account }) => account.owner.toBase58()).values()].flatMap((owned) =>
    batches(owned, state).map(({ batch, epochs, first }) => ({
      instructions: [
        rewardClaim({
          ...claimer,
          supplier: supplierAddress(first.account.owner),
          payout: first.supplier.payout,
          epochs,
          devices: batch.map(({ address }) => address),
        }),
      ],
    })),
  );
}

function claimsOfCoStakers(devices: readonly Registered[], state: RewardState, claimer: Claimer): PackItem[] {
  const due = devices.flatMap((device) => {
    const coStaker = coStakerOwed(device.reward, state);
    return coStaker ? [{ ...device, owedTo: coStaker.toBase58() }] : [];
  });
  return [...groupBy(due, ({ owedTo }) => owedTo)].flatMap(([owedTo, owed]) =>
    batches(owed, state).map(({ batch, epochs }) => ({
      instructions: [
        coRewardClaim({
          ...claimer,
          coStaker: new PublicKey(owedTo),
          epochs,
          devices: batch.map(({ address }) => address),
        }),
      ],
    })),
  );
}

/** Who is owed a co-staker's part of a device, now or once its final epochs accrue. */
function coStakerOwed(reward: DeviceReward, state: RewardState): PublicKey | undefined {
  if (reward.coOwed > 0n) return reward.coStaker;
  const accruals = finalScored(reward, state).flatMap((epoch) =>
    reward.scores.flatMap((score) => accrualOf(score, epoch) ?? []),
  );
  return accruals.find(({ coAmount }) => coAmount > 0n)?.coStaker;
}

function batches<T extends Registered>(
  devices: readonly T[],
  state: RewardState,
): { batch: readonly T[]; epochs: number[]; first: T }[] {
  const found: { batch: readonly T[]; epochs: number[]; first: T }[] = [];
  for (let from = 0; from < devices.length; from += DEVICES) {
    const batch = devices.slice(from, from + DEVICES);
    const indexes = batch.flatMap(({ reward }) => finalScored(reward, state).map(({ index }) => index));
    const [first] = batch;
    if (first) found.push({ batch, epochs: [...new Set(indexes)].sort((a, b) => a - b), first });
  }
  return found;
}
