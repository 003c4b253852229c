import { expect, test } from 'vitest';
import { Backoff } from './backoff.ts';

test('each failure in a row rests twice as long, up to the longest', () => {
  let now = 0;
  const backoff = new Backoff({ shortestMs: 100, longestMs: 300, now: () => now });
  expect(backoff.ready('a')).toBe(true);
  for (const [count, rest] of [
    [1, 100],
    [2, 200],
    [3, 300],
    [4, 300],
  ] as const) {
    expect(backoff.failed('a')).toBe(count);
    now += rest - 1;
    expect(backoff.ready('a')).toBe(false);
    now += 1;
    expect(backoff.ready('a')).toBe(true);
  }
  expect(backoff.ready('b')).toBe(true);
  backoff.clear('a');
  expect(backoff.failed('a')).toBe(1);
});
