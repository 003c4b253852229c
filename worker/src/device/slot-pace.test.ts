import { expect, test } from 'vitest';
import { SlotPace } from './slot-pace.ts';

test('slots are taken to pass as usual until they are seen', () => {
  const pace = new SlotPace();
  pace.observe(100n, 0);
  expect(pace.until(110n)).toBe(4_000);
});

test('the pace follows what is seen, and a jump of the chain does not count', () => {
  const pace = new SlotPace();
  for (let i = 0; i <= 100; i += 1) {
    pace.observe(BigInt(i), i * 200);
  }
  pace.observe(1_000_000n, 20_300);
  expect(pace.until(1_000_010n)).toBeGreaterThan(1_990);
  expect(pace.until(1_000_010n)).toBeLessThan(2_010);
});

test('a slot that has passed is looked for again after one slot', () => {
  const pace = new SlotPace();
  pace.observe(100n, 0);
  expect(pace.until(90n)).toBe(400);
});
