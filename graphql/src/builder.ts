import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from './context.ts';
import type { Figure, Source } from './data/metric.ts';
import type { TotalsRow } from './data/page.ts';
import { complexityOptions } from './limits/complexity.ts';

/** Integers leave as decimal strings; ClickHouse gives them as such. */
type IntegerOutput = string | bigint | number;

/** Types that the builder knows beside those made with it. */
export interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  /** What every connection carries beside its page. */
  Connection: { source: Source; totals?: () => Promise<Figure<TotalsRow>> };
  Scalars: {
    BigInt: { Input: bigint; Output: IntegerOutput };
    UInt64: { Input: bigint; Output: IntegerOutput };
    PublicKey: { Input: string; Output: string };
    Signature: { Input: string; Output: string };
    Hex: { Input: never; Output: string };
    JSON: { Input: never; Output: unknown };
  };
}

/** The builder's types with Pothos' defaults, for helpers that take a field builder. */
export type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;

/** The schema builder: plugins and scalars, no types. Types are in `schema/`, one file a noun. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ComplexityPlugin, RelayPlugin],
  defaultFieldNullability: false,
  complexity: complexityOptions,
  relay: {
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    pageInfoTypeOptions: { description: 'Place of a page in its list.' },
    hasNextPageFieldOptions: { description: 'There are entries after this page.' },
    hasPreviousPageFieldOptions: { description: 'There are entries before this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first entry.' },
    endCursorFieldOptions: { description: 'Cursor of the last entry.' },
    pageInfoFieldOptions: { description: 'Whether there is more.' },
    cursorFieldOptions: { description: 'Opaque cursor.' },
    defaultEdgeTypeOptions: { description: 'An entry with its cursor.' },
    edgesFieldOptions: {
      description: 'The entries of this page with their cursors.',
      nullable: { list: false, items: false },
      complexity: { field: 0, multiplier: 1 },
    },
    nodeFieldOptions: { description: 'The entry.', nullable: false },
    nodesOnConnection: {
      description: 'The entries of this page.',
      complexity: { field: 0, multiplier: 1 },
    },
  },
});

builder.queryType({
  description: 'The read API of Escapement. Every answer is over finalized slots up to one watermark slot.',
});
