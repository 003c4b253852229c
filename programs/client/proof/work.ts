import { sha256 } from '@noble/hashes/sha2';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils';
import { u64Bytes } from '../bytes.ts';
import { elementBytes, type MatmulWork, matmulElements, matmulUnits, UNIT_ELEMENTS } from './matmul.ts';
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
export type ProofWork = HashChainWork | MatmulWork;

/** A work with the seed that it is drawn from. */
export interface SeededWork {
  /** Seed of the challenge, 32 bytes. */
  readonly seed: Uint8Array;
  readonly work: ProofWork;
}

/** One unit of a work. */
export interface WorkUnitInput extends SeededWork {
  /** From 0 to one less than {@link workUnits}. */
  readonly index: number;
}

/** Number of units of a work, each a leaf of its Merkle tree; at most 2 ** 38. */
export function workUnits(work: ProofWork): number {
  return work.kind === 'HashChain' ? work.units : ((work.n * work.n) / UNIT_ELEMENTS) * work.count;
}

function hashChainUnit(seed: Uint8Array, rounds: number, index: number): Uint8Array {
  let value = sha256(concatBytes(DOMAIN_UNIT, seed, u64Bytes(BigInt(index))));
  for (let round = 1; round < rounds; round += 1) value = sha256(value);
  return value;
}

/** Value of one unit: 32 bytes of a hash chain, 128 of matrix products. */
export function workUnit({ seed, work, index }: WorkUnitInput): Uint8Array {
  return work.kind === 'HashChain'
    ? hashChainUnit(seed, work.rounds, index)
    : elementBytes(matmulElements({ seed, work, index }));
}

function* workValues({ seed, work }: SeededWork): Generator<Uint8Array> {
  if (work.kind === 'Matmul') {
    for (const elements of matmulUnits({ seed, work })) yield elementBytes(elements);
    return;
  }
  for (let index = 0; index < work.units; index += 1) yield hashChainUnit(seed, work.rounds, index);
}

/**
 * Computes a whole work on this thread. It takes `units * rounds` SHA-256, or `n * n * k * count` multiply-adds: for
 * tests, small works and a check in the browser; a worker uses an engine of its own.
 */
export function computeWork(input: SeededWork): MerkleTree {
  const leaves = new Uint8Array(workUnits(input.work) * NODE_LENGTH);
  let at = 0;
  for (const value of workValues(input)) {
    leaves.set(leafHash(value), at);
    at += NODE_LENGTH;
  }
  return MerkleTree.fromLeaves(leaves);
}
