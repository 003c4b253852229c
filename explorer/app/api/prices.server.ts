import type { ResultOf } from 'gql.tada';
import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql, mintFields, sourceFields } from './graphql.server.ts';

const historyQuery = graphql(
  `
  query PriceHistory($modelCode: Int!, $mint: MintSymbol!, $interval: Interval!, $from: BigInt!) {
    priceHistory(modelCode: $modelCode, mint: $mint, interval: $interval, from: $from) {
      modelCode
      interval
      mint { ...MintFields }
      buckets {
        key bucketStart settledP10 settledMedian settledP90 askLow askMedian settledGpuSeconds settlements listings
      }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields, mintFields],
);

const DAY_SECONDS = 86_400n;

/** Prices of one model over time. */
export type PriceHistory = ResultOf<typeof historyQuery>['priceHistory'];

/**
 * Prices of several models over the last `days` before the chain's `now` (Unix seconds), in the order of the codes. The range
 * begins with a whole day, so that the question stays the same while the clock goes on.
 */
export async function loadPriceHistories(
  context: LoadContext,
  modelCodes: readonly number[],
  { mint, now, days }: { mint: 'USDC' | 'IO'; now: string; days: bigint },
): Promise<PriceHistory[]> {
  const from = String((BigInt(now) / DAY_SECONDS - days) * DAY_SECONDS);
  const answers = await Promise.all(
    modelCodes.map((modelCode) => load(context, historyQuery, { modelCode, mint, interval: 'DAY', from })),
  );
  return answers.map((answer) => answer.priceHistory);
}

const modelsQuery = graphql(
  `
  query PriceModels {
    _meta { chainTime }
    gpuModels {
      nodes {
        key code name class provenGpus availableGpus availableCpus
        askLowUsdc askMedianUsdc askLowIo askMedianIo
        settledP10Usdc settledMedianUsdc settledP90Usdc settledP10Io settledMedianIo settledP90Io
      }
      source { ...SourceFields }
    }
    config { usdc { ...MintFields } io { ...MintFields } }
  }
`,
  [sourceFields, mintFields],
);

/** The catalogue with the prices asked now and settled lately. */
export async function loadPriceModels(context: LoadContext) {
  return load(context, modelsQuery, {});
}
