// Generated from programs/artifacts/rewards.json by programs/scripts/generate.ts; do not edit.

import type { PublicKey } from '@solana/web3.js';
import * as c from '../../codec/index.ts';
import { type Change, changeCodec, type Pool, poolCodec } from '../marketplace/types.ts';

/** What a score came to when its epoch was final. */
export interface Accrual {
  /** Index of the epoch. */
  index: number;
  /** The device's whole reward, smallest unit of IO. */
  amount: bigint;
  /** Co-staker at the scoring; the default key is none. */
  coStaker: PublicKey;
  /** The co-staker's part of `amount`; the rest is the supplier's. */
  coAmount: bigint;
}

/** Codec of {@link Accrual}. */
export const accrualCodec: c.Codec<Accrual> = /* @__PURE__ */ c.struct<Accrual>({
  index: c.u32,
  amount: c.u64,
  coStaker: c.pubkey,
  coAmount: c.u64,
});

/** One device of [`RewardClaimed`] or [`CoRewardClaimed`]. */
export interface RewardClaim {
  /** The rewards account, changed by this. */
  reward: Change;
  /** The device. */
  device: PublicKey;
  /** Scores that accrued by this. */
  accruals: readonly Accrual[];
  /** Minted for the device, smallest unit of IO. */
  amount: bigint;
}

/** Codec of {@link RewardClaim}. */
export const rewardClaimCodec: c.Codec<RewardClaim> = /* @__PURE__ */ c.struct<RewardClaim>({
  reward: changeCodec,
  device: c.pubkey,
  accruals: c.vec(accrualCodec),
  amount: c.u64,
});

/** Rewards were minted to a co-staker. */
export interface CoRewardClaimed {
  /** The emission, changed by this. */
  emission: Change;
  /** The co-staker that was paid. */
  coStaker: PublicKey;
  /** Those that had something, without those skipped. */
  devices: readonly RewardClaim[];
  /** Minted, smallest unit of IO. */
  amount: bigint;
  /** All that the program has minted. */
  issued: bigint;
  /** Clock of the change, seconds. */
  timestamp: bigint;
}

/** Codec of {@link CoRewardClaimed}. */
export const coRewardClaimedCodec: c.Codec<CoRewardClaimed> = /* @__PURE__ */ c.struct<CoRewardClaimed>({
  emission: changeCodec,
  coStaker: c.pubkey,
  devices: c.vec(rewardClaimCodec),
  amount: c.u64,
  issued: c.u64,
  timestamp: c.i64,
});

/** What a device scored in an epoch whose reward has not accrued yet. */
export interface Score {
  /** Index of the epoch. */
  index: number;
  /** There is a score here; if not, the other fields mean nothing. */
  occupied: boolean;
  /** Pool of the device's model at the scoring. */
  pool: Pool;
  /** Multiplier (basis points) x GPUs x credited seconds. */
  weight: bigint;
  /** Co-staker at the scoring; the default key is none. */
  coStaker: PublicKey;
  /** The co-staker's part, basis points. */
  coShareBps: number;
}

/** Codec of {@link Score}. */
export const scoreCodec: c.Codec<Score> = /* @__PURE__ */ c.struct<Score>({
  index: c.u32,
  occupied: c.bool,
  pool: poolCodec,
  weight: c.u128,
  coStaker: c.pubkey,
  coShareBps: c.u16,
});

/** Scores and rewards of a device. PDA `["reward", device]`; it stays as long as the device. */
export interface DeviceReward {
  /** The device. */
  device: PublicKey;
  /** Its supplier account, whose payout is paid. */
  supplier: PublicKey;
  /** Scores that have not accrued, each at its epoch's index modulo 4. */
  scores: readonly Score[];
  /** Accrued to the supplier and not claimed, smallest unit of IO. */
  owed: bigint;
  /** Whom `co_owed` belongs to; the default key is nobody yet. */
  coStaker: PublicKey;
  /** Accrued to the co-staker and not claimed, smallest unit of IO. */
  coOwed: bigint;
  /** All that was minted to the supplier, smallest unit of IO. */
  claimed: bigint;
  /** All that was minted to co-stakers, smallest unit of IO. */
  coClaimed: bigint;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
}

/** Codec of {@link DeviceReward}. */
export const deviceRewardCodec: c.Codec<DeviceReward> = /* @__PURE__ */ c.struct<DeviceReward>({
  device: c.pubkey,
  supplier: c.pubkey,
  scores: c.array(scoreCodec, 4),
  owed: c.u64,
  coStaker: c.pubkey,
  coOwed: c.u64,
  claimed: c.u64,
  coClaimed: c.u64,
  sequence: c.u64,
  bump: c.u8,
});

