import type { LoadContext } from '../../server/context.ts';
import { loadHome } from '../api/home.server.ts';
import { loadPriceHistories, type PriceHistory } from '../api/prices.server.ts';
import { sparkShape } from '../chart/spark.ts';
import { COUNTS, type CountName, mapOf } from '../geo/map.server.ts';
import { MAP_SIZE } from '../geo/world.server.ts';

/** Days of the price trends. */
const TREND_DAYS = 14n;
/** Models whose trends are shown. */
const TREND_MODELS = 6;
/** Countries in the short table. */
const SHORT_TABLE = 10;

const oneOf = <Value extends string>(values: readonly Value[], value: string | null): Value | undefined =>
  values.find((candidate) => candidate === value);

/** Asks for and shapes all that the front page shows. `search` chooses what the map counts and how its table is sorted. */
export async function homePage(context: LoadContext, search: URLSearchParams) {
  const home = await loadHome(context);
  const now = home._meta.chainTime;
  const models = home.gpuModels.nodes;
  const priced = models.filter((model) => model.settledMedianUsdc !== null);
  const histories = await loadPriceHistories(
    context,
    priced.map((model) => model.code),
    { mint: 'USDC', now, days: TREND_DAYS },
  );
  const by = oneOf(Object.keys(COUNTS) as CountName[], search.get('map')) ?? 'proven';
  const names = new Map(models.map((model) => [model.code, model.name]));
  return {
    now,
    network: home.network,
    cheapest: models
      .filter((model) => model.class === 'GPU' && model.askLowUsdc !== null)
      .sort((left, right) => compare(left.askLowUsdc ?? '0', right.askLowUsdc ?? '0'))[0],
    modelsSource: home.gpuModels.source,
    map: { by, ...mapOf(home.countries.nodes, by), width: MAP_SIZE.width, height: MAP_SIZE.height },
    countries: countryTable(home.countries, search),
    trends: trendsOf(priced, histories),
    ticks: {
      source: home.ticks.source,
      nodes: home.ticks.nodes.map((tick) => ({
        ...tick,
        modelName: names.get(tick.modelCode) ?? `Model ${tick.modelCode}`,
      })),
    },
    rentals: home.rentals,
  };
}

type Models = Awaited<ReturnType<typeof loadHome>>['gpuModels']['nodes'];

/** The models with most days on which something was settled, those with more proven GPUs first among equals. */
function trendsOf(models: Models, histories: readonly PriceHistory[]) {
  return models
    .flatMap((model, index) => {
      const history = histories[index];
      if (!history) return [];
      const settled = history.buckets.filter((bucket) => bucket.settledMedian !== null);
      const days = settled.length;
      // One day makes no line: the page says which day it was.
      const shape = days > 1 ? sparkShape(history.buckets) : undefined;
      return [{ model, days, shape, onlyDay: settled[0]?.bucketStart, source: history.source }];
    })
    .sort((left, right) => right.days - left.days || compare(right.model.provenGpus, left.model.provenGpus))
    .slice(0, TREND_MODELS);
}

type HomeCountries = Awaited<ReturnType<typeof loadHome>>['countries'];

function countryTable({ nodes, source }: HomeCountries, search: URLSearchParams) {
  const sort = oneOf(['name', ...(Object.keys(COUNTS) as CountName[])], search.get('sort')) ?? 'proven';
  const descending = search.get('order') ? search.get('order') === 'desc' : sort !== 'name';
  const rows = [...nodes].sort((left, right) => {
    const difference =
      sort === 'name'
        ? (left.name ?? '').localeCompare(right.name ?? '')
        : compare(left[COUNTS[sort as CountName]], right[COUNTS[sort as CountName]]);
    return (descending ? -difference : difference) || (left.name ?? '').localeCompare(right.name ?? '');
  });
  const all = search.get('countries') === 'all';
  return {
    rows: all ? rows : rows.slice(0, SHORT_TABLE),
    more: !all && rows.length > SHORT_TABLE,
    sort,
    descending,
    all,
    source,
  };
}

/** Orders decimal integers of any size. */
function compare(left: string, right: string): number {
  const difference = BigInt(left) - BigInt(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The front page's data. */
export type HomePage = Awaited<ReturnType<typeof homePage>>;
