import { readFileSync } from 'node:fs';
import { hexToBytes } from '@noble/hashes/utils';
import { describe, expect, it } from 'vitest';
import { proofVectors } from '../../tests/support/proof-vectors.ts';
import { challengeSeed, gpuHash, openingIndex, receiptHead } from './hash.ts';
import { verifyOpening } from './opening.ts';
import { computeWork, workUnit } from './work.ts';

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

  it('hold indexes', () => {
    for (const { slotHash, device, head, units, index } of vectors.openings) {
      const got = openingIndex({
        slotHash: hexToBytes(slotHash),
        device: hexToBytes(device),
        head: hexToBytes(head),
        units,
      });
      expect(got).toBe(index);
    }
  });

  it('hold works with their units and paths', () => {
    for (const { seed: seedHex, units, rounds, root: rootHex, samples } of vectors.works) {
      const [seed, root] = [hexToBytes(seedHex), hexToBytes(rootHex)];
      const work = { kind: 'HashChain', units, rounds } as const;
      const tree = computeWork({ seed, work });
      expect(tree.root).toEqual(root);
      for (const { index, value, path } of samples) {
        expect(workUnit({ seed, work, index })).toEqual(hexToBytes(value));
        expect(tree.path(index)).toEqual(path.map(hexToBytes));
        expect(verifyOpening({ root, seed, work, index, path: path.map(hexToBytes) })).toBe(true);
      }
    }
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
