import * as crypto from 'node:crypto';
import type { Commitment } from './engine.ts';

/** Bytes of a node of the tree. */
export const NODE_BYTES = 16;

/** One-shot hashing saves an object for each hash; Node has it from 20.12 and 21.7 on. */
export const sha256: (data: Uint8Array) => Buffer =
  typeof crypto.hash === 'function'
    ? (data) => crypto.hash('sha256', data, 'buffer')
    : (data) => crypto.createHash('sha256').update(data).digest();

/** Levels between the leaves of so many units, filled up to a power of two, and the root. */
export function treeDepth(units: number): number {
  let depth = 0;
  while (2 ** depth < units) {
    depth += 1;
  }
  return depth;
}

/** Computes the inner nodes of a tree whose row of `width` nodes is there, up to its root at 1. */
export function hashInnerNodes(nodes: Uint8Array, width: number): void {
  const pair = Buffer.alloc(1 + 2 * NODE_BYTES, 1);
  for (let at = width - 1; at > 0; at -= 1) {
    pair.set(nodes.subarray(2 * at * NODE_BYTES, (2 * at + 2) * NODE_BYTES), 1);
    nodes.set(sha256(pair).subarray(0, NODE_BYTES), at * NODE_BYTES);
  }
}

/** Puts trees of `count` leaves each side by side under one root. */
export function joinTrees(trees: readonly Uint8Array[], count: number): Uint8Array {
  const [only] = trees;
  if (trees.length === 1 && only) {
    return only;
  }
  const nodes = new Uint8Array(2 * trees.length * count * NODE_BYTES);
  trees.forEach((tree, part) => {
    for (let row = 1; row <= count; row *= 2) {
      nodes.set(tree.subarray(row * NODE_BYTES, 2 * row * NODE_BYTES), (trees.length + part) * row * NODE_BYTES);
    }
  });
  hashInnerNodes(nodes, trees.length);
  return nodes;
}

/** A tree in one array: the root at 1, the children of `i` at `2i` and `2i + 1`. */
export class CommittedTree implements Commitment {
  readonly units: number;
  readonly #width: number;
  readonly #nodes: Uint8Array;

  constructor(units: number, width: number, nodes: Uint8Array) {
    this.units = units;
    this.#width = width;
    this.#nodes = nodes;
  }

  get root(): Uint8Array {
    return this.#node(1);
  }

  path(index: number): Uint8Array[] {
    if (!Number.isInteger(index) || index < 0 || index >= this.units) {
      throw new RangeError(`No unit ${index} among ${this.units}.`);
    }
    const path: Uint8Array[] = [];
    for (let at = this.#width + index; at > 1; at = Math.floor(at / 2)) {
      path.push(this.#node(at % 2 === 0 ? at + 1 : at - 1));
    }
    return path;
  }

  #node(at: number): Uint8Array {
    return this.#nodes.slice(at * NODE_BYTES, (at + 1) * NODE_BYTES);
  }
}
