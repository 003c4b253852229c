// How long a device lasts that computes a part of its work: each run is a chain of ticks against the program itself, begun
// again once an opening is refused. Slot hashes and keys are the same at every run of this test, so its outcome is too.

import { describe, expect, it } from 'vitest';
import { matmulWorld } from './support/matmul.ts';
import type { Diligence } from './support/prover.ts';

/** Chains that are begun for each part. */
const CHAINS = 400;
/** Ticks that a chain is followed for. */
const TICKS = 5;

/** For each n up to `TICKS`, how many of the chains passed n ticks that opened a unit. */
function survivors(diligence: Diligence): number[] {
  const world = matmulWorld();
  world.chain.trustSigners();
  const { prover } = world.registerDevice({ diligence });
  const passed = new Array<number>(TICKS + 1).fill(0);
  for (let chain = 0; chain < CHAINS; chain += 1) {
    prover.start();
    prover.next();
    let ticks = 0;
    while (ticks < TICKS && prover.nextOrRestart()?.opened) ticks += 1;
    for (let n = 1; n <= ticks; n += 1) passed[n] = (passed[n] ?? 0) + 1;
  }
  return passed.slice(1);
}

describe('a device that computes a part p of its work', { timeout: 300_000 }, () => {
  it.each<[number, Diligence]>([
    [1 / 2, { light: 1 / 2, heavy: 1 / 2 }],
    [3 / 4, { light: 3 / 4, heavy: 3 / 4 }],
    [7 / 8, { light: 7 / 8, heavy: 7 / 8 }],
  ])('passes n ticks with frequency p to the n, within three standard deviations: p = %d', (p, diligence) => {
    survivors(diligence).forEach((count, at) => {
      const likely = p ** (at + 1);
      const deviation = Math.sqrt(CHAINS * likely * (1 - likely));
      expect(Math.abs(count - CHAINS * likely), `${at + 1} ticks`).toBeLessThanOrEqual(3 * deviation);
    });
  });

  it('passes by half of the elements of each unit of products as often as by half of the units', () => {
    const world = matmulWorld();
    const { prover, device } = world.registerDevice({ diligence: { light: 1, heavy: 1, elements: 16 } });
    prover.start();
    let [passed, opened] = [0, 0];
    while (opened < CHAINS) {
      const { hasRoot, rootHeavy } = world.device(device).chain;
      const receipt = prover.nextOrRestart();
      if (hasRoot === 0 || rootHeavy === 0) continue;
      opened += 1;
      if (receipt?.openedHeavy) passed += 1;
    }
    expect(Math.abs(passed - CHAINS / 2)).toBeLessThanOrEqual(3 * Math.sqrt(CHAINS / 4));
  });
});
