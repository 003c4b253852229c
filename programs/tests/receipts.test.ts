import { describe, expect, it } from 'vitest';
import type { DeviceTicked } from '../client/generated/marketplace/types.ts';
import { verifyReceipt } from '../client/proof/receipt.ts';
import { World } from './support/world.ts';

function receipts(): [DeviceTicked, DeviceTicked] {
  const { prover } = World.create().registerDevice();
  prover.start();
  return [prover.next(), prover.next()];
}

const flip = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte));

describe('a receipt checked from its events alone', () => {
  const [first, second] = receipts();

  it('is wrong when its seed or its hash does not follow', () => {
    expect(verifyReceipt({ ...first, seed: flip(first.seed) }).problems).toEqual([
      'The seed does not follow from slot hash, device, number and previous receipt.',
    ]);
    expect(verifyReceipt({ ...first, root: flip(first.root) }).problems).toEqual([
      'The receipt hash does not follow from what it binds together.',
    ]);
    expect(verifyReceipt({ ...first, slotHash: flip(first.slotHash) }).problems).toHaveLength(2);
  });

  it('is wrong when what it opened does not lie under the receipt before it', () => {
    expect(verifyReceipt(second).problems).toEqual(['The receipt before it, 0 of the same device, is missing.']);
    expect(verifyReceipt(second, second).ok).toBe(false);
    const path = second.openedPath.map(flip);
    expect(verifyReceipt({ ...second, openedPath: path }, first).problems).toEqual([
      'The opened unit is wrong, or does not lie under the root that was committed to.',
    ]);
    expect(verifyReceipt({ ...second, openedIndex: second.openedIndex + 1n }, first).problems[0]).toMatch(
      /had to be opened, not/,
    );
    expect(verifyReceipt(second, { ...first, head: flip(first.head) }).problems).toEqual([
      'It does not follow the receipt before it.',
    ]);
  });

  it('is right as the program told it', () => {
    expect(verifyReceipt(first)).toEqual({ ok: true, problems: [] });
    expect(verifyReceipt(second, first)).toEqual({ ok: true, problems: [] });
  });
});
