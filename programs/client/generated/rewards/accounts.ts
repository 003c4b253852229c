// Generated from programs/artifacts/rewards.json by programs/scripts/generate.ts; do not edit.

import { concatBytes } from '../../bytes.ts';
import { encode } from '../../codec/index.ts';
import { decodeAccountOf, startsWith } from '../../codec/discriminator.ts';
import * as t from './types.ts';

/** First bytes of an account {@link t.DeviceReward}. */
export const DEVICE_REWARD_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(249, 68, 197, 194, 218, 40, 73, 183);

/** First bytes of an account {@link t.Emission}. */
export const EMISSION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(56, 101, 133, 79, 248, 233, 131, 140);

/** First bytes of an account {@link t.Epoch}. */
export const EPOCH_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(93, 83, 120, 89, 151, 138, 152, 108);

/** First bytes of an account {@link t.EpochShard}. */
export const EPOCH_SHARD_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(120, 202, 76, 110, 171, 186, 200, 246);

/** Reads the data of an account {@link t.DeviceReward}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeDeviceReward(data: Uint8Array): t.DeviceReward {
  return decodeAccountOf('DeviceReward', DEVICE_REWARD_DISCRIMINATOR, t.deviceRewardCodec, data);
}

/** Reads the data of an account {@link t.Emission}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeEmission(data: Uint8Array): t.Emission {
  return decodeAccountOf('Emission', EMISSION_DISCRIMINATOR, t.emissionCodec, data);
}

/** Reads the data of an account {@link t.Epoch}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeEpoch(data: Uint8Array): t.Epoch {
  return decodeAccountOf('Epoch', EPOCH_DISCRIMINATOR, t.epochCodec, data);
}

/** Reads the data of an account {@link t.EpochShard}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeEpochShard(data: Uint8Array): t.EpochShard {
  return decodeAccountOf('EpochShard', EPOCH_SHARD_DISCRIMINATOR, t.epochShardCodec, data);
}

/** Data of an account {@link t.DeviceReward}, as short as its values allow. */
export function encodeDeviceReward(value: t.DeviceReward): Uint8Array {
  return concatBytes(DEVICE_REWARD_DISCRIMINATOR, encode(t.deviceRewardCodec, value));
}

/** Data of an account {@link t.Emission}, as short as its values allow. */
export function encodeEmission(value: t.Emission): Uint8Array {
  return concatBytes(EMISSION_DISCRIMINATOR, encode(t.emissionCodec, value));
}

/** Data of an account {@link t.Epoch}, as short as its values allow. */
export function encodeEpoch(value: t.Epoch): Uint8Array {
  return concatBytes(EPOCH_DISCRIMINATOR, encode(t.epochCodec, value));
}

/** Data of an account {@link t.EpochShard}, as short as its values allow. */
export function encodeEpochShard(value: t.EpochShard): Uint8Array {
  return concatBytes(EPOCH_SHARD_DISCRIMINATOR, encode(t.epochShardCodec, value));
}

/** An account of the program with its name. */
export type RewardsAccount =
  | { name: 'DeviceReward'; data: t.DeviceReward }
  | { name: 'Emission'; data: t.Emission }
  | { name: 'Epoch'; data: t.Epoch }
  | { name: 'EpochShard'; data: t.EpochShard };

/** Reads any account of the program; `undefined` when it is none. */
export function decodeRewardsAccount(data: Uint8Array): RewardsAccount | undefined {
  if (startsWith(data, DEVICE_REWARD_DISCRIMINATOR)) return { name: 'DeviceReward', data: decodeDeviceReward(data) };
  if (startsWith(data, EMISSION_DISCRIMINATOR)) return { name: 'Emission', data: decodeEmission(data) };
  if (startsWith(data, EPOCH_DISCRIMINATOR)) return { name: 'Epoch', data: decodeEpoch(data) };
  if (startsWith(data, EPOCH_SHARD_DISCRIMINATOR)) return { name: 'EpochShard', data: decodeEpochShard(data) };
  return undefined;
}
