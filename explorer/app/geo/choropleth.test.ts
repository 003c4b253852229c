import { describe, expect, it } from 'vitest';
import { CLASSES, classOf } from './choropleth.ts';

describe('classOf', () => {
  it('gives none, the least and the most their own classes', () => {
    expect(classOf(0n, 100n)).toBe(0);
    expect(classOf(1n, 100n)).toBe(1);
    expect(classOf(100n, 100n)).toBe(CLASSES);
    expect(classOf(0n, 0n)).toBe(0);
  });

  it('never falls as the count grows', () => {
    const classes = Array.from({ length: 100 }, (_, index) => classOf(BigInt(index), 99n));
    expect(classes).toEqual([...classes].sort((left, right) => left - right));
  });
});
