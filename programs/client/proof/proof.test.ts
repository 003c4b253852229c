import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingChoice } from './hash.ts';
import { leafHash, MerkleTree, nodeHash, rootFromPath, treeDepth } from './merkle.ts';
import { verifyOpening } from './opening.ts';
import { computeWork, workUnit } from './work.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const small = fc.record({
  kind: fc.constant('HashChain' as const),
  units: fc.integer({ min: 1, max: 40 }),
  rounds: fc.integer({ min: 1, max: 4 }),
});

describe('a Merkle tree', () => {
  it('refuses to be over nothing, or over half a leaf', () => {
    expect(() => MerkleTree.fromLeaves(new Uint8Array())).toThrow(/0 units make no tree/);
    expect(() => MerkleTree.fromLeaves(new Uint8Array(24))).toThrow(/1.5 units make no tree/);
  });

  it('fills its leaves up with zero nodes', () => {
    const leaves = Uint8Array.from({ length: 3 * 16 }, (_, at) => at);
    const zero = new Uint8Array(16);
    const [a, b, c] = [0, 16, 32].map((at) => leaves.subarray(at, at + 16)) as [Uint8Array, Uint8Array, Uint8Array];
    const tree = MerkleTree.fromLeaves(leaves);
    expect(tree.root).toEqual(nodeHash(nodeHash(a, b), nodeHash(c, zero)));
    expect(tree.path(2)).toEqual([zero, nodeHash(a, b)]);
    expect([1, 2, 3, 4, 5, 8, 9].map(treeDepth)).toEqual([0, 1, 2, 2, 3, 3, 4]);
  });

  it('refuses a path of a leaf that it does not have', () => {
    const tree = MerkleTree.fromLeaves(new Uint8Array(4 * 16));
    for (const index of [-1, 4, 0.5]) expect(() => tree.path(index)).toThrow(/no unit/);
  });

  it('never takes a node for a leaf', () => {
    const [left, right] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
    expect(nodeHash(left, right)).not.toEqual(leafHash(Buffer.concat([left, right])));
  });

  it('leads from every leaf to its root', () => {
    fc.assert(
      fc.property(bytes(32), small, (seed, work) => {
        const tree = computeWork({ seed, work });
        for (let index = 0; index < work.units; index += 1) {
          const value = workUnit({ seed, work, index });
          expect(rootFromPath({ value, index, path: tree.path(index) })).toEqual(tree.root);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('an opening', () => {
  const seed = new Uint8Array(32).fill(7);
  const work = { kind: 'HashChain', units: 16, rounds: 3 } as const;
  const tree = computeWork({ seed, work });
  const right = { root: tree.root, seed, work, index: 5, element: 0, path: tree.path(5), leaf: [] };

  it('is wrong for another index, seed, work or root', () => {
    expect(verifyOpening({ ...right, index: 4 })).toBe(false);
    expect(verifyOpening({ ...right, index: 21 })).toBe(false);
    expect(verifyOpening({ ...right, index: -1 })).toBe(false);
    expect(verifyOpening({ ...right, seed: new Uint8Array(32) })).toBe(false);
    expect(verifyOpening({ ...right, work: { ...work, rounds: 4 } })).toBe(false);
    expect(verifyOpening({ ...right, root: new Uint8Array(16) })).toBe(false);
  });

  it('is wrong with a path that is too short, too long or of odd nodes', () => {
    expect(verifyOpening({ ...right, path: right.path.slice(1) })).toBe(false);
    expect(verifyOpening({ ...right, path: [...right.path, new Uint8Array(16)] })).toBe(false);
    expect(verifyOpening({ ...right, path: right.path.map((node) => node.subarray(1)) })).toBe(false);
  });

  it('is right when all agree', () => {
    expect(verifyOpening(right)).toBe(true);
  });

  it('asks for each unit about equally often', () => {
    const counts = new Array<number>(8).fill(0);
    for (let slot = 0; slot < 4_000; slot += 1) {
      const slotHash = new Uint8Array(32);
      new DataView(slotHash.buffer).setUint32(0, slot);
      const { index } = openingChoice({ slotHash, device: seed, head: seed, units: 8 });
      counts[index] = (counts[index] ?? 0) + 1;
    }
    for (const count of counts) expect(count).toBeGreaterThan(400);
  });
});
