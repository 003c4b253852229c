import type { ProofWork } from '@escapement/programs';
import { computeHashChain } from './hash-chain.ts';
import { computeMatmul } from './matmul.ts';
import { hashInnerNodes, NODE_BYTES, sha256, treeDepth } from './tree.ts';

/** A part of a work: `count` leaves, a power of two, from leaf `from` on. Leaves behind the last unit are zero. */
export interface WorkPart {
  /** Seed of the challenge, 32 bytes. */
  readonly seed: Uint8Array;
  readonly work: ProofWork;
  /** Units of the whole work. */
  readonly units: number;
  readonly from: number;
  readonly count: number;
}

/** Hashes in one part: enough that handing it over costs nothing beside it, few enough that all threads end together. */
const PART_HASHES = 65_536;
/** Multiply-adds in one part, for the same. */
const PART_MULTIPLY_ADDS = 2 ** 25;
/** Rows in one part at least, as each part draws the columns of its product anew. */
const PART_ROWS = 256;
const UNIT_ELEMENTS = 32;
/** Prefix of a leaf. */
const LEAF = Buffer.alloc(1);

/** Leaves of one part of a work whose tree is `width` leaves wide: a power of two. */
export function partLeaves(work: ProofWork, width: number): number {
  return Math.min(width, work.kind === 'Matmul' ? productLeaves(work) : 2 ** treeDepth(PART_HASHES / work.rounds));
}

function productLeaves({ n, k }: { readonly n: number; readonly k: number }): number {
  const rows = 2 ** treeDepth(Math.max(PART_ROWS, PART_MULTIPLY_ADDS / (n * k)));
  return (rows * n) / UNIT_ELEMENTS;
}

/**
 * Computes each unit of a part and the Merkle tree over them.
 *
 * @returns the nodes of the tree, 16 bytes each: the root at 1, the children of `i` at `2i` and `2i + 1`; 0 is empty.
 */
export function computeWorkPart({ seed, work, units, from, count }: WorkPart): Uint8Array<ArrayBuffer> {
  const nodes = new Uint8Array(2 * count * NODE_BYTES);
  const computed = Math.min(count, units - from);
  let at = count * NODE_BYTES;
  const give = (value: Uint8Array): void => {
    nodes.set(sha256(Buffer.concat([LEAF, value])).subarray(0, NODE_BYTES), at);
    at += NODE_BYTES;
  };
  if (computed > 0) {
    computeUnits(work, { seed, from, count: computed }, give);
  }
  hashInnerNodes(nodes, count);
  return nodes;
}

function computeUnits(
  work: ProofWork,
  units: { readonly seed: Uint8Array; readonly from: number; readonly count: number },
  give: (value: Uint8Array) => void,
): void {
  if (work.kind === 'Matmul') {
    computeMatmul({ ...units, n: work.n, k: work.k }, give);
  } else {
    computeHashChain({ ...units, rounds: work.rounds }, give);
  }
}
