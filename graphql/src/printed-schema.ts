import { lexicographicSortSchema, printSchema } from './graphql-js.ts';
import { schema } from './schema/index.ts';

/** The schema's text as it is committed: sorted, so that a change shows as what it is. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
