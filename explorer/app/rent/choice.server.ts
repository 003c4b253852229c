import type { loadRentChoices } from '../api/rent.server.ts';

type Choices = Awaited<ReturnType<typeof loadRentChoices>>;
type Model = Choices['gpuModels']['nodes'][number];

/** What a visitor wants to rent, as the page's address says it. */
export type RentChoice = {
  modelCode: number;
  /** GPUs, or devices of a CPU model; left open, the size of the cheapest offer is taken, because devices are hired whole. */
  gpus?: number;
  /** As typed; whole seconds are `seconds`. */
  hours: string;
  seconds: number;
  country?: number;
  mint: 'USDC' | 'IO';
};

/** Longest rental that the form offers, in hours: the program's own bound of 90 days. */
const MOST_HOURS = 2160;
const MOST_GPUS = 64;

/** Reads the wish from an address; what is missing or makes no sense becomes one hour of the free model
 * that is asked most often for proof when hired, the cheapest among equals: who tries it out sees its first proof soonest. */
export function rentChoice(search: URLSearchParams, choices: Choices): RentChoice | undefined {
  const models = choices.gpuModels.nodes;
  const asked = Number(search.get('model'));
  const model = models.find(({ code }) => code === asked) ?? soonestFree(models) ?? models[0];
  if (!model) return undefined;
  const hours = within(search.get('hours'), 1 / 60, MOST_HOURS) ?? 1;
  const gpus = within(search.get('gpus'), 1, MOST_GPUS);
  const country = Number(search.get('country'));
  return {
    modelCode: model.code,
    gpus: gpus === undefined ? undefined : Math.round(gpus),
    hours: String(Number(hours.toFixed(4))),
    seconds: Math.round(hours * 3600),
    country: choices.countries.nodes.some((known) => known.country === country) ? country : undefined,
    mint: search.get('mint') === 'IO' ? 'IO' : 'USDC',
  };
}

function soonestFree(models: readonly Model[]): Model | undefined {
  const free = models.filter(
    (model) => model.askLowUsdc !== null && (model.availableGpus !== '0' || model.availableCpus !== '0'),
  );
  const rank = (model: Model) => [
    model.class === 'GPU' ? 0 : 1,
    Number(model.hiredIntervalSlots),
    Number(model.askLowUsdc),
  ];
  return free.sort((left, right) => compareEach(rank(left), rank(right)))[0];
}

/** Orders by the first number that differs. */
function compareEach(left: readonly number[], right: readonly number[]): number {
  return left.map((value, index) => value - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function within(text: string | null, least: number, most: number): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? Math.min(most, Math.max(least, value)) : undefined;
}
