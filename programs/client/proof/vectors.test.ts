import { readFileSync } from 'node:fs';
import { hexToBytes } from '@noble/hashes/utils';
import { describe, expect, it } from 'vitest';
import { proofVectors } from '../../tests/support/proof-vectors.ts';
import { challengeSeed, gpuHash, openingChoice, receiptHead } from './hash.ts';
import { elementBytes, matmulElement } from './matmul.ts';
import { leafHash, MerkleTree, NODE_LENGTH } from './merkle.ts';
import { openUnit, verifyOpening } from './opening.ts';
import { computeWork, type ProofWork, workUnit, workUnits } from './work.ts';

type Vectors = ReturnType<typeof proofVectors>;
const file = new URL('./vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;

describe('the committed vectors', () => {
  it('are those that node:crypto computes', () => {
    expect(vectors).toEqual(proofVectors());
  });

  it('hold seeds', () => {
    for (const { slotHash, device, n, head, seed } of vectors.challenges) {
      const got = challengeSeed({
        slotHash: hexToBytes(slotHash),
        device: hexToBytes(device),
        n: BigInt(n),
        head: hexToBytes(head),
      });
      expect(got).toEqual(hexToBytes(seed));
    }
  });

  it('hold what is opened', () => {
    for (const { slotHash, device, head, units, index, element } of vectors.openings) {
      const got = openingChoice({
        slotHash: hexToBytes(slotHash),
        device: hexToBytes(device),
        head: hexToBytes(head),
        units,
      });
      expect(got).toEqual({ index, element });
    }
  });

  it('hold works with their units and paths', () => {
    for (const { seed: seedHex, work: told, root: rootHex, samples } of vectors.works) {
      const [seed, root, work] = [hexToBytes(seedHex), hexToBytes(rootHex), told as unknown as ProofWork];
      const tree = computeWork({ seed, work });
      expect(tree.root).toEqual(root);
      for (const { index, value, path } of samples) {
        expect(workUnit({ seed, work, index })).toEqual(hexToBytes(value));
        const opened = openUnit({ tree, seed, work, index });
        expect(opened.path).toEqual(path.map(hexToBytes));
        for (const element of [0, 13, 31]) {
          expect(verifyOpening({ root, seed, work, index, element, ...opened })).toBe(true);
        }
      }
    }
  });

  it('hold over ten thousand elements of products, k up to 8,192, each as the program recomputes it', () => {
    let elements = 0;
    for (const { seed: seedHex, work: told, root } of vectors.works) {
      const [seed, work] = [hexToBytes(seedHex), told as unknown as ProofWork];
      if (work.kind !== 'Matmul') continue;
      const leaves = new Uint8Array(workUnits(work) * NODE_LENGTH);
      for (let index = 0; index < workUnits(work); index += 1) {
        const unit = Array.from({ length: 32 }, (_, element) => matmulElement({ seed, work, index, element }));
        leaves.set(leafHash(elementBytes(unit)), index * NODE_LENGTH);
        elements += unit.length;
      }
      expect(MerkleTree.fromLeaves(leaves).root).toEqual(hexToBytes(root));
    }
    expect(elements).toBeGreaterThan(10_000);
  });

  it('hold receipts', () => {
    for (const { head, n, challengeSlot, slotHash, root, next } of vectors.receipts) {
      const got = receiptHead({
        head: hexToBytes(head),
        n: BigInt(n),
        challengeSlot: BigInt(challengeSlot),
        slotHash: hexToBytes(slotHash),
        root: hexToBytes(root),
      });
      expect(got).toEqual(hexToBytes(next));
    }
  });

  it('hold claims on GPUs', () => {
    for (const { uuid, hash } of vectors.gpus) expect(gpuHash(uuid)).toEqual(hexToBytes(hash));
  });
});
