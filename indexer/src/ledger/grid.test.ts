import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, lastWholeCell } from './grid.ts';

const slot = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const size = fc.bigInt({ min: 1n, max: 10_000n });

describe('the grid', () => {
  it('puts every slot into the one cell that holds it', () => {
    fc.assert(
      fc.property(slot, size, (at, slots) => {
        const { from, to } = cellOf(at, slots);
        expect(from % slots).toBe(0n);
        expect(to - from).toBe(slots - 1n);
        expect(from <= at && at <= to).toBe(true);
      }),
    );
  });

  it('ends whole cells at or before a slot, and leaves less than one', () => {
    fc.assert(
      fc.property(slot, size, (at, slots) => {
        const end = lastWholeCell(at, slots);
        expect((end + 1n) % slots).toBe(0n);
        expect(end <= at && at - end < slots).toBe(true);
      }),
    );
  });
});
