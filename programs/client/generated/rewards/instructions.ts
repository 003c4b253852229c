// Generated from programs/artifacts/rewards.json by programs/scripts/generate.ts; do not edit.

import { type AccountMeta, PublicKey, TransactionInstruction } from '@solana/web3.js';
import * as c from '../../codec/index.ts';
import { derive, instructionData, meta } from '../../codec/instruction.ts';
import { REWARDS_PROGRAM_ID } from './program.ts';
import * as t from './types.ts';

/** First bytes of `coRewardClaim`. */
export const CO_REWARD_CLAIM_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(214, 30, 64, 177, 234, 93, 216, 130);

/** Accounts of `coRewardClaim`. */
export interface CoRewardClaimAccounts {
  /**
   * The emission.
   * Derived when left out.
   */
  emission?: PublicKey;
  /** Mint of IO. */
  mint: PublicKey;
  /** Derived when left out. */
  mintAuthority?: PublicKey;
  coStaker: PublicKey;
  coStakerToken: PublicKey;
  /** Anybody; pays the rent of a token account that does not exist. */
  payer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `coRewardClaim`. */
export interface CoRewardClaimArgs {
  epochs: number;
}

/** Mints the rewards owed to a co-staker. Signer: anybody. */
export function coRewardClaimInstruction(
  accounts: CoRewardClaimAccounts,
  args: CoRewardClaimArgs,
  programId: PublicKey = REWARDS_PROGRAM_ID,
): TransactionInstruction {
  const emissionKey = accounts.emission ?? derive([/* @__PURE__ */ Uint8Array.of(101, 109, 105, 115, 115, 105, 111, 110)], programId);
  const mintKey = accounts.mint;
  const mintAuthorityKey = accounts.mintAuthority ?? derive([/* @__PURE__ */ Uint8Array.of(109, 105, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const coStakerKey = accounts.coStaker;
  const coStakerTokenKey = accounts.coStakerToken;
  const payerKey = accounts.payer;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const associatedTokenProgramKey = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(emissionKey, false, true),
    meta(mintKey, false, true),
    meta(mintAuthorityKey, false, false),
    meta(coStakerKey, false, false),
    meta(coStakerTokenKey, false, true),
    meta(payerKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(associatedTokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(CO_REWARD_CLAIM_INSTRUCTION_DISCRIMINATOR, c.encode(c.u8, args.epochs)) });
}

/** First bytes of `emissionAdvance`. */
export const EMISSION_ADVANCE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(158, 19, 90, 230, 146, 136, 104, 19);

/** Accounts of `emissionAdvance`. */
export interface EmissionAdvanceAccounts {
  /**
   * The emission.
   * Derived when left out.
   */
  emission?: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `emissionAdvance`. */
export interface EmissionAdvanceArgs {
  count: number;
}

/** Steps over at most `count` epochs (1 to 500) that nobody opened in time. Signer: none needed. */
export function emissionAdvanceInstruction(
  accounts: EmissionAdvanceAccounts,
  args: EmissionAdvanceArgs,
  programId: PublicKey = REWARDS_PROGRAM_ID,
): TransactionInstruction {
  const emissionKey = accounts.emission ?? derive([/* @__PURE__ */ Uint8Array.of(101, 109, 105, 115, 115, 105, 111, 110)], programId);
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(emissionKey, false, true),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(EMISSION_ADVANCE_INSTRUCTION_DISCRIMINATOR, c.encode(c.u32, args.count)) });
}

/** First bytes of `epochFinalize`. */
export const EPOCH_FINALIZE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(59, 185, 223, 228, 157, 190, 145, 70);

/** Accounts of `epochFinalize`. */
export interface EpochFinalizeAccounts {
  /** The epoch. */
  epoch: PublicKey;
  /** Anybody; gets the rent of the shards. */
  finalizer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `epochFinalize`. */
export interface EpochFinalizeArgs {
  index: number;
}

/** Sums an epoch whose scoring has closed. Signer: anybody, who gets the rent of its shards. */
export function epochFinalizeInstruction(
  accounts: EpochFinalizeAccounts,
  args: EpochFinalizeArgs,
  programId: PublicKey = REWARDS_PROGRAM_ID,
): TransactionInstruction {
  const epochKey = accounts.epoch;
  const finalizerKey = accounts.finalizer;
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(epochKey, false, true),
    meta(finalizerKey, true, true),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(EPOCH_FINALIZE_INSTRUCTION_DISCRIMINATOR, c.encode(c.u32, args.index)) });
}

/** First bytes of `epochOpen`. */
export const EPOCH_OPEN_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(28, 220, 36, 113, 160, 149, 243, 188);

/** Accounts of `epochOpen`. */
export interface EpochOpenAccounts {
  /**
   * The emission.
   * Derived when left out.
   */
  emission?: PublicKey;
  /**
   * The epoch.
   * Derived when left out.
   */
  epoch?: PublicKey;
  /** Anybody; pays the rent. */
  payer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `epochOpen`. */
export interface EpochOpenArgs {
  index: number;
}

/** Opens an epoch that has ended. Signer: anybody, who pays its rent. */
export function epochOpenInstruction(
  accounts: EpochOpenAccounts,
  args: EpochOpenArgs,
  programId: PublicKey = REWARDS_PROGRAM_ID,
): TransactionInstruction {
  const emissionKey = accounts.emission ?? derive([/* @__PURE__ */ Uint8Array.of(101, 109, 105, 115, 115, 105, 111, 110)], programId);
  const epochKey = accounts.epoch ?? derive([/* @__PURE__ */ Uint8Array.of(101, 112, 111, 99, 104), c.encode(c.u32, args.index)], programId);
  const payerKey = accounts.payer;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(emissionKey, false, true),
    meta(epochKey, false, true),
    meta(payerKey, true, true),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(EPOCH_OPEN_INSTRUCTION_DISCRIMINATOR, c.encode(c.u32, args.index)) });
}

/** First bytes of `epochScore`. */
export const EPOCH_SCORE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(127, 146, 134, 190, 20, 182, 18, 230);

/** Accounts of `epochScore`. */
export interface EpochScoreAccounts {
  /** The epoch. */
  epoch: PublicKey;
  /** Made by the first score. */
  shard: PublicKey;
  /** Model of all devices of the batch. */
  model: PublicKey;
  /** Anybody; pays the rent of the shard. */
  payer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `epochScore`. */
export interface EpochScoreArgs {
  index: number;
  shardNumber: number;
}

/** Scores devices of one model and shard for an epoch. Signer: anybody, who pays the shard's rent. */
export function epochScoreInstruction(
  accounts: EpochScoreAccounts,
  args: EpochScoreArgs,
  programId: PublicKey = REWARDS_PROGRAM_ID,
): TransactionInstruction {
  const epochKey = accounts.epoch;
  const shardKey = accounts.shard;
  const modelKey = accounts.model;
  const payerKey = accounts.payer;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(epochKey, false, false),
    meta(shardKey, false, true),
    meta(modelKey, false, false),
    meta(payerKey, true, true),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(EPOCH_SCORE_INSTRUCTION_DISCRIMINATOR, c.encode(c.u32, args.index), c.encode(c.u8, args.shardNumber)) });
}

