// Generated from programs/artifacts/staking.json by programs/scripts/generate.ts; do not edit.

import { decode } from '../../codec/index.ts';
import { startsWith } from '../../codec/discriminator.ts';
import * as t from './types.ts';

/** First bytes of an event {@link t.CoStakeAccepted}. */
export const CO_STAKE_ACCEPTED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(69, 116, 8, 223, 232, 222, 77, 229);

/** First bytes of an event {@link t.CoStakeEnded}. */
export const CO_STAKE_ENDED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(88, 45, 86, 190, 195, 196, 3, 247);

/** First bytes of an event {@link t.CoStakeOfferClosed}. */
export const CO_STAKE_OFFER_CLOSED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(13, 245, 117, 156, 203, 22, 210, 251);

/** First bytes of an event {@link t.CoStakeOfferSet}. */
export const CO_STAKE_OFFER_SET_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(72, 234, 255, 184, 137, 184, 119, 3);

/** First bytes of an event {@link t.SlashCaseAnswered}. */
export const SLASH_CASE_ANSWERED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(181, 0, 73, 22, 97, 81, 222, 242);

/** First bytes of an event {@link t.SlashCaseDismissed}. */
export const SLASH_CASE_DISMISSED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(75, 169, 189, 53, 255, 77, 113, 179);

/** First bytes of an event {@link t.SlashCaseOpened}. */
export const SLASH_CASE_OPENED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(15, 225, 161, 102, 122, 166, 127, 207);

/** First bytes of an event {@link t.SlashCaseRuled}. */
export const SLASH_CASE_RULED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(114, 76, 23, 99, 152, 66, 254, 105);

/** First bytes of an event {@link t.StakeCooled}. */
export const STAKE_COOLED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(130, 116, 180, 92, 193, 187, 87, 175);

/** First bytes of an event {@link t.StakeDeposited}. */
export const STAKE_DEPOSITED_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(69, 152, 144, 109, 232, 34, 225, 19);

/** First bytes of an event {@link t.StakeWithdrawn}. */
export const STAKE_WITHDRAWN_EVENT_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(33, 120, 159, 58, 140, 255, 174, 79);

/** An event of the program with its name. */
export type StakingEvent =
  | { name: 'CoStakeAccepted'; data: t.CoStakeAccepted }
  | { name: 'CoStakeEnded'; data: t.CoStakeEnded }
  | { name: 'CoStakeOfferClosed'; data: t.CoStakeOfferClosed }
  | { name: 'CoStakeOfferSet'; data: t.CoStakeOfferSet }
  | { name: 'SlashCaseAnswered'; data: t.SlashCaseAnswered }
  | { name: 'SlashCaseDismissed'; data: t.SlashCaseDismissed }
  | { name: 'SlashCaseOpened'; data: t.SlashCaseOpened }
  | { name: 'SlashCaseRuled'; data: t.SlashCaseRuled }
  | { name: 'StakeCooled'; data: t.StakeCooled }
  | { name: 'StakeDeposited'; data: t.StakeDeposited }
  | { name: 'StakeWithdrawn'; data: t.StakeWithdrawn };

/** Reads an event from its discriminator and body; `undefined` when the program has no such event. */
export function decodeStakingEvent(data: Uint8Array): StakingEvent | undefined {
  if (startsWith(data, CO_STAKE_ACCEPTED_EVENT_DISCRIMINATOR)) return { name: 'CoStakeAccepted', data: decode(t.coStakeAcceptedCodec, data, 8) };
  if (startsWith(data, CO_STAKE_ENDED_EVENT_DISCRIMINATOR)) return { name: 'CoStakeEnded', data: decode(t.coStakeEndedCodec, data, 8) };
  if (startsWith(data, CO_STAKE_OFFER_CLOSED_EVENT_DISCRIMINATOR)) return { name: 'CoStakeOfferClosed', data: decode(t.coStakeOfferClosedCodec, data, 8) };
  if (startsWith(data, CO_STAKE_OFFER_SET_EVENT_DISCRIMINATOR)) return { name: 'CoStakeOfferSet', data: decode(t.coStakeOfferSetCodec, data, 8) };
  if (startsWith(data, SLASH_CASE_ANSWERED_EVENT_DISCRIMINATOR)) return { name: 'SlashCaseAnswered', data: decode(t.slashCaseAnsweredCodec, data, 8) };
  if (startsWith(data, SLASH_CASE_DISMISSED_EVENT_DISCRIMINATOR)) return { name: 'SlashCaseDismissed', data: decode(t.slashCaseDismissedCodec, data, 8) };
  if (startsWith(data, SLASH_CASE_OPENED_EVENT_DISCRIMINATOR)) return { name: 'SlashCaseOpened', data: decode(t.slashCaseOpenedCodec, data, 8) };
  if (startsWith(data, SLASH_CASE_RULED_EVENT_DISCRIMINATOR)) return { name: 'SlashCaseRuled', data: decode(t.slashCaseRuledCodec, data, 8) };
  if (startsWith(data, STAKE_COOLED_EVENT_DISCRIMINATOR)) return { name: 'StakeCooled', data: decode(t.stakeCooledCodec, data, 8) };
  if (startsWith(data, STAKE_DEPOSITED_EVENT_DISCRIMINATOR)) return { name: 'StakeDeposited', data: decode(t.stakeDepositedCodec, data, 8) };
  if (startsWith(data, STAKE_WITHDRAWN_EVENT_DISCRIMINATOR)) return { name: 'StakeWithdrawn', data: decode(t.stakeWithdrawnCodec, data, 8) };
  return undefined;
}