/** One device of [`EpochScored`]. */
export interface DeviceScore {
  /** The rewards account, changed by this. */
  reward: Change;
  /** The device. */
  device: PublicKey;
  /** The supplier account, whose payout is paid. */
  supplier: PublicKey;
  /** GPUs of the device, 1 to 8. */
  gpuCount: number;
  /** Idle seconds credited in the epoch. */
  idleSeconds: number;
  /** Hired seconds credited in the epoch. */
  hiredSeconds: number;
  /** Multiplier (basis points) x GPUs x credited seconds. */
  weight: bigint;
  /** Gets a part of this reward; the default key is none. */
  coStaker: PublicKey;
  /** That part, basis points. */
  coShareBps: number;
  /** Reward of four epochs ago, which made room for this score. */
  rolled: Accrual | null;
}

/** Codec of {@link DeviceScore}. */
export const deviceScoreCodec: c.Codec<DeviceScore> = /* @__PURE__ */ c.struct<DeviceScore>({
  reward: changeCodec,
  device: c.pubkey,
  supplier: c.pubkey,
  gpuCount: c.u8,
  idleSeconds: c.u32,
  hiredSeconds: c.u32,
  weight: c.u128,
  coStaker: c.pubkey,
  coShareBps: c.u16,
  rolled: c.option(accrualCodec),
});

/** Variants of {@link EmissionPolicy} in their order on chain. */
export const EMISSION_POLICIES = [
  'Schedule',
] as const;

/** How much is emitted. New policies are added at the end. */
export type EmissionPolicy = (typeof EMISSION_POLICIES)[number];

/** Codec of {@link EmissionPolicy}. */
export const emissionPolicyCodec: c.Codec<EmissionPolicy> = /* @__PURE__ */ c.unitEnum<EmissionPolicy>(EMISSION_POLICIES);

/**
 * The schedule and how far it has come. PDA `["emission"]`.
 *
 * Always: `issued` is what the program has minted, and at most the cap. An epoch that was stepped over or that nobody
 * earned in mints nothing, ever.
 */
export interface Emission {
  /** How much is emitted. */
  policy: EmissionPolicy;
  /** Mint of IO. */
  mint: PublicKey;
  /** Hour of epoch 0, counted since 1970: the first full one after the initialization. */
  firstHour: bigint;
  /** The first epoch that was neither opened nor stepped over, 0 to `EPOCHS`. */
  nextIndex: number;
  /** Emission of `next_index`, smallest unit in Q32. */
  nextQ32: bigint;
  /** Minted so far, smallest unit. */
  issued: bigint;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
  /** PDA bump of the mint authority. */
  authorityBump: number;
}

/** Codec of {@link Emission}. */
export const emissionCodec: c.Codec<Emission> = /* @__PURE__ */ c.struct<Emission>({
  policy: emissionPolicyCodec,
  mint: c.pubkey,
  firstHour: c.u64,
  nextIndex: c.u32,
  nextQ32: c.u128,
  issued: c.u64,
  sequence: c.u64,
  bump: c.u8,
  authorityBump: c.u8,
  _reserved: c.padding(64),
});

/** Epochs that nobody opened in time were stepped over; what they would have emitted is never minted. */
export interface EmissionAdvanced {
  /** The emission, changed by this. */
  emission: Change;
  /** The first epoch stepped over. */
  fromIndex: number;
  /** The first epoch after those stepped over. */
  nextIndex: number;
  /** Emission of `next_index`, smallest unit in Q32. */
  nextQ32: bigint;
  /** Emission of the epochs stepped over, smallest unit. */
  forgone: bigint;
  /** Clock of the change, seconds. */
  timestamp: bigint;
}

/** Codec of {@link EmissionAdvanced}. */
export const emissionAdvancedCodec: c.Codec<EmissionAdvanced> = /* @__PURE__ */ c.struct<EmissionAdvanced>({
  emission: changeCodec,
  fromIndex: c.u32,
  nextIndex: c.u32,
  nextQ32: c.u128,
  forgone: c.u64,
  timestamp: c.i64,
});

