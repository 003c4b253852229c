import { lexicographicSortSchema, printSchema } from './graphql-js.ts';
import { schema } from './schema/index.ts';

/**
 * The schema's text as it is committed: sorted, so that a change shows as what it is, and with descriptions on lines of
 * their own, as the formatter of the repository writes them.
 */
export function printedSchema(): string {
  const text = printSchema(lexicographicSortSchema(schema));
  return `${text.replace(/^( *)"""(.+)"""$/gm, '$1"""\n$1$2\n$1"""')}\n`;
}
