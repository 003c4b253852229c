// Generated from programs/artifacts/staking.json by programs/scripts/generate.ts; do not edit.

import { concatBytes } from '../../bytes.ts';
import { encode } from '../../codec/index.ts';
import { decodeAccountOf, startsWith } from '../../codec/discriminator.ts';
import * as t from './types.ts';

/** First bytes of an account {@link t.DeviceStake}. */
export const DEVICE_STAKE_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(206, 11, 40, 241, 210, 75, 101, 253);

/** First bytes of an account {@link t.SlashCase}. */
export const SLASH_CASE_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(208, 69, 223, 189, 133, 168, 35, 50);

/** Reads the data of an account {@link t.DeviceStake}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeDeviceStake(data: Uint8Array): t.DeviceStake {
  return decodeAccountOf('DeviceStake', DEVICE_STAKE_DISCRIMINATOR, t.deviceStakeCodec, data);
}

/** Reads the data of an account {@link t.SlashCase}. Throws `PROGRAMS__ACCOUNT_INVALID` for any other. */
export function decodeSlashCase(data: Uint8Array): t.SlashCase {
  return decodeAccountOf('SlashCase', SLASH_CASE_DISCRIMINATOR, t.slashCaseCodec, data);
}

/** Data of an account {@link t.DeviceStake}, as short as its values allow. */
export function encodeDeviceStake(value: t.DeviceStake): Uint8Array {
  return concatBytes(DEVICE_STAKE_DISCRIMINATOR, encode(t.deviceStakeCodec, value));
}

/** Data of an account {@link t.SlashCase}, as short as its values allow. */
export function encodeSlashCase(value: t.SlashCase): Uint8Array {
  return concatBytes(SLASH_CASE_DISCRIMINATOR, encode(t.slashCaseCodec, value));
}

/** An account of the program with its name. */
export type StakingAccount =
  | { name: 'DeviceStake'; data: t.DeviceStake }
  | { name: 'SlashCase'; data: t.SlashCase };

/** Reads any account of the program; `undefined` when it is none. */
export function decodeStakingAccount(data: Uint8Array): StakingAccount | undefined {
  if (startsWith(data, DEVICE_STAKE_DISCRIMINATOR)) return { name: 'DeviceStake', data: decodeDeviceStake(data) };
  if (startsWith(data, SLASH_CASE_DISCRIMINATOR)) return { name: 'SlashCase', data: decodeSlashCase(data) };
  return undefined;
}