/** The emission began; nobody but the program can mint from here on. */
export interface EmissionInitialized {
  /** The emission, changed by this. */
  emission: Change;
  /** How much is emitted. */
  policy: EmissionPolicy;
  /** Mint of IO. */
  mint: PublicKey;
  /** Address that mints: the program's own. */
  mintAuthority: PublicKey;
  /** Hour of epoch 0, counted since 1970. */
  firstHour: bigint;
  /** Emission of epoch 0, smallest unit in Q32. */
  nextQ32: bigint;
  /** Supply of the mint, smallest unit. */
  supply: bigint;
  /** Clock of the change, seconds. */
  timestamp: bigint;
}

/** Codec of {@link EmissionInitialized}. */
export const emissionInitializedCodec: c.Codec<EmissionInitialized> = /* @__PURE__ */ c.struct<EmissionInitialized>({
  emission: changeCodec,
  policy: emissionPolicyCodec,
  mint: c.pubkey,
  mintAuthority: c.pubkey,
  firstHour: c.u64,
  nextQ32: c.u128,
  supply: c.u64,
  timestamp: c.i64,
});

/** One hour and what it emits. PDA `["epoch", index]`; it stays, so that every reward can be computed again. */
export interface Epoch {
  /** Index in the schedule, from 0. */
  index: number;
  /** Its hour, counted since 1970. */
  hour: bigint;
  /** What it emits, smallest unit of IO. */
  emission: bigint;
  /** Part of it for Enterprise devices. */
  enterpriseEmission: bigint;
  /** Part of it for Community devices. */
  communityEmission: bigint;
  /** Weights of all scored Enterprise devices; 0 until it is final. */
  enterpriseWeight: bigint;
  /** Weights of all scored Community devices; 0 until it is final. */
  communityWeight: bigint;
  /** Devices scored; 0 until it is final. */
  devices: number;
  /** Clock of the opening. */
  openedAt: bigint;
  /** The weights are complete: rewards can be claimed. */
  finalized: boolean;
  /** Clock of the finalizing, 0 before it. */
  finalizedAt: bigint;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
}

/** Codec of {@link Epoch}. */
export const epochCodec: c.Codec<Epoch> = /* @__PURE__ */ c.struct<Epoch>({
  index: c.u32,
  hour: c.u64,
  emission: c.u64,
  enterpriseEmission: c.u64,
  communityEmission: c.u64,
  enterpriseWeight: c.u128,
  communityWeight: c.u128,
  devices: c.u32,
  openedAt: c.i64,
  finalized: c.bool,
  finalizedAt: c.i64,
  sequence: c.u64,
  bump: c.u8,
});

/** The weights of an epoch are complete. */
export interface EpochFinalized {
  /** The epoch, changed by this. */
  epoch: Change;
  /** Index of the epoch, 0 to `EPOCHS` less one. */
  index: number;
  /** Sum of all Enterprise weights. */
  enterpriseWeight: bigint;
  /** Sum of all Community weights. */
  communityWeight: bigint;
  /** Devices scored. */
  devices: number;
  /** Bit n is set when shard n had devices; those accounts are closed. */
  shards: number;
  /** Who finalized, and got the rent of the shards. */
  finalizer: PublicKey;
  /** Clock of the change, seconds. */
  timestamp: bigint;
}

/** Codec of {@link EpochFinalized}. */
export const epochFinalizedCodec: c.Codec<EpochFinalized> = /* @__PURE__ */ c.struct<EpochFinalized>({
  epoch: changeCodec,
  index: c.u32,
  enterpriseWeight: c.u128,
  communityWeight: c.u128,
  devices: c.u32,
  shards: c.u8,
  finalizer: c.pubkey,
  timestamp: c.i64,
});

/** An hour's epoch was opened for scoring. */
export interface EpochOpened {
  /** The emission, changed by this. */
  emission: Change;
  /** The epoch, changed by this. */
  epoch: Change;
  /** Index of the epoch, 0 to `EPOCHS` less one. */
  index: number;
  /** Hour of the epoch, counted since 1970. */
  hour: bigint;
  /** What it emits, smallest unit. */
  emissionAmount: bigint;
  /** Part of it for Enterprise devices. */
  enterpriseEmission: bigint;
  /** Part of it for Community devices. */
  communityEmission: bigint;
  /** The first epoch stepped over by this; `index` when none was. */
  fromIndex: number;
  /** Emission of the epochs stepped over, smallest unit. */
  forgone: bigint;
  /** The first epoch that was neither opened nor stepped over. */
  nextIndex: number;
  /** Emission of `next_index`, smallest unit in Q32. */
  nextQ32: bigint;
  /** Clock of the change, seconds. */
  timestamp: bigint;
}

