// Generated from programs/artifacts/staking.json by programs/scripts/generate.ts; do not edit.

import type { PublicKey } from '@solana/web3.js';
import * as c from '../../codec/index.ts';
import { type Change, changeCodec } from '../marketplace/types.ts';

/** What the accused owner says. */
export interface CaseAnswer {
  /** SHA-256 of what lies at `uri`. */
  hash: Uint8Array;
  /** Where the answer can be read. */
  uri: string;
  /** Clock of the answer. */
  answeredAt: bigint;
}

/** Codec of {@link CaseAnswer}. */
export const caseAnswerCodec: c.Codec<CaseAnswer> = /* @__PURE__ */ c.struct<CaseAnswer>({
  hash: c.byteArray(32),
  uri: c.string,
  answeredAt: c.i64,
});

/** What one staker has in a device's stake. */
export interface Position {
  /** Whose it is; the default key when nobody's. */
  staker: PublicKey;
  /** Stake that counts, smallest unit of IO. */
  active: bigint;
  /** Stake that leaves: it does not count, and can be slashed until it is withdrawn. */
  cooling: bigint;
  /** Clock from which what cools can be withdrawn. */
  coolingUntil: bigint;
  /** Part of active and cooling that open cases hold, active first. */
  locked: bigint;
}

/** Codec of {@link Position}. */
export const positionCodec: c.Codec<Position> = /* @__PURE__ */ c.struct<Position>({
  staker: c.pubkey,
  active: c.u64,
  cooling: c.u64,
  coolingUntil: c.i64,
  locked: c.u64,
});

/** All of a device's stake that changes. Every event carries it whole. */
export interface StakeState {
  /** Of the device's owner. */
  owner: Position;
  /** Of the one co-staker; nobody's when nothing of it is left. */
  coStaker: Position;
  /** The co-staker's share of the device's rewards, basis points; fixed when it joined. */
  coShareBps: number;
  /** Most that a co-staker may bring, smallest unit; 0 when nothing is offered. */
  offerAmount: bigint;
  /** Share of rewards offered to a co-staker, basis points. */
  offerShareBps: number;
  /** Open slash cases. */
  openCases: number;
  /** Clock of the first slash of the running 30 days. */
  windowStartedAt: bigint;
  /** Slashed in the running 30 days, smallest unit. */
  windowSlashed: bigint;
}

/** Codec of {@link StakeState}. */
export const stakeStateCodec: c.Codec<StakeState> = /* @__PURE__ */ c.struct<StakeState>({
  owner: positionCodec,
  coStaker: positionCodec,
  coShareBps: c.u16,
  offerAmount: c.u64,
  offerShareBps: c.u16,
  openCases: c.u32,
  windowStartedAt: c.i64,
  windowSlashed: c.u64,
});

/** A co-staker joined; the offer is taken. */
export interface CoStakeAccepted {
  stake: Change;
  device: PublicKey;
  /** The co-staker. */
  staker: PublicKey;
  /** Smallest unit of IO. */
  amount: bigint;
  /** Its share of rewards, basis points. */
  shareBps: number;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link CoStakeAccepted}. */
export const coStakeAcceptedCodec: c.Codec<CoStakeAccepted> = /* @__PURE__ */ c.struct<CoStakeAccepted>({
  stake: changeCodec,
  device: c.pubkey,
  staker: c.pubkey,
  amount: c.u64,
  shareBps: c.u16,
  state: stakeStateCodec,
  timestamp: c.i64,
});

/** The owner ended the co-stake, which began to cool. */
export interface CoStakeEnded {
  stake: Change;
  device: PublicKey;
  /** The co-staker. */
  staker: PublicKey;
  /** Smallest unit of IO. */
  amount: bigint;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link CoStakeEnded}. */
export const coStakeEndedCodec: c.Codec<CoStakeEnded> = /* @__PURE__ */ c.struct<CoStakeEnded>({
  stake: changeCodec,
  device: c.pubkey,
  staker: c.pubkey,
  amount: c.u64,
  state: stakeStateCodec,
  timestamp: c.i64,
});

