// Generated from programs/artifacts/staking.json by programs/scripts/generate.ts; do not edit.

import { type AccountMeta, PublicKey, TransactionInstruction } from '@solana/web3.js';
import * as c from '../../codec/index.ts';
import { derive, instructionData, meta } from '../../codec/instruction.ts';
import { STAKING_PROGRAM_ID } from './program.ts';
import * as t from './types.ts';

/** First bytes of `coStakeAccept`. */
export const CO_STAKE_ACCEPT_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(61, 97, 122, 112, 142, 118, 145, 85);

/** Accounts of `coStakeAccept`. */
export interface CoStakeAcceptAccounts {
  device: PublicKey;
  stake: PublicKey;
  vault: PublicKey;
  mint: PublicKey;
  stakerToken: PublicKey;
  /** The co-staker. */
  staker: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `coStakeAccept`. */
export interface CoStakeAcceptArgs {
  amount: bigint;
  shareBps: number;
}

/** Joins a device's stake at the share that was seen. Signer: the co-staker. */
export function coStakeAcceptInstruction(
  accounts: CoStakeAcceptAccounts,
  args: CoStakeAcceptArgs,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const stakeKey = accounts.stake;
  const vaultKey = accounts.vault;
  const mintKey = accounts.mint;
  const stakerTokenKey = accounts.stakerToken;
  const stakerKey = accounts.staker;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(deviceKey, false, false),
    meta(stakeKey, false, true),
    meta(vaultKey, false, true),
    meta(mintKey, false, false),
    meta(stakerTokenKey, false, true),
    meta(stakerKey, true, false),
    meta(tokenProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(CO_STAKE_ACCEPT_INSTRUCTION_DISCRIMINATOR, c.encode(c.u64, args.amount), c.encode(c.u16, args.shareBps)) });
}

/** First bytes of `coStakeEnd`. */
export const CO_STAKE_END_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(54, 0, 96, 209, 29, 28, 14, 235);

