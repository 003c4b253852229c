/** What the choice needs to know of an offer. */
export interface Offer {
  readonly gpuCount: number;
  /** Cost of the whole device for the whole time, smallest unit. */
  readonly cost: bigint;
}

/**
 * The cheapest set of whole offers with exactly `gpus` GPUs, in the order given; undefined when there is none.
 *
 * Offers of one size are worth taking only from the cheapest on, so sizes (1 to 8) are combined, not single offers.
 * Of equally cheap sets the one found first is taken: the result depends on the offers' order alone.
 */
export function chooseOffers<T extends Offer>(offers: readonly T[], gpus: number): T[] | undefined {
  const sizes = [...new Set(offers.map((offer) => offer.gpuCount))].sort((a, b) => b - a);
  // best[n]: cheapest cost of exactly n GPUs with the sizes seen so far.
  let best: (bigint | undefined)[] = [0n, ...Array<undefined>(gpus).fill(undefined)];
  const taken: Uint32Array[] = [];
  const bySize = sizes.map((size) => byCost(offers.filter((offer) => offer.gpuCount === size)));
  sizes.forEach((size, i) => {
    const step = withSize(best, prefixCosts(bySize[i] ?? []), size);
    best = step.best;
    taken.push(step.taken);
  });
  if (best[gpus] === undefined) return undefined;
  const chosen = new Set<T>();
  let left = gpus;
  for (let i = sizes.length - 1; i >= 0; i--) {
    const count = taken[i]?.[left] ?? 0;
    for (const offer of bySize[i]?.slice(0, count) ?? []) chosen.add(offer);
    left -= count * (sizes[i] ?? 0);
  }
  return offers.filter((offer) => chosen.has(offer));
}

function byCost<T extends Offer>(offers: readonly T[]): T[] {
  return [...offers].sort((a, b) => (a.cost < b.cost ? -1 : a.cost > b.cost ? 1 : 0));
}

function prefixCosts(offers: readonly Offer[]): bigint[] {
  const sums = [0n];
  let sum = 0n;
  for (const offer of offers) {
    sum += offer.cost;
    sums.push(sum);
  }
  return sums;
}

/** Best costs when up to all offers of one size may be added, and how many of them each best takes. */
function withSize(
  before: readonly (bigint | undefined)[],
  prefix: readonly bigint[],
  size: number,
): { best: (bigint | undefined)[]; taken: Uint32Array } {
  const taken = new Uint32Array(before.length);
  const best = before.map((_, gpus) => {
    let cheapest: bigint | undefined;
    for (let count = 0; count < prefix.length && count * size <= gpus; count++) {
      const rest = before[gpus - count * size];
      const add = prefix[count];
      if (rest === undefined || add === undefined) continue;
      if (cheapest === undefined || rest + add < cheapest) {
        cheapest = rest + add;
        taken[gpus] = count;
      }
    }
    return cheapest;
  });
  return { best, taken };
}
