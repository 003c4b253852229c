import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseOffers, type Offer } from './choose.ts';

const offers = fc.array(
  fc.record({ gpuCount: fc.integer({ min: 1, max: 8 }), cost: fc.bigInt({ min: 1n, max: 1_000n }) }),
  {
    maxLength: 10,
  },
);

/** Cheapest cost of all subsets with exactly this many GPUs. */
function bruteForce(all: readonly Offer[], gpus: number): bigint | undefined {
  let best: bigint | undefined;
  for (let subset = 0; subset < 2 ** all.length; subset++) {
    const chosen = all.filter((_, i) => subset & (1 << i));
    const count = chosen.reduce((sum, offer) => sum + offer.gpuCount, 0);
    const cost = chosen.reduce((sum, offer) => sum + offer.cost, 0n);
    if (count === gpus && (best === undefined || cost < best)) best = cost;
  }
  return best;
}

it('finds a cheapest set of exactly the wanted GPUs, or that there is none', () => {
  fc.assert(
    fc.property(offers, fc.integer({ min: 1, max: 30 }), (all, gpus) => {
      const chosen = chooseOffers(all, gpus);
      const best = bruteForce(all, gpus);
      expect(chosen === undefined).toBe(best === undefined);
      if (!chosen) return;
      expect(chosen.reduce((sum, offer) => sum + offer.gpuCount, 0)).toBe(gpus);
      expect(chosen.reduce((sum, offer) => sum + offer.cost, 0n)).toBe(best);
      expect(new Set(chosen).size).toBe(chosen.length);
    }),
  );
});

it('chooses for ten thousand GPUs within a moment', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => ({ gpuCount: (i % 8) + 1, cost: BigInt((i * 7_919) % 10_007) }));
  const chosen = chooseOffers(many, 10_000);
  expect(chosen?.reduce((sum, offer) => sum + offer.gpuCount, 0)).toBe(10_000);
}, 5_000);
