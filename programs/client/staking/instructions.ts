import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import * as g from '../generated/staking/instructions.ts';
import type { SlashCaseOpenArgs } from '../generated/staking/types.ts';
import { payeeAccounts } from '../payee.ts';
import { associatedTokenAddress, configAddress, gpuModelAddress } from '../pda.ts';
import { bondAddress, slashCaseAddress, stakeAddress, stakeVaultAddress } from './pda.ts';

/** Deployments at other addresses than the usual ones. */
export interface AtStaking {
  /** The staking program. */
  readonly programId?: PublicKey;
  /** The marketplace program, whose devices are staked for. */
  readonly marketplaceId?: PublicKey;
}

/** The device whose stake it is about. */
export interface StakeInput extends AtStaking {
  readonly device: PublicKey;
}

/** What the owner of a device puts in. */
export interface StakeDepositInput extends StakeInput {
  readonly owner: PublicKey;
  /** The device's `modelCode`. */
  readonly modelCode: number;
  /** The config's `ioMint`. */
  readonly mint: PublicKey;
  /** Smallest unit of IO, more than zero. */
  readonly amount: bigint;
  /** The owner's associated token account when left out. */
  readonly ownerToken?: PublicKey;
}

/** Puts stake behind a device. Signer: the device's owner, who pays. */
export function stakeDeposit(input: StakeDepositInput): TransactionInstruction {
  const { owner, device, mint, amount, ownerToken = associatedTokenAddress(owner, mint) } = input;
  const accounts = { ...marketplaceAccounts(input), ...stakeAccounts(input), owner, device, mint, ownerToken };
  return g.stakeDepositInstruction(accounts, { amount }, input.programId);
}

/** Begins to take stake out. Signer: `staker`, the device's owner, or the co-staker for all of the co-stake. */
export function stakeCoolDown(
  input: StakeInput & {
    readonly staker: PublicKey;
    /** Smallest unit of IO; of a co-staker all that is active. */
    readonly amount: bigint;
  },
): TransactionInstruction {
  return g.stakeCoolDownInstruction({ ...stakeAccounts(input), staker: input.staker }, input, input.programId);
}

/** Whose stake is paid out. */
export interface StakeWithdrawInput extends StakeInput {
  /** Anybody; pays for a token account that has to be made. */
  readonly payer: PublicKey;
  /** The device's owner or the co-staker. */
  readonly staker: PublicKey;
  /** The config's `ioMint`. */
  readonly mint: PublicKey;
  /** Another token account of `staker`, taken only while its associated one can't be used. */
  readonly stakerToken?: PublicKey;
}

/** Pays to a staker all that has cooled and no case locks. Signer: `payer`, anybody. */
export function stakeWithdraw(input: StakeWithdrawInput): TransactionInstruction {
  const { payer, staker, mint, programId } = input;
  const [stakerToken, remaining] = payeeAccounts(staker, mint, input.stakerToken);
  return g.stakeWithdrawInstruction(
    { ...stakeAccounts(input), payer, staker, mint, stakerToken, remaining },
    programId,
  );
}

/** Terms of a co-stake. */
export interface CoStakeTerms {
  /** Smallest unit of IO, more than zero. */
  readonly amount: bigint;
  /** The co-staker's share of the device's rewards, at most 10,000 basis points. */
  readonly shareBps: number;
}

/** Offers a share of rewards to a co-staker; `amount` is the most that it may bring. Signer: the device's owner. */
export function coStakeOfferSet(
  input: StakeInput & CoStakeTerms & { readonly owner: PublicKey },
): TransactionInstruction {
  return g.coStakeOfferSetInstruction({ ...stakeAccounts(input), owner: input.owner }, input, input.programId);
}

/** Withdraws the offer to a co-staker. Signer: the device's owner. */
export function coStakeOfferClose(input: StakeInput & { readonly owner: PublicKey }): TransactionInstruction {
  return g.coStakeOfferCloseInstruction({ ...stakeAccounts(input), owner: input.owner }, input.programId);
}

/** Joins a device's stake; `shareBps` is the share that was seen. Signer: `staker`. */
export function coStakeAccept(
  input: StakeInput &
    CoStakeTerms & {
      readonly staker: PublicKey;
      /** The config's `ioMint`. */
      readonly mint: PublicKey;
      /** The staker's associated token account when left out. */
      readonly stakerToken?: PublicKey;
    },
): TransactionInstruction {
  const { staker, device, mint, stakerToken = associatedTokenAddress(staker, mint), programId } = input;
  return g.coStakeAcceptInstruction({ ...stakeAccounts(input), device, staker, mint, stakerToken }, input, programId);
}

/** Ends the co-stake, which begins to cool. Signer: the device's owner. */
export function coStakeEnd(input: StakeInput & { readonly owner: PublicKey }): TransactionInstruction {
  return g.coStakeEndInstruction({ ...stakeAccounts(input), owner: input.owner }, input.programId);
}

