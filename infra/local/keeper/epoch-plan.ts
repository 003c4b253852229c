import * as rewards from '@escapement/programs/rewards';
import { scorableEpochs } from '@escapement/programs/rewards';
import { activeTotal, requiredStake } from '@escapement/programs/staking';
import type { PublicKey } from '@solana/web3.js';
import { groupBy } from '../demo/group-by.ts';
import type { PackItem } from '../solana/pack.ts';
import type { RewardedDevice, RewardState } from './reward-state.ts';

/** Epochs that one instruction can step over. */
const ADVANCE = 500;
/** Devices that one instruction can score. */
const SCORES = 8;
/** A score counts once, so a device is waited for until it has proven the whole hour, or until so long before the end. */
const LAST_CALL_SECONDS = 1_800n;

/** Sums the epochs whose scoring has closed. */
export function finalizing({ clock, emission, epochs }: RewardState, finalizer: PublicKey): PackItem[] {
  return [...epochs.values()]
    .filter(({ index, finalized }) => {
      const { closesAt } = rewards.epochTimes(emission, index);
      return !finalized && clock.unixTimestamp >= closesAt;
    })
    .map(({ index }) => ({ instructions: [rewards.epochFinalize({ finalizer, index })] }));
}

/** Steps over the epochs that nobody opened in time, and opens those that can be scored. In this order. */
export function opening({ clock, emission }: RewardState, payer: PublicKey): PackItem[] {
  const due = scorableEpochs(emission, clock.unixTimestamp).filter((index) => index >= emission.nextIndex);
  const items: PackItem[] = [];
  let missed = (due[0] ?? emission.nextIndex) - emission.nextIndex;
  for (; missed > 0; missed -= ADVANCE) {
    items.push({ instructions: [rewards.emissionAdvance({ count: Math.min(missed, ADVANCE) })] });
  }
  return [...items, ...due.map((index) => ({ instructions: [rewards.epochOpen({ payer, index })] }))];
}

/** Registers the devices that are staked for and not registered yet. */
export function registering({ devices }: RewardState, payer: PublicKey): PackItem[] {
  return devices
    .filter((device) => !device.reward && rewards.isRewarded(device.model) && isStaked(device))
    .map(({ address }) => ({ instructions: [rewards.rewardRegister({ payer, device: address })] }));
}

/** Scores the devices whose time of an hour is complete, as many of a shard and a model at once as can be. */
export function scoring(state: RewardState, payer: PublicKey): PackItem[] {
  const { clock, emission, epochs } = state;
  return scorableEpochs(emission, clock.unixTimestamp)
    .filter((index) => epochs.has(index))
    .flatMap((index) => {
      const times = rewards.epochTimes(emission, index);
      const isLastCall = clock.unixTimestamp >= times.closesAt - LAST_CALL_SECONDS;
      const due = state.devices.filter((device) => {
        const isComplete = device.account.chain.lastCreditedAt >= times.endsAt;
        return (isComplete || isLastCall) && canBeScored(device, index, times.hour);
      });
      const batches = groupBy(due, ({ address, account }) => `${rewards.shardOf(address)} ${account.modelCode}`);
      return [...batches.values()].flatMap((batch) => scoreBatches(batch, index, payer));
    });
}

function scoreBatches(batch: readonly RewardedDevice[], index: number, payer: PublicKey): PackItem[] {
  const items: PackItem[] = [];
  for (let from = 0; from < batch.length; from += SCORES) {
    const devices = batch.slice(from, from + SCORES);
    const [first] = devices;
    if (!first) continue;
    const instruction = rewards.epochScore({
      payer,
      index,
      shard: rewards.shardOf(first.address),
      modelCode: first.account.modelCode,
      devices: devices.map(({ address }) => address),
      rolls: devices.some(({ reward }) => reward?.scores.some((score) => score.occupied && score.index === index - 4)),
    });
    items.push({ instructions: [instruction] });
  }
  return items;
}

function canBeScored(device: RewardedDevice, index: number, hour: bigint): boolean {
  const { account, model, reward } = device;
  if (!reward || !rewards.isRewarded(model) || !isStaked(device)) return false;
  const uptime = rewards.uptimeIn(account, hour);
  const weight = rewards.deviceWeight({ ...uptime, multiplierBps: model.multiplierBps, gpuCount: account.gpuCount });
  return weight > 0n && !reward.scores.some((score) => score.occupied && score.index === index);
}

const isStaked = ({ account, model, stake }: RewardedDevice): boolean =>
  stake !== undefined && activeTotal(stake.state) >= requiredStake(model, account.gpuCount);
