import type { LoadContext } from '../../server/context.ts';
import { loadPriceHistories, loadPriceModels, type PriceHistory } from '../api/prices.server.ts';
import { IO, type MintLike, USDC } from '../format/money.ts';

/** Ranges that the page offers, in days. */
export const RANGES = [7, 14, 30] as const;

const MINTS: Readonly<Record<'USDC' | 'IO', MintLike>> = { USDC, IO };

/** One point of a chart: values in whole units of the mint, for drawing only. */
export type ChartPoint = {
  at: number;
  band?: readonly [low: number, high: number];
  median?: number;
  ask?: number;
};

/** Asks for and shapes the prices page. `search` chooses mint and range. */
export async function pricesPage(context: LoadContext, search: URLSearchParams) {
  const symbol = search.get('mint') === 'IO' ? 'IO' : 'USDC';
  const range = RANGES.find((days) => String(days) === search.get('days')) ?? 14;
  const { gpuModels, _meta } = await loadPriceModels(context);
  const histories = await loadPriceHistories(
    context,
    gpuModels.nodes.map((model) => model.code),
    { mint: symbol, now: _meta.chainTime, days: BigInt(range) },
  );
  const mint = MINTS[symbol];
  return {
    mint,
    range,
    gpuModels,
    charts: gpuModels.nodes.flatMap((model, index) => {
      const history = histories[index];
      return history ? [{ model, history, ...drawing(pointsOf(history, mint)) }] : [];
    }),
  };
}

/** Points of a chart when there are enough for a line; otherwise the one day that has a price, and where it stands. */
export function drawing(points: ChartPoint[]): { points: ChartPoint[]; onlyDay?: number } {
  const priced = points.flatMap(({ median, ask }, index) => (median === undefined && ask === undefined ? [] : [index]));
  return priced.length > 1 ? { points } : { points: [], onlyDay: priced[0] };
}

/** The buckets as points to draw; what is missing in a bucket stays missing. */
export function pointsOf(history: Pick<PriceHistory, 'buckets'>, mint: MintLike): ChartPoint[] {
  const unit = 10 ** mint.decimals;
  const value = (raw: string | null) => (raw === null ? undefined : Number(raw) / unit);
  return history.buckets.map((bucket) => {
    const low = value(bucket.settledP10);
    const high = value(bucket.settledP90);
    return {
      at: Number(bucket.bucketStart),
      band: low === undefined || high === undefined ? undefined : [low, high],
      median: value(bucket.settledMedian),
      ask: value(bucket.askMedian),
    };
  });
}

/** The prices page's data. */
export type PricesPage = Awaited<ReturnType<typeof pricesPage>>;
