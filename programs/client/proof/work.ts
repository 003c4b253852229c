import { sha256 } from '@noble/hashes/sha2';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils';
import { u64Bytes } from '../bytes.ts';
import { leafHash, MerkleTree, NODE_LENGTH } from './merkle.ts';

const DOMAIN_UNIT = utf8ToBytes('escapement:unit');

/** `units` independent chains of `rounds` SHA-256 each. */
export interface HashChainWork {
  readonly kind: 'HashChain';
  /** Number of units: a power of two for one GPU, times the GPUs of a device. */
  readonly units: number;
  /** SHA-256 operations in a unit. */
  readonly rounds: number;
}

/** What a challenge asks to be computed. */
export type ProofWork = HashChainWork;

/** One unit of a work. */
export interface WorkUnitInput {
  /** Seed of the challenge, 32 bytes. */
  readonly seed: Uint8Array;
  readonly work: ProofWork;
  /** From 0 to `units - 1`. */
  readonly index: number;
}

/** Value of one unit, 32 bytes. */
export function workUnit({ seed, work, index }: WorkUnitInput): Uint8Array {
  let value = sha256(concatBytes(DOMAIN_UNIT, seed, u64Bytes(BigInt(index))));
  for (let round = 1; round < work.rounds; round += 1) value = sha256(value);
  return value;
}

/**
 * Computes a whole work on this thread. It takes `units * rounds` SHA-256: for tests, small works and a check in the
 * browser; a worker uses an engine of its own.
 */
export function computeWork({ seed, work }: { readonly seed: Uint8Array; readonly work: ProofWork }): MerkleTree {
  const leaves = new Uint8Array(work.units * NODE_LENGTH);
  for (let index = 0; index < work.units; index += 1) {
    leaves.set(leafHash(workUnit({ seed, work, index })), index * NODE_LENGTH);
  }
  return MerkleTree.fromLeaves(leaves);
}
