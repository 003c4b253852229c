import type { AccountMeta, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { meta } from '../codec/instruction.ts';
import * as g from '../generated/marketplace/instructions.ts';
import type { DeviceRegisterArgs, DeviceUpdateArgs } from '../generated/marketplace/types.ts';
import { deviceAddress, gpuClaimAddress, gpuModelAddress, supplierAddress } from '../pda.ts';
import type { AtProgram } from './config.ts';

/** A device and its supplier's owner. */
export interface DeviceOwnerInput extends AtProgram {
  readonly owner: PublicKey;
  readonly device: PublicKey;
}

/** Registers a device. Signers: the supplier's owner, which pays, and the worker. `index` is the supplier's `nextDeviceIndex`. */
export function deviceRegister(
  input: AtProgram &
    DeviceRegisterArgs & {
      readonly owner: PublicKey;
      readonly worker: PublicKey;
      readonly index: number;
      readonly modelCode: number;
    },
): TransactionInstruction {
  const { programId, owner, worker, index, modelCode, gpuHashes } = input;
  const device = deviceAddress(supplierAddress(owner, programId), index, programId);
  const model = gpuModelAddress(modelCode, programId);
  const remaining = claims(gpuHashes, programId);
  return g.deviceRegisterInstruction({ owner, worker, device, model, remaining }, input, programId);
}

/** Changes what is declared about a device; a change of terms. Signer: the supplier's owner. */
export function deviceUpdate(input: DeviceOwnerInput & DeviceUpdateArgs): TransactionInstruction {
  const { programId, owner, device } = input;
  return g.deviceUpdateInstruction({ owner, device }, input, programId);
}

/** Replaces the worker key. Signers: the supplier's owner and the new worker. */
export function deviceWorkerRotate(input: DeviceOwnerInput & { readonly worker: PublicKey }): TransactionInstruction {
  const { programId, owner, device, worker } = input;
  return g.deviceWorkerRotateInstruction({ owner, device, worker }, programId);
}

/** Takes a device out of the network; needs the hashes of all its GPUs. Signer: the supplier's owner. */
export function deviceRetire(
  input: DeviceOwnerInput & { readonly gpuHashes: readonly Uint8Array[] },
): TransactionInstruction {
  const { programId, owner, device, gpuHashes } = input;
  return g.deviceRetireInstruction({ owner, device, remaining: claims(gpuHashes, programId) }, programId);
}

/** A claim on a GPU that may be released, and the device that holds it. */
export interface GpuClaimReleaseInput extends AtProgram {
  /** The device's `owner`, who gets the claim's rent back. */
  readonly owner: PublicKey;
  readonly device: PublicKey;
  /** Hash of the GPU's UUID, by `gpuHash`. */
  readonly hash: Uint8Array;
}

/** Frees a GPU whose device has not proved for 30 days, or left the network. Signer: none but the fee payer. */
export function gpuClaimRelease({ programId, owner, device, hash }: GpuClaimReleaseInput): TransactionInstruction {
  return g.gpuClaimReleaseInstruction({ owner, device, claim: gpuClaimAddress(hash, programId) }, programId);
}

/** Stops or resumes taking assignments. Signer: the worker or the supplier's owner. */
export function deviceAcceptingSet(
  input: AtProgram & { readonly authority: PublicKey; readonly device: PublicKey; readonly accepting: boolean },
): TransactionInstruction {
  const { programId, authority, device, accepting } = input;
  return g.deviceAcceptingSetInstruction({ authority, device }, { accepting }, programId);
}

function claims(hashes: readonly Uint8Array[], programId: PublicKey | undefined): AccountMeta[] {
  return hashes.map((hash) => meta(gpuClaimAddress(hash, programId), false, true));
}
