// What a prover commits to that computes a part of a work and makes the rest up.

import { hash } from 'node:crypto';
import { utf8ToBytes } from '@noble/hashes/utils';
import { concatBytes, u64Bytes } from '../../client/bytes.ts';
import { elementBytes, matmulUnits, UNIT_ELEMENTS } from '../../client/proof/matmul.ts';
import { leafHash, MerkleTree, NODE_LENGTH } from '../../client/proof/merkle.ts';
import type { OpenedUnit } from '../../client/proof/opening.ts';
import { type ProofWork, workUnits } from '../../client/proof/work.ts';

/** How much of a work is computed. */
export interface Part {
  /** Part of the units, the first ones, from 0 to 1. */
  readonly units: number;
  /** Of each of those units of matrix products, how many of the 32 elements, the first ones. */
  readonly elements: number;
}

/** A tree over a work of which a part was computed. */
export interface PartTree {
  readonly root: Uint8Array;
  /** Opens a unit as it was committed to, right or made up. */
  open(index: number): OpenedUnit;
}

const MADE_UP = new Uint8Array(32);
const DOMAIN_UNIT = utf8ToBytes('escapement:unit');

/** A unit of a hash chain by Node's SHA-256, several times faster than the client's. */
function hashChainUnit(seed: Uint8Array, rounds: number, index: number): Uint8Array {
  let value = concatBytes(DOMAIN_UNIT, seed, u64Bytes(BigInt(index)));
  for (let round = 0; round < rounds; round += 1) value = hash('sha256', value, 'buffer');
  return value;
}

/** Computes a part of a work and commits to it and to what is made up. */
function computePart(seed: Uint8Array, work: ProofWork, { units: part, elements }: Part): PartTree {
  const units = workUnits(work);
  const computed = Math.ceil(units * part);
  const leaves = new Uint8Array(units * NODE_LENGTH);
  const revealed: number[][] = [];
  if (work.kind === 'Matmul') {
    for (const right of matmulUnits({ seed, work })) {
      const known = revealed.length < computed ? elements : 0;
      revealed.push(right.map((element, at) => (at < known ? element : 0)));
    }
  }
  for (let index = 0; index < units; index += 1) {
    const unit = revealed[index];
    let value = unit ? elementBytes(unit) : MADE_UP;
    if (work.kind === 'HashChain' && index < computed) value = hashChainUnit(seed, work.rounds, index);
    leaves.set(leafHash(value), index * NODE_LENGTH);
  }
  const tree = MerkleTree.fromLeaves(leaves);
  return { root: tree.root, open: (index) => ({ path: tree.path(index), leaf: revealed[index] ?? [] }) };
}

/** Most trees that are kept. */
const MOST = 4_000;
const trees = new Map<string, PartTree>();

/** As `computePart`: sequences that begin alike are asked the same for a while. */
export function rememberedPart(seed: Uint8Array, work: ProofWork, part: Part): PartTree {
  const question = [Buffer.from(seed).toString('latin1'), ...Object.values(work), part.units, part.elements].join();
  const known = trees.get(question);
  if (known) return known;
  if (trees.size >= MOST) trees.clear();
  const tree = computePart(seed, work, part);
  trees.set(question, tree);
  return tree;
}

/** All of a work. */
export const WHOLE: Part = { units: 1, elements: UNIT_ELEMENTS };
