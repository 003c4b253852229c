import { expect, it } from 'vitest';
import { type Answer, type Question, ResponseCache } from './response-cache.ts';

const point = (slot: bigint) => ({ slot, chainTime: slot });

/** Questions whose answers say how often they were made, at which slot. */
function setup({ volatile = false, shared = true, size = 10 } = {}) {
  const clock = { now: 0 };
  const made: string[] = [];
  const question = (key: string): Question => ({
    key,
    volatile,
    async make({ slot }): Promise<Answer> {
      made.push(`${key}@${slot}`);
      const body = Buffer.alloc(size, `${key}@${slot}#${made.length}`);
      return { shared, response: { status: 200, contentType: 'text/plain', body, etag: body.toString() } };
    },
  });
  const cache = new ResponseCache(100, () => clock.now);
  const outcome = async (key: string, slot: bigint) => (await cache.get(point(slot), question(key))).outcome;
  return { clock, made, cache, question, outcome };
}

it('makes an answer once for a watermark', async () => {
  const { made, outcome } = setup();
  expect(await Promise.all([outcome('a', 1n), outcome('a', 1n)])).toEqual(['miss', 'joined']);
  expect(await outcome('a', 1n)).toBe('hit');
  expect(made).toEqual(['a@1']);
});

it('never serves an answer for another watermark', async () => {
  const { made, outcome } = setup();
  await outcome('a', 1n);
  expect(await outcome('a', 2n)).toBe('miss');
  expect(made).toEqual(['a@1', 'a@2']);
});

it('makes the answers in use for the next watermark, and lets the others go', async () => {
  const { cache, outcome } = setup();
  await outcome('a', 1n);
  await cache.prepare(point(2n), 1_000);
  expect(await outcome('a', 2n)).toBe('hit');
  await cache.prepare(point(3n), 1_000);
  await cache.prepare(point(4n), 1_000);
  expect(await outcome('a', 4n)).toBe('miss');
});

it('stops preparing when its time is over', async () => {
  const { cache, outcome } = setup();
  await outcome('a', 1n);
  await cache.prepare(point(2n), 0);
  expect(await outcome('a', 2n)).toBe('miss');
});

it('does not keep what must not be shared', async () => {
  const { outcome } = setup({ shared: false });
  await outcome('a', 1n);
  expect(await outcome('a', 1n)).toBe('miss');
});

it('pushes out the oldest answers beyond its size', async () => {
  const { outcome } = setup({ size: 40 });
  for (const key of ['a', 'b', 'c']) await outcome(key, 1n);
  expect(await outcome('c', 1n)).toBe('hit');
  expect(await outcome('a', 1n)).toBe('miss');
});

it('makes volatile answers anew beside serving them, and waits when they are too old', async () => {
  const { clock, made, outcome } = setup({ volatile: true });
  await outcome('a', 1n);
  clock.now = 3_000;
  expect(await outcome('a', 1n)).toBe('hit');
  expect(made).toHaveLength(2);
  clock.now = 60_000;
  expect(await outcome('a', 1n)).toBe('miss');
});