/** The owner withdrew its offer. */
export interface CoStakeOfferClosed {
  stake: Change;
  device: PublicKey;
  /** The device's owner. */
  staker: PublicKey;
  /** What was offered, smallest unit of IO. */
  amount: bigint;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link CoStakeOfferClosed}. */
export const coStakeOfferClosedCodec: c.Codec<CoStakeOfferClosed> = /* @__PURE__ */ c.struct<CoStakeOfferClosed>({
  stake: changeCodec,
  device: c.pubkey,
  staker: c.pubkey,
  amount: c.u64,
  state: stakeStateCodec,
  timestamp: c.i64,
});

/** The owner offered a share of the device's rewards to a co-staker. */
export interface CoStakeOfferSet {
  stake: Change;
  device: PublicKey;
  /** The device's owner. */
  staker: PublicKey;
  /** Most that a co-staker may bring, smallest unit of IO. */
  amount: bigint;
  /** Share of rewards offered, basis points. */
  shareBps: number;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link CoStakeOfferSet}. */
export const coStakeOfferSetCodec: c.Codec<CoStakeOfferSet> = /* @__PURE__ */ c.struct<CoStakeOfferSet>({
  stake: changeCodec,
  device: c.pubkey,
  staker: c.pubkey,
  amount: c.u64,
  shareBps: c.u16,
  state: stakeStateCodec,
  timestamp: c.i64,
});

/** The stake behind a device. PDA `["stake", device]`; it stays, so that no case's address is used twice. */
export interface DeviceStake {
  /** The device, an account of the marketplace. */
  device: PublicKey;
  /** The device's owner. */
  owner: PublicKey;
  /** Token account that holds the stake of both positions, PDA `["stake_vault", device]`. */
  vault: PublicKey;
  /** Positions, offer, cases and slashes. */
  state: StakeState;
  /** Index of the next slash case. Only counts up. */
  nextCaseIndex: number;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
  /** PDA bump of the vault. */
  vaultBump: number;
}

/** Codec of {@link DeviceStake}. */
export const deviceStakeCodec: c.Codec<DeviceStake> = /* @__PURE__ */ c.struct<DeviceStake>({
  device: c.pubkey,
  owner: c.pubkey,
  vault: c.pubkey,
  state: stakeStateCodec,
  nextCaseIndex: c.u32,
  sequence: c.u64,
  bump: c.u8,
  vaultBump: c.u8,
  _reserved: c.padding(64),
});

/** Variants of {@link SlashReason} in their order on chain. */
export const SLASH_REASONS = [
  'WrongModel',
  'NotExclusive',
  'WrongCountry',
  'JobMishandled',
  'DataMisused',
  'Other',
] as const;

/** What a device is reported for: mostly what Proof of Time-Lock does not prove. */
export type SlashReason = (typeof SLASH_REASONS)[number];

/** Codec of {@link SlashReason}. */
export const slashReasonCodec: c.Codec<SlashReason> = /* @__PURE__ */ c.unitEnum<SlashReason>(SLASH_REASONS);

/**
 * A report that a device's stake be slashed. PDA `["case", device, index]`; it closes when it ends.
 *
 * It ends by itself: after `ruling_until` anybody dismisses it.
 */
export interface SlashCase {
  /** The stake that it holds. */
  stake: PublicKey;
  /** The device reported. */
  device: PublicKey;
  /** Who reported, paid the bond and gets the rent back. */
  reporter: PublicKey;
  /** Index at the stake; never used twice. */
  index: number;
  /** What for. */
  reason: SlashReason;
  /** Most that may be slashed, as the reporter asks, smallest unit. */
  amount: bigint;
  /** Bond in the token account PDA `["bond", case]`, smallest unit. */
  bond: bigint;
  /** SHA-256 of what lies at `evidence_uri`. */
  evidenceHash: Uint8Array;
  /** Where the evidence can be read. */
  evidenceUri: string;
  /** Clock of the opening. */
  openedAt: bigint;
  /** Clock until which the owner can answer. */
  answerUntil: bigint;
  /** Clock until which the arbiter can rule; from then on anybody can dismiss it. */
  rulingUntil: bigint;
  /** The owner's answer, at most one. */
  answer: CaseAnswer | null;
  /** Latest sequence of this account's changes. */
  sequence: bigint;
  /** PDA bump. */
  bump: number;
  /** PDA bump of the bond's token account. */
  bondBump: number;
}

