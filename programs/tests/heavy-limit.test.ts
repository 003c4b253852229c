import { describe, expect, it } from 'vitest';
import { dueDeepest, MAX_TICK_UNITS, sendDeepest } from './support/deepest.ts';
import { MAX_TRANSACTION_BYTES } from './support/measurements.ts';

describe('the largest opening that a model can ask for', () => {
  const due = dueDeepest();
  const leaf = due.input.leaf!;

  it('is 38 siblings deep, over products of 8,192 multiply-adds an element', () => {
    expect(due.input.path).toHaveLength(38);
    expect(due.world.device(due.handle.device).chain.rootWork.parameters).toEqual([65_536, 8_192, 2_048]);
    expect(due.index).toBeGreaterThan(2 ** 32);
  });

  it('is refused where the element is wrong, or a sibling at any depth', () => {
    const wrong = leaf.map((element, at) => (at === due.element ? element + 1 : element));
    expect(() => sendDeepest(due, { leaf: wrong })).toThrow('WrongElement');
    for (const level of [0, 31, 32, 37]) {
      const path = due.input.path!.with(level, new Uint8Array(16));
      expect(() => sendDeepest(due, { path })).toThrow('InvalidOpening');
    }
  });

  it('is checked within 400,000 compute units, and fits a transaction with its compute budget', () => {
    const { units, bytes, events } = sendDeepest(due);
    expect(units).toBeLessThanOrEqual(MAX_TICK_UNITS);
    expect(bytes).toBeLessThanOrEqual(MAX_TRANSACTION_BYTES);
    expect(events).toMatchObject([{ data: { openedHeavy: true, openedIndex: BigInt(due.index), openedLeaf: leaf } }]);
  });
});