/** Codec of {@link EpochOpened}. */
export const epochOpenedCodec: c.Codec<EpochOpened> = /* @__PURE__ */ c.struct<EpochOpened>({
  emission: changeCodec,
  epoch: changeCodec,
  index: c.u32,
  hour: c.u64,
  emissionAmount: c.u64,
  enterpriseEmission: c.u64,
  communityEmission: c.u64,
  fromIndex: c.u32,
  forgone: c.u64,
  nextIndex: c.u32,
  nextQ32: c.u128,
  timestamp: c.i64,
});

/** Devices of one model and shard were scored for an epoch. */
export interface EpochScored {
  /** The shard, changed by this. */
  shard: Change;
  /** The epoch that the scores are of. */
  epoch: PublicKey;
  /** Index of the epoch, 0 to `EPOCHS` less one. */
  index: number;
  /** 0 to 7. */
  shardNumber: number;
  /** Code of the model of all devices of the batch. */
  modelCode: number;
  /** Reward multiplier of the model, basis points. */
  multiplierBps: number;
  /** Pool that all of the weights count in. */
  pool: Pool;
  /** Those that were scored by this, without those skipped. */
  devices: readonly DeviceScore[];
  /** Sum of the shard's Enterprise weights after it. */
  enterpriseWeight: bigint;
  /** Sum of the shard's Community weights after it. */
  communityWeight: bigint;
  /** Devices of the shard scored so far. */
  shardDevices: number;
  /** Clock of the change, seconds. */
  timestamp: bigint;
}

/** Codec of {@link EpochScored}. */
export const epochScoredCodec: c.Codec<EpochScored> = /* @__PURE__ */ c.struct<EpochScored>({
  shard: changeCodec,
  epoch: c.pubkey,
  index: c.u32,
  shardNumber: c.u8,
  modelCode: c.u16,
  multiplierBps: c.u32,
  pool: poolCodec,
  devices: c.vec(deviceScoreCodec),
  enterpriseWeight: c.u128,
  communityWeight: c.u128,
  shardDevices: c.u32,
  timestamp: c.i64,
});

/** Weights of a part of an epoch's devices. PDA `["shard", index, shard]`; the first score makes it, finalizing closes it. */
export interface EpochShard {
  /** Index of the epoch. */
  index: number;
  /** Its number, 0 to 7: the first byte of a device's key modulo 8. */
  shard: number;
  /** Weights of its Enterprise devices. */
  enterpriseWeight: bigint;
  /** Weights of its Community devices. */
  communityWeight: bigint;
  /** Devices scored. */
  devices: number;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
}

/** Codec of {@link EpochShard}. */
export const epochShardCodec: c.Codec<EpochShard> = /* @__PURE__ */ c.struct<EpochShard>({
  index: c.u32,
  shard: c.u8,
  enterpriseWeight: c.u128,
  communityWeight: c.u128,
  devices: c.u32,
  sequence: c.u64,
  bump: c.u8,
});

/** Rewards of a supplier's devices were minted to its payout. */
export interface RewardClaimed {
  /** The emission, changed by this. */
  emission: Change;
  /** The supplier account, whose payout is paid. */
  supplier: PublicKey;
  /** Owner of the token account that was minted to. */
  payout: PublicKey;
  /** Those that had something, without those skipped. */
  devices: readonly RewardClaim[];
  /** Minted, smallest unit of IO. */
  amount: bigint;
  /** All that the program has minted. */
  issued: bigint;
  /** Clock of the change, seconds. */
  timestamp: bigint;
}

/** Codec of {@link RewardClaimed}. */
export const rewardClaimedCodec: c.Codec<RewardClaimed> = /* @__PURE__ */ c.struct<RewardClaimed>({
  emission: changeCodec,
  supplier: c.pubkey,
  payout: c.pubkey,
  devices: c.vec(rewardClaimCodec),
  amount: c.u64,
  issued: c.u64,
  timestamp: c.i64,
});

/** A device can be scored from here on. */
export interface RewardRegistered {
  /** The rewards account, changed by this. */
  reward: Change;
  /** The device. */
  device: PublicKey;
  /** The supplier account, whose payout is paid. */
  supplier: PublicKey;
  /** Clock of the change, seconds. */
  timestamp: bigint;
}

/** Codec of {@link RewardRegistered}. */
export const rewardRegisteredCodec: c.Codec<RewardRegistered> = /* @__PURE__ */ c.struct<RewardRegistered>({
  reward: changeCodec,
  device: c.pubkey,
  supplier: c.pubkey,
  timestamp: c.i64,
});
