import type { FieldMap, ObjectFieldBuilder } from '@pothos/core';
import type { Types } from '../builder.ts';
import type { Figure, Source as SourceShape } from '../data/metric.ts';
import type { TotalsRow } from '../data/page.ts';
import { statementCost } from '../limits/complexity.ts';
import { Source } from './source.ts';

/** A connection that knows the sums over all its pages. */
interface WithTotals {
  readonly source: SourceShape;
  readonly totals?: () => Promise<Figure<TotalsRow>>;
}

/** Reads the sums over all pages of a connection. */
export function totalsOf({ source, totals }: WithTotals): Promise<Figure<TotalsRow>> {
  if (totals === undefined) throw new Error(`The list ${source.metric.name} has no totals.`);
  return totals();
}

/** Fields `totalCount` and `totalCountSource` of a connection. */
export function totalCount<Shape extends WithTotals>(
  t: ObjectFieldBuilder<Types, Shape>,
  description: string,
): FieldMap {
  return {
    totalCount: t.field({
      type: 'UInt64',
      description,
      complexity: statementCost,
      resolve: async (connection: Shape) => (await totalsOf(connection)).total_count,
    }),
    totalCountSource: t.field({
      type: Source,
      description: 'Where `totalCount` comes from.',
      complexity: statementCost,
      resolve: async (connection: Shape) => (await totalsOf(connection)).source,
    }),
  };
}
