import { expect, test } from 'vitest';
import { CPU_MODEL } from '../testing/marketplace.ts';
import { benchmark } from './benchmark.ts';
import { CpuEngine } from './cpu-engine.ts';

test('a deadline that is too short for this machine is not met, a long one is', async () => {
  const engine = new CpuEngine({ threads: 1 });
  const heavyWork = { kind: 'HashChain', units: 4_096, rounds: 64 } as const;
  const slow = await benchmark(engine, { ...CPU_MODEL, heavyWork, heavyDeadlineSlots: 1 }, 10);
  expect(slow.met).toBe(false);
  expect(slow.measurements).toMatchObject([{ weight: 'light' }, { weight: 'heavy', deadlineMs: 10, met: false }]);
  const fast = await benchmark(engine, { ...CPU_MODEL, heavyWork, heavyDeadlineSlots: 500 }, 400);
  expect(fast.met).toBe(true);
  await engine.close();
});