/** Accounts of `coStakeEnd`. */
export interface CoStakeEndAccounts {
  stake: PublicKey;
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Ends the co-stake, which begins to cool. Signer: the device's owner. */
export function coStakeEndInstruction(
  accounts: CoStakeEndAccounts,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const stakeKey = accounts.stake;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(stakeKey, false, true),
    meta(ownerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(CO_STAKE_END_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `coStakeOfferClose`. */
export const CO_STAKE_OFFER_CLOSE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(15, 11, 190, 86, 45, 72, 159, 45);

/** Accounts of `coStakeOfferClose`. */
export interface CoStakeOfferCloseAccounts {
  stake: PublicKey;
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Withdraws the offer to a co-staker. Signer: the device's owner. */
export function coStakeOfferCloseInstruction(
  accounts: CoStakeOfferCloseAccounts,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const stakeKey = accounts.stake;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(stakeKey, false, true),
    meta(ownerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(CO_STAKE_OFFER_CLOSE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `coStakeOfferSet`. */
export const CO_STAKE_OFFER_SET_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(124, 31, 238, 36, 126, 24, 50, 141);

/** Accounts of `coStakeOfferSet`. */
export interface CoStakeOfferSetAccounts {
  stake: PublicKey;
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `coStakeOfferSet`. */
export interface CoStakeOfferSetArgs {
  amount: bigint;
  shareBps: number;
}

/** Offers a share of the device's rewards to a co-staker. Signer: the device's owner. */
export function coStakeOfferSetInstruction(
  accounts: CoStakeOfferSetAccounts,
  args: CoStakeOfferSetArgs,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const stakeKey = accounts.stake;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(stakeKey, false, true),
    meta(ownerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(CO_STAKE_OFFER_SET_INSTRUCTION_DISCRIMINATOR, c.encode(c.u64, args.amount), c.encode(c.u16, args.shareBps)) });
}

/** First bytes of `slashCaseAnswer`. */
export const SLASH_CASE_ANSWER_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(121, 198, 29, 242, 249, 90, 188, 202);

/** Accounts of `slashCaseAnswer`. */
export interface SlashCaseAnswerAccounts {
  stake: PublicKey;
  case: PublicKey;
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `slashCaseAnswer`. */
export interface SlashCaseAnswerArgs {
  hash: Uint8Array;
  uri: string;
}

/** Answers a case, once. Signer: the device's owner. */
export function slashCaseAnswerInstruction(
  accounts: SlashCaseAnswerAccounts,
  args: SlashCaseAnswerArgs,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const stakeKey = accounts.stake;
  const caseKey = accounts.case;
  const ownerKey = accounts.owner;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(stakeKey, false, false),
    meta(caseKey, false, true),
    meta(ownerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(SLASH_CASE_ANSWER_INSTRUCTION_DISCRIMINATOR, c.encode(c.byteArray(32), args.hash), c.encode(c.string, args.uri)) });
}

/** First bytes of `slashCaseDismiss`. */
export const SLASH_CASE_DISMISS_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(33, 211, 170, 195, 151, 165, 39, 163);

/** Accounts of `slashCaseDismiss`. */
export interface SlashCaseDismissAccounts {
  stake: PublicKey;
  vault: PublicKey;
  case: PublicKey;
  /** Derived when left out. */
  bondVault?: PublicKey;
  mint: PublicKey;
  reporter: PublicKey;
  owner: PublicKey;
  ownerToken: PublicKey;
  /** Anybody. */
  payer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Ends a case that nobody ruled in time, the bond to the accused. Signer: anybody. */
export function slashCaseDismissInstruction(
  accounts: SlashCaseDismissAccounts,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const stakeKey = accounts.stake;
  const vaultKey = accounts.vault;
  const caseKey = accounts.case;
  const bondVaultKey = accounts.bondVault ?? derive([/* @__PURE__ */ Uint8Array.of(98, 111, 110, 100), caseKey.toBytes()], programId);
  const mintKey = accounts.mint;
  const reporterKey = accounts.reporter;
  const ownerKey = accounts.owner;
  const ownerTokenKey = accounts.ownerToken;
  const payerKey = accounts.payer;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const associatedTokenProgramKey = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(stakeKey, false, true),
    meta(vaultKey, false, true),
    meta(caseKey, false, true),
    meta(bondVaultKey, false, true),
    meta(mintKey, false, false),
    meta(reporterKey, false, true),
    meta(ownerKey, false, false),
    meta(ownerTokenKey, false, true),
    meta(payerKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(associatedTokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(SLASH_CASE_DISMISS_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `slashCaseOpen`. */
export const SLASH_CASE_OPEN_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(141, 23, 34, 119, 26, 232, 232, 203);

/** Accounts of `slashCaseOpen`. */
export interface SlashCaseOpenAccounts {
  /** The marketplace's config; only that program makes one, and only one. */
  config: PublicKey;
  device: PublicKey;
  model: PublicKey;
  stake: PublicKey;
  case: PublicKey;
  /** Derived when left out. */
  bondVault?: PublicKey;
  mint: PublicKey;
  reporterToken: PublicKey;
  reporter: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Reports a device, with a bond, and locks its stake. Signer: anybody but the arbiter. */
export function slashCaseOpenInstruction(
  accounts: SlashCaseOpenAccounts,
  args: t.SlashCaseOpenArgs,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config;
  const deviceKey = accounts.device;
  const modelKey = accounts.model;
  const stakeKey = accounts.stake;
  const caseKey = accounts.case;
  const bondVaultKey = accounts.bondVault ?? derive([/* @__PURE__ */ Uint8Array.of(98, 111, 110, 100), caseKey.toBytes()], programId);
  const mintKey = accounts.mint;
  const reporterTokenKey = accounts.reporterToken;
  const reporterKey = accounts.reporter;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, false),
    meta(deviceKey, false, false),
    meta(modelKey, false, false),
    meta(stakeKey, false, true),
    meta(caseKey, false, true),
    meta(bondVaultKey, false, true),
    meta(mintKey, false, false),
    meta(reporterTokenKey, false, true),
    meta(reporterKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(SLASH_CASE_OPEN_INSTRUCTION_DISCRIMINATOR, c.encode(t.slashCaseOpenArgsCodec, args)) });
}

/** First bytes of `slashCaseRule`. */
export const SLASH_CASE_RULE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(70, 124, 173, 92, 251, 225, 107, 149);

/** Accounts of `slashCaseRule`. */
export interface SlashCaseRuleAccounts {
  /** The marketplace's config; only that program makes one, and only one. */
  config: PublicKey;
  device: PublicKey;
  model: PublicKey;
  stake: PublicKey;
  vault: PublicKey;
  case: PublicKey;
  /** Derived when left out. */
  bondVault?: PublicKey;
  mint: PublicKey;
  reporter: PublicKey;
  owner: PublicKey;
  payeeToken: PublicKey;
  arbiter: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `slashCaseRule`. */
export interface SlashCaseRuleArgs {
  slash: bigint;
}

/**
 * Rules a case: burns `slash` of the locked stake, or rejects it by zero. Signer: the config's arbiter, who is no
 * party.
 */
export function slashCaseRuleInstruction(
  accounts: SlashCaseRuleAccounts,
  args: SlashCaseRuleArgs,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config;
  const deviceKey = accounts.device;
  const modelKey = accounts.model;
  const stakeKey = accounts.stake;
  const vaultKey = accounts.vault;
  const caseKey = accounts.case;
  const bondVaultKey = accounts.bondVault ?? derive([/* @__PURE__ */ Uint8Array.of(98, 111, 110, 100), caseKey.toBytes()], programId);
  const mintKey = accounts.mint;
  const reporterKey = accounts.reporter;
  const ownerKey = accounts.owner;
  const payeeTokenKey = accounts.payeeToken;
  const arbiterKey = accounts.arbiter;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const associatedTokenProgramKey = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, false),
    meta(deviceKey, false, false),
    meta(modelKey, false, false),
    meta(stakeKey, false, true),
    meta(vaultKey, false, true),
    meta(caseKey, false, true),
    meta(bondVaultKey, false, true),
    meta(mintKey, false, true),
    meta(reporterKey, false, true),
    meta(ownerKey, false, false),
    meta(payeeTokenKey, false, true),
    meta(arbiterKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(associatedTokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(SLASH_CASE_RULE_INSTRUCTION_DISCRIMINATOR, c.encode(c.u64, args.slash)) });
}

/** First bytes of `stakeCoolDown`. */
export const STAKE_COOL_DOWN_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(36, 203, 151, 100, 23, 112, 79, 51);

/** Accounts of `stakeCoolDown`. */
export interface StakeCoolDownAccounts {
  stake: PublicKey;
  /** The device's owner or its co-staker. */
  staker: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `stakeCoolDown`. */
export interface StakeCoolDownArgs {
  amount: bigint;
}

/**
 * Begins to take stake out: it counts no more, and can be withdrawn after its time. Signer: the device's owner, or
 * the co-staker for all of the co-stake.
 */
export function stakeCoolDownInstruction(
  accounts: StakeCoolDownAccounts,
  args: StakeCoolDownArgs,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const stakeKey = accounts.stake;
  const stakerKey = accounts.staker;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(stakeKey, false, true),
    meta(stakerKey, true, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(STAKE_COOL_DOWN_INSTRUCTION_DISCRIMINATOR, c.encode(c.u64, args.amount)) });
}

/** First bytes of `stakeDeposit`. */
export const STAKE_DEPOSIT_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(75, 168, 115, 239, 194, 115, 22, 98);

/** Accounts of `stakeDeposit`. */
export interface StakeDepositAccounts {
  /** The marketplace's config; only that program makes one, and only one. */
  config: PublicKey;
  device: PublicKey;
  model: PublicKey;
  /** Derived when left out. */
  stake?: PublicKey;
  /** Derived when left out. */
  vault?: PublicKey;
  mint: PublicKey;
  ownerToken: PublicKey;
  owner: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `stakeDeposit`. */
export interface StakeDepositArgs {
  amount: bigint;
}

/** Puts stake behind a device; the first time this makes the stake and its vault. Signer: the device's owner. */
export function stakeDepositInstruction(
  accounts: StakeDepositAccounts,
  args: StakeDepositArgs,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const configKey = accounts.config;
  const deviceKey = accounts.device;
  const modelKey = accounts.model;
  const stakeKey = accounts.stake ?? derive([/* @__PURE__ */ Uint8Array.of(115, 116, 97, 107, 101), deviceKey.toBytes()], programId);
  const vaultKey = accounts.vault ?? derive([/* @__PURE__ */ Uint8Array.of(115, 116, 97, 107, 101, 95, 118, 97, 117, 108, 116), deviceKey.toBytes()], programId);
  const mintKey = accounts.mint;
  const ownerTokenKey = accounts.ownerToken;
  const ownerKey = accounts.owner;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(configKey, false, false),
    meta(deviceKey, false, false),
    meta(modelKey, false, false),
    meta(stakeKey, false, true),
    meta(vaultKey, false, true),
    meta(mintKey, false, false),
    meta(ownerTokenKey, false, true),
    meta(ownerKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(STAKE_DEPOSIT_INSTRUCTION_DISCRIMINATOR, c.encode(c.u64, args.amount)) });
}

/** First bytes of `stakeWithdraw`. */
export const STAKE_WITHDRAW_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(199, 13, 168, 20, 92, 151, 29, 56);

/** Accounts of `stakeWithdraw`. */
export interface StakeWithdrawAccounts {
  stake: PublicKey;
  vault: PublicKey;
  mint: PublicKey;
  staker: PublicKey;
  stakerToken: PublicKey;
  /** Anybody. */
  payer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Pays to a staker all that has cooled and no case locks. Signer: anybody. */
export function stakeWithdrawInstruction(
  accounts: StakeWithdrawAccounts,
  programId: PublicKey = STAKING_PROGRAM_ID,
): TransactionInstruction {
  const stakeKey = accounts.stake;
  const vaultKey = accounts.vault;
  const mintKey = accounts.mint;
  const stakerKey = accounts.staker;
  const stakerTokenKey = accounts.stakerToken;
  const payerKey = accounts.payer;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const associatedTokenProgramKey = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(stakeKey, false, true),
    meta(vaultKey, false, true),
    meta(mintKey, false, false),
    meta(stakerKey, false, false),
    meta(stakerTokenKey, false, true),
    meta(payerKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(associatedTokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(STAKE_WITHDRAW_INSTRUCTION_DISCRIMINATOR) });
}