/** First bytes of `initialize`. */
export const INITIALIZE_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(175, 175, 109, 31, 13, 152, 155, 237);

/** Accounts of `initialize`. */
export interface InitializeAccounts {
  /**
   * The emission.
   * Derived when left out.
   */
  emission?: PublicKey;
  /** The marketplace's config, which names the mint of IO. */
  config: PublicKey;
  /** Mint of IO, looked at in `validate`. */
  mint: PublicKey;
  /** Derived when left out. */
  mintAuthority?: PublicKey;
  /** Derived when left out. */
  programData?: PublicKey;
  /** The program's upgrade authority; pays the rent. */
  upgradeAuthority: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Begins the emission. Signer: the program's upgrade authority. */
export function initializeInstruction(
  accounts: InitializeAccounts,
  programId: PublicKey = REWARDS_PROGRAM_ID,
): TransactionInstruction {
  const emissionKey = accounts.emission ?? derive([/* @__PURE__ */ Uint8Array.of(101, 109, 105, 115, 115, 105, 111, 110)], programId);
  const configKey = accounts.config;
  const mintKey = accounts.mint;
  const mintAuthorityKey = accounts.mintAuthority ?? derive([/* @__PURE__ */ Uint8Array.of(109, 105, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programDataKey = accounts.programData ?? derive([/* @__PURE__ */ Uint8Array.of(3, 141, 198, 187, 254, 196, 1, 157, 73, 178, 75, 230, 96, 246, 161, 58, 136, 34, 205, 10, 170, 184, 105, 81, 109, 86, 153, 28, 0, 0, 0, 0)], new PublicKey(/* @__PURE__ */ Uint8Array.of(2, 168, 246, 145, 78, 136, 161, 176, 226, 16, 21, 62, 247, 99, 174, 43, 0, 194, 185, 61, 22, 193, 36, 210, 192, 83, 122, 16, 4, 128, 0, 0)));
  const upgradeAuthorityKey = accounts.upgradeAuthority;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(emissionKey, false, true),
    meta(configKey, false, false),
    meta(mintKey, false, false),
    meta(mintAuthorityKey, false, false),
    meta(programDataKey, false, false),
    meta(upgradeAuthorityKey, true, true),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(INITIALIZE_INSTRUCTION_DISCRIMINATOR) });
}

/** First bytes of `rewardClaim`. */
export const REWARD_CLAIM_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(61, 37, 78, 48, 198, 204, 229, 245);

/** Accounts of `rewardClaim`. */
export interface RewardClaimAccounts {
  /**
   * The emission.
   * Derived when left out.
   */
  emission?: PublicKey;
  /** Mint of IO. */
  mint: PublicKey;
  /** Derived when left out. */
  mintAuthority?: PublicKey;
  /** The supplier of all devices of the batch. */
  supplier: PublicKey;
  payout: PublicKey;
  payoutToken: PublicKey;
  /** Anybody; pays the rent of a payout account that does not exist. */
  payer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Arguments of `rewardClaim`. */
export interface RewardClaimArgs {
  epochs: number;
}

/** Mints the rewards of a supplier's devices to its payout. Signer: anybody. */
export function rewardClaimInstruction(
  accounts: RewardClaimAccounts,
  args: RewardClaimArgs,
  programId: PublicKey = REWARDS_PROGRAM_ID,
): TransactionInstruction {
  const emissionKey = accounts.emission ?? derive([/* @__PURE__ */ Uint8Array.of(101, 109, 105, 115, 115, 105, 111, 110)], programId);
  const mintKey = accounts.mint;
  const mintAuthorityKey = accounts.mintAuthority ?? derive([/* @__PURE__ */ Uint8Array.of(109, 105, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const supplierKey = accounts.supplier;
  const payoutKey = accounts.payout;
  const payoutTokenKey = accounts.payoutToken;
  const payerKey = accounts.payer;
  const tokenProgramKey = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
  const associatedTokenProgramKey = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(emissionKey, false, true),
    meta(mintKey, false, true),
    meta(mintAuthorityKey, false, false),
    meta(supplierKey, false, false),
    meta(payoutKey, false, false),
    meta(payoutTokenKey, false, true),
    meta(payerKey, true, true),
    meta(tokenProgramKey, false, false),
    meta(associatedTokenProgramKey, false, false),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(REWARD_CLAIM_INSTRUCTION_DISCRIMINATOR, c.encode(c.u8, args.epochs)) });
}

/** First bytes of `rewardRegister`. */
export const REWARD_REGISTER_INSTRUCTION_DISCRIMINATOR = /* @__PURE__ */ Uint8Array.of(232, 0, 6, 208, 112, 166, 88, 1);

/** Accounts of `rewardRegister`. */
export interface RewardRegisterAccounts {
  /**
   * The device's rewards account.
   * Derived when left out.
   */
  reward?: PublicKey;
  /** A device of the marketplace. */
  device: PublicKey;
  /** Anybody; pays the rent. */
  payer: PublicKey;
  /** Accounts after those that have a name. */
  remaining?: readonly AccountMeta[];
}

/** Creates the rewards account of a device. Signer: anybody, who pays its rent. */
export function rewardRegisterInstruction(
  accounts: RewardRegisterAccounts,
  programId: PublicKey = REWARDS_PROGRAM_ID,
): TransactionInstruction {
  const deviceKey = accounts.device;
  const rewardKey = accounts.reward ?? derive([/* @__PURE__ */ Uint8Array.of(114, 101, 119, 97, 114, 100), deviceKey.toBytes()], programId);
  const payerKey = accounts.payer;
  const systemProgramKey = new PublicKey('11111111111111111111111111111111');
  const eventAuthorityKey = derive([/* @__PURE__ */ Uint8Array.of(95, 95, 101, 118, 101, 110, 116, 95, 97, 117, 116, 104, 111, 114, 105, 116, 121)], programId);
  const programKey = programId;
  const keys: AccountMeta[] = [
    meta(rewardKey, false, true),
    meta(deviceKey, false, false),
    meta(payerKey, true, true),
    meta(systemProgramKey, false, false),
    meta(eventAuthorityKey, false, false),
    meta(programKey, false, false),
    ...(accounts.remaining ?? []),
  ];
  return new TransactionInstruction({ programId, keys, data: instructionData(REWARD_REGISTER_INSTRUCTION_DISCRIMINATOR) });
}
