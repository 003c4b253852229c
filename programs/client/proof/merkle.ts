// A Merkle tree of 16-byte nodes, so that a path of a deep tree fits a transaction. Leaves and nodes have different
// prefixes, so that neither passes for the other.

import { sha256 } from '@noble/hashes/sha2';

/** Bytes of a node: the first half of a SHA-256. */
export const NODE_LENGTH = 16;

const PREFIX_LEAF = 0;
const PREFIX_NODE = 1;

/** Node over the value of a unit, 16 bytes. */
export function leafHash(value: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + value.length);
  input[0] = PREFIX_LEAF;
  input.set(value, 1);
  return sha256(input).slice(0, NODE_LENGTH);
}

/** Node over two others, 16 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * NODE_LENGTH);
  input[0] = PREFIX_NODE;
  input.set(left, 1);
  input.set(right, 1 + NODE_LENGTH);
  return sha256(input).slice(0, NODE_LENGTH);
}

/** Levels between leaves and root. Throws `RangeError` unless `units` is a power of two. */
export function treeDepth(units: number): number {
  const depth = Math.log2(units);
  if (!Number.isInteger(depth) || depth < 0) throw new RangeError(`${units} units are no power of two`);
  return depth;
}

/** A unit's value and its siblings from the leaf up. */
export interface PathInput {
  /** Value of the unit, 32 bytes. */
  readonly value: Uint8Array;
  readonly index: number;
  /** Siblings from the leaf up, 16 bytes each. */
  readonly path: readonly Uint8Array[];
}

/** Root that a path leads to, 16 bytes. */
export function rootFromPath({ value, index, path }: PathInput): Uint8Array {
  let node = leafHash(value);
  path.forEach((sibling, level) => {
    const isRight = Math.floor(index / 2 ** level) % 2 === 1;
    node = isRight ? nodeHash(sibling, node) : nodeHash(node, sibling);
  });
  return node;
}

/** A whole tree in one array: the root at 1, the children of `i` at `2i` and `2i + 1`. */
export class MerkleTree {
  /** Number of leaves. */
  readonly units: number;
  readonly #nodes: Uint8Array;

  private constructor(units: number, nodes: Uint8Array) {
    this.units = units;
    this.#nodes = nodes;
  }

  /**
   * Builds the tree over `leaves`, 16 bytes each, one after another. Throws `RangeError` unless their number is a power
   * of two.
   */
  static fromLeaves(leaves: Uint8Array): MerkleTree {
    const units = leaves.length / NODE_LENGTH;
    treeDepth(units);
    const nodes = new Uint8Array(2 * leaves.length);
    nodes.set(leaves, leaves.length);
    const tree = new MerkleTree(units, nodes);
    for (let at = units - 1; at > 0; at -= 1) {
      nodes.set(nodeHash(tree.#node(2 * at), tree.#node(2 * at + 1)), at * NODE_LENGTH);
    }
    return tree;
  }

  /** The commitment, 16 bytes. */
  get root(): Uint8Array {
    return this.#node(1).slice();
  }

  /** Siblings of a leaf from the leaf up. Throws `RangeError` when there is no such leaf. */
  path(index: number): Uint8Array[] {
    if (!Number.isInteger(index) || index < 0 || index >= this.units) {
      throw new RangeError(`no unit ${index} among ${this.units}`);
    }
    const path: Uint8Array[] = [];
    for (let at = this.units + index; at > 1; at = Math.floor(at / 2)) {
      path.push(this.#node(at % 2 === 0 ? at + 1 : at - 1).slice());
    }
    return path;
  }

  #node(at: number): Uint8Array {
    return this.#nodes.subarray(at * NODE_LENGTH, (at + 1) * NODE_LENGTH);
  }
}
