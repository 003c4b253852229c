import { type AccountMeta, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { meta } from '../codec/instruction.ts';
import * as g from '../generated/marketplace/instructions.ts';
import type { RentalOpenArgs } from '../generated/marketplace/types.ts';
import { payeeAccounts } from '../payee.ts';
import {
  associatedTokenAddress,
  configAddress,
  gpuModelAddress,
  rentalAddress,
  renterAddress,
  vaultAddress,
} from '../pda.ts';
import type { AtProgram } from './config.ts';

/** What a rental is opened with; what is left out is any model, any country, no minimum, no session, no job. */
export interface RentalOpenInput extends AtProgram, Partial<RentalOpenArgs> {
  readonly owner: PublicKey;
  /** The renter account's `nextNonce`; 0 before its first rental. */
  readonly nonce: bigint;
  readonly mint: PublicKey;
  /** Pays the deposit; the owner's associated token account when left out. */
  readonly ownerToken?: PublicKey;
  readonly priceCap: bigint;
  readonly wantedGpus: number;
  readonly seconds: number;
  readonly deposit: bigint;
  readonly encryptionKey: Uint8Array;
}

/** Opens a rental with its vault. Signer: the renter's wallet, which pays. */
export function rentalOpen(input: RentalOpenInput): TransactionInstruction {
  const { programId, owner, nonce, mint } = input;
  const rental = rentalAddress(renterAddress(owner, programId), nonce, programId);
  const args: RentalOpenArgs = {
    modelCode: 0,
    country: 0,
    minimumGpus: 0,
    fillSeconds: 0,
    session: PublicKey.default,
    sessionExpiresAt: 0n,
    jobHash: new Uint8Array(32),
    ...input,
  };
  const ownerToken = input.ownerToken ?? associatedTokenAddress(owner, mint);
  const config = configAddress(programId);
  return g.rentalOpenInstruction({ config, owner, rental, mint, ownerToken }, args, programId);
}

/** Money into or out of a rental. */
export interface RentalMoneyInput extends AtProgram {
  readonly owner: PublicKey;
  readonly rental: PublicKey;
  readonly mint: PublicKey;
  /** Smallest unit, more than zero. */
  readonly amount: bigint;
  /** The owner's associated token account when left out. */
  readonly ownerToken?: PublicKey;
}

/** Puts more money into a rental. Signer: the renter. */
export function rentalDeposit(input: RentalMoneyInput): TransactionInstruction {
  return g.rentalDepositInstruction(moneyAccounts(input), { amount: input.amount }, input.programId);
}

/** Takes free money out of a rental. Signer: the renter. */
export function rentalWithdraw(input: RentalMoneyInput): TransactionInstruction {
  return g.rentalWithdrawInstruction(moneyAccounts(input), { amount: input.amount }, input.programId);
}

function moneyAccounts({ programId, owner, rental, mint, ownerToken }: RentalMoneyInput) {
  const vault = vaultAddress(rental, programId);
  return { owner, rental, mint, vault, ownerToken: ownerToken ?? associatedTokenAddress(owner, mint) };
}

/** Devices of one model to hire. */
export interface RentalAssignInput extends AtProgram {
  /** The renter or its session key. */
  readonly authority: PublicKey;
  readonly rental: PublicKey;
  readonly modelCode: number;
  /** 1 to 25 devices. */
  readonly devices: readonly PublicKey[];
  /**
   * The last complete slot that the quote knows: a device whose terms changed after it is refused. Of a node's answer that
   * is the slot before the one it was given for, as terms may still change in that one.
   */
  readonly seenSlot: bigint;
}

/** Hires devices, each with its money reserved. Signer: the renter or its session key. */
export function rentalAssign(input: RentalAssignInput): TransactionInstruction {
  const { programId, authority, rental, modelCode, devices, seenSlot } = input;
  const model = gpuModelAddress(modelCode, programId);
  const config = configAddress(programId);
  return g.rentalAssignInstruction(
    { config, authority, rental, model, remaining: writable(devices) },
    { seenSlot },
    programId,
  );
}

/** Devices of a rental to hire for longer. */
export interface RentalExtendInput extends AtProgram {
  readonly owner: PublicKey;
  readonly rental: PublicKey;
  /** 1 to 25 devices. */
  readonly devices: readonly PublicKey[];
  /** Their new end, seconds of the Clock. */
  readonly endsAt: bigint;
}

/** Hires devices until a later end, each at its price and with the money reserved. Signer: the renter. */
export function rentalExtend(input: RentalExtendInput): TransactionInstruction {
  const { programId, owner, rental, devices, endsAt } = input;
  return g.rentalExtendInstruction({ owner, rental, remaining: writable(devices) }, { endsAt }, programId);
}

function writable(keys: readonly PublicKey[]): AccountMeta[] {
  return keys.map((key) => meta(key, false, true));
}

/** Ends a device's hired time. Signer: renter, supplier's owner, or anybody when the device is silent or expired. */
export function deviceRelease(
  input: AtProgram & { readonly authority: PublicKey; readonly rental: PublicKey; readonly device: PublicKey },
): TransactionInstruction {
  const config = configAddress(input.programId);
  return g.deviceReleaseInstruction({ ...input, config }, input.programId);
}

/** What a settlement pays from and to. */
export interface DeviceSettleInput extends AtProgram {
  /** Anybody; pays for a token account that has to be made. */
  readonly payer: PublicKey;
  readonly rental: PublicKey;
  readonly mint: PublicKey;
  readonly device: PublicKey;
  /** The device's `supplier`. */
  readonly supplier: PublicKey;
  /** The supplier's `payout`. */
  readonly payout: PublicKey;
  /** The config's `treasury`. */
  readonly treasury: PublicKey;
  /** Another token account of `payout`, taken only while its associated one can't be used. */
  readonly payoutToken?: PublicKey;
  /** Another token account of `treasury`, taken only while its associated one can't be used. */
  readonly treasuryToken?: PublicKey;
}

/** Pays what a device earned and ends an assignment that is over. Signer: `payer`, anybody. */
export function deviceSettle(input: DeviceSettleInput): TransactionInstruction {
  const { programId, rental, mint, payout, treasury } = input;
  const vault = vaultAddress(rental, programId);
  const [payoutToken, payoutProof] = payeeAccounts(payout, mint, input.payoutToken);
  const [treasuryToken, treasuryProof] = payeeAccounts(treasury, mint, input.treasuryToken);
  const remaining = [...payoutProof, ...treasuryProof];
  const config = configAddress(programId);
  return g.deviceSettleInstruction({ ...input, config, vault, payoutToken, treasuryToken, remaining }, programId);
}

/** A rental that is over. */
export interface RentalCloseInput extends AtProgram {
  /** The renter; after the rental's end, anybody. Pays for a token account that has to be made. */
  readonly authority: PublicKey;
  readonly owner: PublicKey;
  readonly rental: PublicKey;
  readonly mint: PublicKey;
  /** Another token account of `owner`, taken only while its associated one can't be used. */
  readonly ownerToken?: PublicKey;
}

/** Closes a rental and pays the rest back. Signer: `authority`. */
export function rentalClose(input: RentalCloseInput): TransactionInstruction {
  const { programId, owner, rental, mint } = input;
  const vault = vaultAddress(rental, programId);
  const [ownerToken, remaining] = payeeAccounts(owner, mint, input.ownerToken);
  return g.rentalCloseInstruction({ ...input, vault, ownerToken, remaining }, programId);
}
