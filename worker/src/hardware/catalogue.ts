/** What mapping needs of a model of the on-chain catalogue. */
export interface CatalogueModel {
  readonly code: number;
  readonly name: string;
  readonly class: 'Gpu' | 'Cpu';
  readonly vramMib: number;
  /** Reward multiplier, basis points. */
  readonly multiplierBps: number;
}

/** Words of a card's name that say nothing about its model. */
const noise = new Set(['nvidia', 'geforce', 'tesla', 'quadro', 'graphics', 'gpu', 'generation']);
/** Share by which the driver's and the catalogue's memory of one model differ: reserved memory, rounded units. */
const vramTolerance = 0.12;

const words = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !noise.has(word));

/**
 * Finds the model of the on-chain catalogue that a card is: all words of the model's name occur in the card's, and
 * the memory fits. Of several the one with most words is meant (`RTX 4090 D`, not `RTX 4090`); when two are equally
 * near, none is, since a wrong claim would cost its owner stake and name.
 */
export function matchGpuModel<M extends CatalogueModel>(
  gpu: { name: string; vramMib: number },
  models: readonly M[],
): M | undefined {
  const card = new Set(words(gpu.name));
  const candidates = models
    .filter((model) => model.class === 'Gpu')
    .map((model) => ({ model, words: words(model.name) }))
    .filter(
      ({ model, words }) =>
        words.length > 0 &&
        words.every((word) => card.has(word)) &&
        Math.abs(model.vramMib - gpu.vramMib) <= model.vramMib * vramTolerance,
    )
    .sort((a, b) => b.words.length - a.words.length);
  const [best, next] = candidates;
  return best && best.words.length !== next?.words.length ? best.model : undefined;
}

/** CPU-class models, the best rewarded first: a machine takes the first whose deadlines it meets. */
export function cpuModels<M extends CatalogueModel>(models: readonly M[]): M[] {
  return models
    .filter((model) => model.class === 'Cpu')
    .sort((a, b) => b.multiplierBps - a.multiplierBps || a.code - b.code);
}
