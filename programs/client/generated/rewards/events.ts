// Generated from programs/artifacts/rewards.json by programs/scripts/generate.ts; do not edit.

import { decode } from '../../codec/index.ts';
import { startsWith } from '../../codec/discriminator.ts';
import * as t from './types.ts';

/** First bytes of an event {@link t.CoRewardClaimed}. */
export const CO_REWARD_CLAIMED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(9, 153, 253, 168, 185, 246, 252, 192);

/** First bytes of an event {@link t.EmissionAdvanced}. */
export const EMISSION_ADVANCED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(5, 154, 183, 57, 75, 130, 48, 215);

/** First bytes of an event {@link t.EmissionInitialized}. */
export const EMISSION_INITIALIZED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(140, 133, 145, 16, 253, 245, 118, 106);

/** First bytes of an event {@link t.EpochFinalized}. */
export const EPOCH_FINALIZED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(109, 54, 231, 81, 101, 249, 145, 107);

/** First bytes of an event {@link t.EpochOpened}. */
export const EPOCH_OPENED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(136, 166, 130, 170, 78, 145, 67, 78);

/** First bytes of an event {@link t.EpochScored}. */
export const EPOCH_SCORED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(67, 155, 116, 252, 59, 36, 198, 165);

/** First bytes of an event {@link t.RewardClaimed}. */
export const REWARD_CLAIMED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(49, 28, 87, 84, 158, 48, 229, 175);

/** First bytes of an event {@link t.RewardRegistered}. */
export const REWARD_REGISTERED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(245, 75, 33, 9, 3, 218, 240, 90);

/** An event of the program with its name. */
export type RewardsEvent =
  | { name: 'CoRewardClaimed'; data: t.CoRewardClaimed }
  | { name: 'EmissionAdvanced'; data: t.EmissionAdvanced }
  | { name: 'EmissionInitialized'; data: t.EmissionInitialized }
  | { name: 'EpochFinalized'; data: t.EpochFinalized }
  | { name: 'EpochOpened'; data: t.EpochOpened }
  | { name: 'EpochScored'; data: t.EpochScored }
  | { name: 'RewardClaimed'; data: t.RewardClaimed }
  | { name: 'RewardRegistered'; data: t.RewardRegistered };

/** Reads an event from its discriminator and body; `undefined` when the program has no such event. */
export function decodeRewardsEvent(data: Uint8Array): RewardsEvent | undefined {
  if (startsWith(data, CO_REWARD_CLAIMED_EVENT_DISCRIMINATOR)) return { name: 'CoRewardClaimed', data: decode(t.coRewardClaimedCodec, data, 8) };
  if (startsWith(data, EMISSION_ADVANCED_EVENT_DISCRIMINATOR)) return { name: 'EmissionAdvanced', data: decode(t.emissionAdvancedCodec, data, 8) };
  if (startsWith(data, EMISSION_INITIALIZED_EVENT_DISCRIMINATOR)) return { name: 'EmissionInitialized', data: decode(t.emissionInitializedCodec, data, 8) };
  if (startsWith(data, EPOCH_FINALIZED_EVENT_DISCRIMINATOR)) return { name: 'EpochFinalized', data: decode(t.epochFinalizedCodec, data, 8) };
  if (startsWith(data, EPOCH_OPENED_EVENT_DISCRIMINATOR)) return { name: 'EpochOpened', data: decode(t.epochOpenedCodec, data, 8) };
  if (startsWith(data, EPOCH_SCORED_EVENT_DISCRIMINATOR)) return { name: 'EpochScored', data: decode(t.epochScoredCodec, data, 8) };
  if (startsWith(data, REWARD_CLAIMED_EVENT_DISCRIMINATOR)) return { name: 'RewardClaimed', data: decode(t.rewardClaimedCodec, data, 8) };
  if (startsWith(data, REWARD_REGISTERED_EVENT_DISCRIMINATOR)) return { name: 'RewardRegistered', data: decode(t.rewardRegisteredCodec, data, 8) };
  return undefined;
}