/** A report of a device. */
export interface SlashCaseOpenInput extends StakeInput, SlashCaseOpenArgs {
  readonly reporter: PublicKey;
  /** The device's `modelCode`. */
  readonly modelCode: number;
  /** The config's `ioMint`. */
  readonly mint: PublicKey;
  /** The stake's `nextCaseIndex`. */
  readonly index: number;
  /** Pays the bond; the reporter's associated token account when left out. */
  readonly reporterToken?: PublicKey;
}

/** Reports a device, with a bond, and locks its stake. Signer: the reporter, who pays; anybody but the arbiter. */
export function slashCaseOpen(input: SlashCaseOpenInput): TransactionInstruction {
  const { reporter, device, mint, reporterToken = associatedTokenAddress(reporter, mint) } = input;
  const { stake } = stakeAccounts(input);
  const accounts = {
    ...marketplaceAccounts(input),
    ...caseAccounts(input),
    device,
    stake,
    reporter,
    mint,
    reporterToken,
  };
  return g.slashCaseOpenInstruction(accounts, input, input.programId);
}

/** A case of a device. */
export interface SlashCaseInput extends StakeInput {
  /** Its index at the stake. */
  readonly index: number;
}

/** Answers a case, once. Signer: the device's owner. */
export function slashCaseAnswer(
  input: SlashCaseInput & {
    readonly owner: PublicKey;
    /** SHA-256 of what lies at `uri`. */
    readonly hash: Uint8Array;
    /** 1 to 128 bytes. */
    readonly uri: string;
  },
): TransactionInstruction {
  const { owner, programId } = input;
  const { stake } = stakeAccounts(input);
  return g.slashCaseAnswerInstruction({ stake, case: caseAccounts(input).case, owner }, input, programId);
}

/** A ruling. */
export interface SlashCaseRuleInput extends SlashCaseInput {
  /** The config's `arbiter`; pays for a token account that has to be made. */
  readonly arbiter: PublicKey;
  /** The case's `reporter`. */
  readonly reporter: PublicKey;
  /** The stake's `owner`. */
  readonly owner: PublicKey;
  /** The device's `modelCode`. */
  readonly modelCode: number;
  /** The config's `ioMint`. */
  readonly mint: PublicKey;
  /** Burnt, smallest unit of IO; 0 rejects the case. */
  readonly slash: bigint;
  /** Another token account of who gets the bond, taken only while its associated one can't be used. */
  readonly payeeToken?: PublicKey;
}

/** Rules a case and ends it. Signer: the arbiter, who is no party of it. */
export function slashCaseRule(input: SlashCaseRuleInput): TransactionInstruction {
  const { arbiter, reporter, owner, device, mint, slash, programId } = input;
  const [payeeToken, remaining] = payeeAccounts(slash > 0n ? reporter : owner, mint, input.payeeToken);
  const parties = { arbiter, reporter, owner, device, mint, payeeToken, remaining };
  const accounts = { ...marketplaceAccounts(input), ...stakeAccounts(input), ...caseAccounts(input), ...parties };
  return g.slashCaseRuleInstruction(accounts, { slash }, programId);
}

/** A case that nobody ruled in time. */
export interface SlashCaseDismissInput extends SlashCaseInput {
  /** Anybody; pays for a token account that has to be made. */
  readonly payer: PublicKey;
  /** The case's `reporter`. */
  readonly reporter: PublicKey;
  /** The stake's `owner`. */
  readonly owner: PublicKey;
  /** The config's `ioMint`. */
  readonly mint: PublicKey;
  /** Another token account of `owner`, taken only while its associated one can't be used. */
  readonly ownerToken?: PublicKey;
}

/** Ends a case that nobody ruled in time, the bond to the accused. Signer: `payer`, anybody. */
export function slashCaseDismiss(input: SlashCaseDismissInput): TransactionInstruction {
  const { payer, reporter, owner, mint, programId } = input;
  const [ownerToken, remaining] = payeeAccounts(owner, mint, input.ownerToken);
  const parties = { payer, reporter, owner, mint, ownerToken, remaining };
  return g.slashCaseDismissInstruction({ ...stakeAccounts(input), ...caseAccounts(input), ...parties }, programId);
}

const stakeAccounts = ({ device, programId }: StakeInput) => ({
  stake: stakeAddress(device, programId),
  vault: stakeVaultAddress(device, programId),
});

function caseAccounts({ device, index, programId }: SlashCaseInput) {
  const slashCase = slashCaseAddress(device, index, programId);
  return { case: slashCase, bondVault: bondAddress(slashCase, programId) };
}

const marketplaceAccounts = ({ modelCode, marketplaceId }: AtStaking & { readonly modelCode: number }) => ({
  config: configAddress(marketplaceId),
  model: gpuModelAddress(modelCode, marketplaceId),
});