/** Codec of {@link SlashCase}. */
export const slashCaseCodec: c.Codec<SlashCase> = /* @__PURE__ */ c.struct<SlashCase>({
  stake: c.pubkey,
  device: c.pubkey,
  reporter: c.pubkey,
  index: c.u32,
  reason: slashReasonCodec,
  amount: c.u64,
  bond: c.u64,
  evidenceHash: c.byteArray(32),
  evidenceUri: c.string,
  openedAt: c.i64,
  answerUntil: c.i64,
  rulingUntil: c.i64,
  answer: c.option(caseAnswerCodec),
  sequence: c.u64,
  bump: c.u8,
  bondBump: c.u8,
});

/** The owner answered a case. */
export interface SlashCaseAnswered {
  case: Change;
  device: PublicKey;
  owner: PublicKey;
  /** SHA-256 of what lies at `uri`. */
  hash: Uint8Array;
  uri: string;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link SlashCaseAnswered}. */
export const slashCaseAnsweredCodec: c.Codec<SlashCaseAnswered> = /* @__PURE__ */ c.struct<SlashCaseAnswered>({
  case: changeCodec,
  device: c.pubkey,
  owner: c.pubkey,
  hash: c.byteArray(32),
  uri: c.string,
  timestamp: c.i64,
});

/** Nobody ruled a case in time, which ended it. */
export interface SlashCaseDismissed {
  stake: Change;
  case: Change;
  device: PublicKey;
  reporter: PublicKey;
  /** Who got the bond: the device's owner. */
  bondTo: PublicKey;
  /** Part of the bond that went into the co-staker's position, smallest unit. */
  bondToCoStaker: bigint;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link SlashCaseDismissed}. */
export const slashCaseDismissedCodec: c.Codec<SlashCaseDismissed> = /* @__PURE__ */ c.struct<SlashCaseDismissed>({
  stake: changeCodec,
  case: changeCodec,
  device: c.pubkey,
  reporter: c.pubkey,
  bondTo: c.pubkey,
  bondToCoStaker: c.u64,
  state: stakeStateCodec,
  timestamp: c.i64,
});

export interface SlashCaseOpenArgs {
  /** What for. */
  reason: SlashReason;
  /** Most that may be slashed, smallest unit of IO. */
  amount: bigint;
  /** SHA-256 of what lies at `evidence_uri`. */
  evidenceHash: Uint8Array;
  /** Where the evidence can be read, 1 to 128 bytes. */
  evidenceUri: string;
}

/** Codec of {@link SlashCaseOpenArgs}. */
export const slashCaseOpenArgsCodec: c.Codec<SlashCaseOpenArgs> = /* @__PURE__ */ c.struct<SlashCaseOpenArgs>({
  reason: slashReasonCodec,
  amount: c.u64,
  evidenceHash: c.byteArray(32),
  evidenceUri: c.string,
});

/** Somebody reported a device and put a bond at risk; stake is locked until the case ends. */
export interface SlashCaseOpened {
  stake: Change;
  case: Change;
  device: PublicKey;
  /** The device's owner. */
  owner: PublicKey;
  reporter: PublicKey;
  /** Index at the stake. */
  index: number;
  reason: SlashReason;
  /** Most that may be slashed, smallest unit of IO. */
  amount: bigint;
  /** Smallest unit of IO. */
  bond: bigint;
  /** SHA-256 of what lies at `evidence_uri`. */
  evidenceHash: Uint8Array;
  evidenceUri: string;
  /** Clock until which the owner can answer. */
  answerUntil: bigint;
  /** Clock until which the arbiter can rule; then anybody can dismiss the case. */
  rulingUntil: bigint;
  /** The device's model. */
  modelCode: number;
  /** The device's GPUs. */
  gpuCount: number;
  /** Stake that the device needs for rewards at that moment, smallest unit. */
  required: bigint;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link SlashCaseOpened}. */
