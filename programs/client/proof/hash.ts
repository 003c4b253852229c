// The hashes of Proof of Time-Lock, byte for byte those of the program. Each has a domain of its own, so that none
// passes for another.

import { sha256 } from '@noble/hashes/sha2';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils';
import { u64Bytes } from '../bytes.ts';
import { UNIT_ELEMENTS } from './matmul.ts';

const DOMAIN_SEED = utf8ToBytes('escapement:seed');
const DOMAIN_INDEX = utf8ToBytes('escapement:index');
const DOMAIN_RECEIPT = utf8ToBytes('escapement:receipt');
const DOMAIN_GPU = utf8ToBytes('escapement:gpu');

/** What the seed of a tick's work is made of. */
export interface ChallengeSeedInput {
  /** Hash of the first slot present at or after the challenge slot, 32 bytes. */
  readonly slotHash: Uint8Array;
  /** Address of the device, 32 bytes. */
  readonly device: Uint8Array;
  /** Number of the tick. */
  readonly n: bigint;
  /** Receipt hash before the tick, 32 bytes. */
  readonly head: Uint8Array;
}

/** Seed of the work that tick `n` commits to, 32 bytes. */
export function challengeSeed({ slotHash, device, n, head }: ChallengeSeedInput): Uint8Array {
  return sha256(concatBytes(DOMAIN_SEED, slotHash, device, u64Bytes(n), head));
}

/** What chooses what a tick opens. */
export interface OpeningChoiceInput {
  /** Slot hash of the challenge that the opening tick answers, 32 bytes. */
  readonly slotHash: Uint8Array;
  /** Address of the device, 32 bytes. */
  readonly device: Uint8Array;
  /** Receipt hash before the opening tick, 32 bytes. */
  readonly head: Uint8Array;
  /** Units of the work under the root that is opened. */
  readonly units: number;
}

/** What a tick opens of the previous root. */
export interface OpeningChoice {
  /** The unit, from 0 to `units - 1`. */
  readonly index: number;
  /** Which element of it the program computes again where it has 32, from 0 to 31. */
  readonly element: number;
}

/** Chooses the unit that a tick opens, and the element of it that is computed again. */
export function openingChoice({ slotHash, device, head, units }: OpeningChoiceInput): OpeningChoice {
  const digest = sha256(concatBytes(DOMAIN_INDEX, slotHash, device, head));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.length);
  return { index: Number(view.getBigUint64(0, true) % BigInt(units)), element: view.getUint8(8) % UNIT_ELEMENTS };
}

/** What a receipt binds together. */
export interface ReceiptInput {
  /** Receipt hash before the tick, 32 bytes; zeros before the first. */
  readonly head: Uint8Array;
  /** Number of the tick. */
  readonly n: bigint;
  /** Slot asked for, which may have been skipped. */
  readonly challengeSlot: bigint;
  /** Hash of the first slot present at or after it, 32 bytes. */
  readonly slotHash: Uint8Array;
  /** Merkle root committed to, 16 bytes. */
  readonly root: Uint8Array;
}

/** Receipt hash after a tick, 32 bytes: the `head` of the next. */
export function receiptHead({ head, n, challengeSlot, slotHash, root }: ReceiptInput): Uint8Array {
  return sha256(concatBytes(DOMAIN_RECEIPT, head, u64Bytes(n), u64Bytes(challengeSlot), slotHash, root));
}

/** Hash under which a GPU is claimed, 32 bytes. The UUID itself never goes on chain. */
export function gpuHash(uuid: string): Uint8Array {
  return sha256(concatBytes(DOMAIN_GPU, utf8ToBytes(uuid)));
}
