import * as crypto from 'node:crypto';

/** Bytes of a node of the tree. */
export const NODE_BYTES = 16;
const VALUE_BYTES = 32;
const domain = Buffer.from('escapement:unit');

/** One-shot hashing saves an object for each hash; Node has it from 20.12 and 21.7 on. */
const sha256: (data: Uint8Array) => Buffer =
  typeof crypto.hash === 'function'
    ? (data) => crypto.hash('sha256', data, 'buffer')
    : (data) => crypto.createHash('sha256').update(data).digest();

/** A part of a hash chain work: `count` leaves, a power of two, from leaf `from` on. Leaves behind the last unit are zero. */
export interface HashChainPart {
  /** Seed of the challenge, 32 bytes. */
  readonly seed: Uint8Array;
  /** SHA-256 operations in each unit, at least 1. */
  readonly rounds: number;
  readonly from: number;
  readonly count: number;
  /** Units of the whole work. */
  readonly units: number;
}

/**
 * Computes each unit of a part and the Merkle tree over them.
 *
 * @returns the nodes of the tree, 16 bytes each: the root at 1, the children of `i` at `2i` and `2i + 1`; 0 is empty.
 */
export function computeHashChainPart({ seed, rounds, from, count, units }: HashChainPart): Uint8Array<ArrayBuffer> {
  const nodes = new Uint8Array(2 * count * NODE_BYTES);
  const first = Buffer.concat([domain, seed, Buffer.alloc(8)]);
  const leaf = Buffer.alloc(1 + VALUE_BYTES);
  const computed = Math.min(count, units - from);
  for (let unit = 0; unit < computed; unit += 1) {
    first.writeBigUInt64LE(BigInt(from + unit), domain.length + VALUE_BYTES);
    let value = sha256(first);
    for (let round = 1; round < rounds; round += 1) {
      value = sha256(value);
    }
    leaf.set(value, 1);
    nodes.set(sha256(leaf).subarray(0, NODE_BYTES), (count + unit) * NODE_BYTES);
  }
  hashInnerNodes(nodes, count);
  return nodes;
}

/** Computes the inner nodes of a tree whose row of `width` nodes is there, up to its root at 1. */
export function hashInnerNodes(nodes: Uint8Array, width: number): void {
  const pair = Buffer.alloc(1 + 2 * NODE_BYTES, 1);
  for (let at = width - 1; at > 0; at -= 1) {
    pair.set(nodes.subarray(2 * at * NODE_BYTES, (2 * at + 2) * NODE_BYTES), 1);
    nodes.set(sha256(pair).subarray(0, NODE_BYTES), at * NODE_BYTES);
  }
}
