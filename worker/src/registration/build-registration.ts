import {
  type Connectivity,
  deviceAddress,
  deviceRegister,
  type ListingSetArgs,
  listingSet,
  type Supplier,
  supplierAddress,
  supplierRegister,
} from '@escapement/programs';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

/** What a supplier registers. */
export interface RegistrationInput {
  /** The cold wallet. It signs and pays; the worker never holds its secret key. */
  readonly owner: PublicKey;
  /** The hot key of the worker. It signs too. */
  readonly worker: PublicKey;
  /** The owner's supplier account as it is on chain; null when there is none yet. */
  readonly supplier: Supplier | null;
  /** Model and claims, from `planDevice`. */
  readonly plan: { readonly modelCode: number; readonly gpuHashes: readonly Uint8Array[] };
  /** ISO 3166-1 numeric. */
  readonly country: number;
  readonly connectivity: Connectivity;
  /** X25519 public key of the device, 32 bytes. */
  readonly encryptionKey: Uint8Array;
  /** Name of a new supplier, at most 32 bytes. */
  readonly name: string;
  /** Owner of the token accounts that a new supplier is paid to; the owner when left out. */
  readonly payout?: PublicKey;
  /** Terms at which the device can be hired at once. */
  readonly listing?: ListingSetArgs;
  readonly programId?: PublicKey;
}

/**
 * Makes the instructions by which an owner registers a device: the supplier, if there is none yet, the device with its
 * claims, and its listing, if there are terms. They fit one transaction; signers are the owner, which pays, and the
 * worker.
 */
export function buildRegistration(input: RegistrationInput): {
  readonly device: PublicKey;
  readonly instructions: TransactionInstruction[];
} {
  const { owner, supplier, programId } = input;
  const program = programId ? { programId } : {};
  const index = supplier?.nextDeviceIndex ?? 0;
  const device = deviceAddress(supplierAddress(owner, programId), index, programId);
  const register = deviceRegister({
    ...program,
    owner,
    worker: input.worker,
    index,
    modelCode: input.plan.modelCode,
    gpuHashes: [...input.plan.gpuHashes],
    country: input.country,
    connectivity: input.connectivity,
    encryptionKey: input.encryptionKey,
  });
  return {
    device,
    instructions: [
      ...(supplier ? [] : [supplierRegister({ ...program, owner, payout: input.payout ?? owner, name: input.name })]),
      register,
      ...(input.listing ? [listingSet({ ...program, owner, device, ...input.listing })] : []),
    ],
  };
}
