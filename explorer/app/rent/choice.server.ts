import type { loadRentChoices } from '../api/rent.server.ts';

type Choices = Awaited<ReturnType<typeof loadRentChoices>>;
type Model = Choices['gpuModels']['nodes'][number];

/** What a visitor wants to rent, as the page's address says it. */
export type RentChoice = {
  modelCode: number;
  /** GPUs, or devices of a CPU model. */
  gpus: number;
  /** As typed; whole seconds are `seconds`. */
  hours: string;
  seconds: number;
  country?: number;
  mint: 'USDC' | 'IO';
};

/** Longest rental that the form offers, in hours: the program's own bound of 90 days. */
const MOST_HOURS = 2160;
const MOST_GPUS = 64;

/** Reads the wish from an address; what is missing or makes no sense becomes one hour of the cheapest GPU that is free. */
export function rentChoice(search: URLSearchParams, choices: Choices): RentChoice | undefined {
  const models = choices.gpuModels.nodes;
  const asked = Number(search.get('model'));
  const model = models.find(({ code }) => code === asked) ?? cheapestFree(models) ?? models[0];
  if (!model) return undefined;
  const hours = within(search.get('hours'), 1 / 60, MOST_HOURS) ?? 1;
  const country = Number(search.get('country'));
  return {
    modelCode: model.code,
    gpus: Math.round(within(search.get('gpus'), 1, MOST_GPUS) ?? 1),
    hours: String(Number(hours.toFixed(4))),
    seconds: Math.round(hours * 3600),
    country: choices.countries.nodes.some((known) => known.country === country) ? country : undefined,
    mint: search.get('mint') === 'IO' ? 'IO' : 'USDC',
  };
}

function cheapestFree(models: readonly Model[]): Model | undefined {
  const free = models.filter(
    (model) => model.askLowUsdc !== null && (model.availableGpus !== '0' || model.availableCpus !== '0'),
  );
  const rank = (model: Model) => (model.class === 'GPU' ? 0 : 1);
  return free.sort((left, right) => rank(left) - rank(right) || Number(left.askLowUsdc) - Number(right.askLowUsdc))[0];
}

function within(text: string | null, least: number, most: number): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? Math.min(most, Math.max(least, value)) : undefined;
}
