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

/** Prices of one model over time. */
export type PriceHistory = ResultOf<typeof historyQuery>['priceHistory'];

/** Prices of several models from `from` (Unix seconds) to the chain's now, in the order of the codes. */
export async function loadPriceHistories(
  context: LoadContext,
  modelCodes: readonly number[],
  range: { mint: 'USDC' | 'IO'; interval: 'DAY' | 'HOUR'; from: string },
): Promise<PriceHistory[]> {
  const answers = await Promise.all(
    modelCodes.map((modelCode) => load(context, historyQuery, { modelCode, ...range })),
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