export const slashCaseOpenedCodec: c.Codec<SlashCaseOpened> = /* @__PURE__ */ c.struct<SlashCaseOpened>({
  stake: changeCodec,
  case: changeCodec,
  device: c.pubkey,
  owner: c.pubkey,
  reporter: c.pubkey,
  index: c.u32,
  reason: slashReasonCodec,
  amount: c.u64,
  bond: c.u64,
  evidenceHash: c.byteArray(32),
  evidenceUri: c.string,
  answerUntil: c.i64,
  rulingUntil: c.i64,
  modelCode: c.u16,
  gpuCount: c.u8,
  required: c.u64,
  state: stakeStateCodec,
  timestamp: c.i64,
});

/** The arbiter ruled a case, which ended it. What was slashed is burnt. */
export interface SlashCaseRuled {
  stake: Change;
  case: Change;
  device: PublicKey;
  reporter: PublicKey;
  arbiter: PublicKey;
  /** Burnt, smallest unit of IO; 0 when the case was rejected. */
  slashed: bigint;
  /** Of it the owner's. */
  ownerSlashed: bigint;
  /** Of it the co-staker's. */
  coSlashed: bigint;
  /** Who got the bond: the reporter of a case that was upheld, else the device's owner. */
  bondTo: PublicKey;
  /** Part of a lost bond that went into the co-staker's position, smallest unit. */
  bondToCoStaker: bigint;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link SlashCaseRuled}. */
export const slashCaseRuledCodec: c.Codec<SlashCaseRuled> = /* @__PURE__ */ c.struct<SlashCaseRuled>({
  stake: changeCodec,
  case: changeCodec,
  device: c.pubkey,
  reporter: c.pubkey,
  arbiter: c.pubkey,
  slashed: c.u64,
  ownerSlashed: c.u64,
  coSlashed: c.u64,
  bondTo: c.pubkey,
  bondToCoStaker: c.u64,
  state: stakeStateCodec,
  timestamp: c.i64,
});

/** Stake began to cool: it no longer counts, and can be withdrawn from the position's `cooling_until`. */
export interface StakeCooled {
  stake: Change;
  device: PublicKey;
  /** Whose: the owner or the co-staker. */
  staker: PublicKey;
  /** Smallest unit of IO. */
  amount: bigint;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link StakeCooled}. */
export const stakeCooledCodec: c.Codec<StakeCooled> = /* @__PURE__ */ c.struct<StakeCooled>({
  stake: changeCodec,
  device: c.pubkey,
  staker: c.pubkey,
  amount: c.u64,
  state: stakeStateCodec,
  timestamp: c.i64,
});

/** The owner of a device put in stake; the first time this made the stake and its vault. */
export interface StakeDeposited {
  stake: Change;
  device: PublicKey;
  /** The device's owner. */
  staker: PublicKey;
  /** Smallest unit of IO. */
  amount: bigint;
  /** The device's model. */
  modelCode: number;
  /** The device's GPUs. */
  gpuCount: number;
  /** Stake that the device needs for rewards at that moment, smallest unit. */
  required: bigint;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link StakeDeposited}. */
export const stakeDepositedCodec: c.Codec<StakeDeposited> = /* @__PURE__ */ c.struct<StakeDeposited>({
  stake: changeCodec,
  device: c.pubkey,
  staker: c.pubkey,
  amount: c.u64,
  modelCode: c.u16,
  gpuCount: c.u8,
  required: c.u64,
  state: stakeStateCodec,
  timestamp: c.i64,
});

/** Stake that had cooled was paid to its staker. */
export interface StakeWithdrawn {
  stake: Change;
  device: PublicKey;
  /** Whose: the owner or the co-staker. */
  staker: PublicKey;
  /** Token account that it was paid to. */
  stakerToken: PublicKey;
  /** Smallest unit of IO. */
  amount: bigint;
  state: StakeState;
  /** Clock, seconds. */
  timestamp: bigint;
}

/** Codec of {@link StakeWithdrawn}. */
export const stakeWithdrawnCodec: c.Codec<StakeWithdrawn> = /* @__PURE__ */ c.struct<StakeWithdrawn>({
  stake: changeCodec,
  device: c.pubkey,
  staker: c.pubkey,
  stakerToken: c.pubkey,
  amount: c.u64,
  state: stakeStateCodec,
  timestamp: c.i64,
});
