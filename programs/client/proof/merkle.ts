// A Merkle tree of 16-byte nodes, so that a path of a deep tree fits a transaction. Leaves and nodes have different
// prefixes, so that neither passes for the other. Where the units are no power of two, zero nodes fill the leaves up.

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

/** Levels between the leaves of so many units and the root. Throws `RangeError` unless there is a unit. */
export function treeDepth(units: number): number {
  if (!Number.isInteger(units) || units < 1) throw new RangeError(`${units} units make no tree`);
  let depth = 0;
  while (2 ** depth < units) depth += 1;
  return depth;
}

/** A unit's value and its siblings from the leaf up. */
export interface PathInput {
  /** Value of the unit, 32 or 128 bytes. */
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
  /** Number of units; the leaves after them are zero nodes. */
  readonly units: number;
  /** Number of leaves, a power of two. */
  readonly #width: number;
  readonly #nodes: Uint8Array;

  private constructor(units: number, leaves: Uint8Array) {
    this.units = units;
    this.#width = 2 ** treeDepth(units);
    this.#nodes = new Uint8Array(2 * this.#width * NODE_LENGTH);
    this.#nodes.set(leaves, this.#width * NODE_LENGTH);
  }

  /** Builds the tree over `leaves`, 16 bytes each, one after another. Throws `RangeError` unless there is a whole one. */
  static fromLeaves(leaves: Uint8Array): MerkleTree {
    const tree = new MerkleTree(leaves.length / NODE_LENGTH, leaves);
    const nodes = tree.#nodes;
    for (let at = tree.#width - 1; at > 0; at -= 1) {
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
    for (let at = this.#width + index; at > 1; at = Math.floor(at / 2)) {
      path.push(this.#node(at % 2 === 0 ? at + 1 : at - 1).slice());
    }
    return path;
  }

  #node(at: number): Uint8Array {
    return this.#nodes.subarray(at * NODE_LENGTH, (at + 1) * NODE_LENGTH);
  }
}
