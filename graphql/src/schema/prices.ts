import { builder } from '../builder.ts';
import { readMintAddress } from '../data/config.ts';
import type { Figure, Figures } from '../data/metric.ts';
import { bucketRange, type PriceRow, pricesMetric } from '../data/prices.ts';
import type { MintWord } from '../data/words.ts';
import { rowsCost, statementCost } from '../limits/complexity.ts';
import { Interval, MintSymbol } from './enums.ts';
import { Mint, mintOfRow } from './mint.ts';
import { Source } from './source.ts';

const PriceBucket = builder.objectRef<Figure<PriceRow>>('PriceBucket').implement({
  description: 'Prices in one bucket of time, smallest unit of the mint per GPU-hour.',
  fields: (t) => ({
    askLow: t.expose('ask_low', { type: 'UInt64', nullable: true, description: 'Lowest of the same.' }),
    askMedian: t.expose('ask_median', {
      type: 'UInt64',
      nullable: true,
      description:
        'Median ask of the listings active at the end of the bucket (chain time for the last one); null when none was.',
    }),
    bucketStart: t.expose('bucket_start', { type: 'BigInt', description: 'Start of the bucket, Unix seconds.' }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    listings: t.expose('listings', { type: 'UInt64', description: 'Listings active at the end of the bucket.' }),
    settledGpuSeconds: t.expose('settled_gpu_seconds', {
      type: 'UInt64',
      description: 'Proven GPU-seconds settled in the bucket.',
    }),
    settledMedian: t.expose('settled_median', { type: 'UInt64', nullable: true, description: 'Median of the same.' }),
    settledP10: t.expose('settled_p10', {
      type: 'UInt64',
      nullable: true,
      description:
        '10th percentile of the price paid, weighted by proven GPU-seconds settled in the bucket; null when none was.',
    }),
    settledP90: t.expose('settled_p90', {
      type: 'UInt64',
      nullable: true,
      description: '90th percentile of the same.',
    }),
    settlements: t.expose('settlements', {
      type: 'UInt64',
      description: 'Settlements that paid for time in the bucket.',
    }),
  }),
});

/** The answer with its arguments. */
interface PriceHistoryShape extends Figures<PriceRow> {
  readonly model_code: number;
  readonly interval: 3_600 | 86_400;
  readonly mint_symbol: MintWord;
  readonly mint: string;
}

const PriceHistory = builder.objectRef<PriceHistoryShape>('PriceHistory').implement({
  description: 'Prices of one model over time.',
  fields: (t) => ({
    buckets: t.field({
      type: [PriceBucket],
      description: 'Every bucket of the range, oldest first.',
      complexity: rowsCost(30),
      resolve: ({ rows }) => [...rows],
    }),
    interval: t.expose('interval', { type: Interval, description: 'Length of a bucket.' }),
    mint: t.field({
      type: Mint,
      description: 'Mint of the prices.',
      resolve: mintOfRow,
    }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code.' }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `bucket_start`.',
      resolve: ({ source }) => source,
    }),
  }),
});

builder.queryField('priceHistory', (t) =>
  t.field({
    type: PriceHistory,
    description:
      'Prices of one model over time: what was paid for proven time, and what was asked. Every bucket of the range is there.',
    args: {
      modelCode: t.arg.int({ required: true, description: 'Model code of the catalogue.' }),
      mint: t.arg({ type: MintSymbol, defaultValue: 'USDC', description: 'Mint of the prices.' }),
      interval: t.arg({ type: Interval, defaultValue: 86_400, description: 'Length of a bucket.' }),
      from: t.arg({
        type: 'BigInt',
        description: 'Start of the range, Unix seconds; rounded down to a bucket. Default: 30 buckets before `to`.',
      }),
      to: t.arg({
        type: 'BigInt',
        description: 'End of the range, Unix seconds; rounded up to a bucket. Default and latest: chain time.',
      }),
    },
    complexity: statementCost,
    resolve: async (_, { modelCode, mint, interval, from, to }, { data }) => {
      const symbol = mint ?? 'USDC';
      const seconds = interval ?? 86_400;
      const range = bucketRange({ from, to, seconds: BigInt(seconds), chainTime: data.point.chainTime });
      const values = { ...range, bucket_seconds: seconds, model_code: modelCode, mint: symbol };
      const [figures, address] = await Promise.all([data.figures(pricesMetric, values), readMintAddress(data, symbol)]);
      return { ...figures, model_code: modelCode, interval: seconds, mint_symbol: symbol, mint: address };
    },
  }),
);
