// What a prover commits to that computes a part of the units of a work and makes the others up.

import { elementBytes, UNIT_ELEMENTS } from '../../client/proof/matmul.ts';
import { leafHash, MerkleTree, NODE_LENGTH } from '../../client/proof/merkle.ts';
import { computeWork, type ProofWork, workUnit, workUnits } from '../../client/proof/work.ts';

/** Elements of a unit of matrix products that were not computed. */
export const MADE_UP: readonly number[] = new Array<number>(UNIT_ELEMENTS).fill(0);

/** A tree over a work of which a part was computed. */
export interface PartTree {
  readonly root: Uint8Array;
  /** Siblings from the leaf up. */
  path(index: number): Uint8Array[];
  /** The unit was computed, not made up. */
  isComputed(index: number): boolean;
}

/** Computes the first part of the units of a work, `part` from 0 to 1; the others are made up. */
export function computePart(seed: Uint8Array, work: ProofWork, part: number): PartTree {
  const computed = Math.ceil(workUnits(work) * part);
  const tree = part === 1 ? computeWork({ seed, work }) : partOf(seed, work, computed);
  return { root: tree.root, path: (index) => tree.path(index), isComputed: (index) => index < computed };
}

function partOf(seed: Uint8Array, work: ProofWork, computed: number): MerkleTree {
  const units = workUnits(work);
  const leaves = new Uint8Array(units * NODE_LENGTH);
  const madeUp = leafHash(work.kind === 'Matmul' ? elementBytes(MADE_UP) : new Uint8Array(32));
  for (let index = 0; index < units; index += 1) {
    leaves.set(index < computed ? leafHash(workUnit({ seed, work, index })) : madeUp, index * NODE_LENGTH);
  }
  return MerkleTree.fromLeaves(leaves);
}
