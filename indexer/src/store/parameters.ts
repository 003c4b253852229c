import { IndexerError } from '../errors.ts';

/** A value for a `{name:Type}` in a query. */
export type ParameterValue = string | number | bigint | boolean | null | readonly ParameterValue[];

/** Values by name. */
export type QueryParameters = Readonly<Record<string, ParameterValue>>;

const PLACEHOLDER = /\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*:[^{}]*\}/g;

/** Names of the `{name:Type}` in a text, each once. */
export function placeholders(sql: string): string[] {
  return [...new Set(Array.from(sql.matchAll(PLACEHOLDER), (match) => match[1] ?? ''))];
}

/**
 * Checks that a text and its parameters fit. A session remembers parameters, so that one left out would silently
 * take the value of an earlier query.
 *
 * @throws IndexerError `INDEXER__PARAMETERS`
 */
export function checkParameters(name: string, sql: string, parameters: QueryParameters): void {
  const wanted = placeholders(sql);
  const missing = wanted.filter((key) => !Object.hasOwn(parameters, key));
  const extra = Object.keys(parameters).filter((key) => !wanted.includes(key));
  if (missing.length === 0 && extra.length === 0) return;
  const problems = [
    missing.length > 0 ? `without a value: ${missing.join(', ')}` : '',
    extra.length > 0 ? `not in the text: ${extra.join(', ')}` : '',
  ].filter((problem) => problem !== '');
  throw new IndexerError('INDEXER__PARAMETERS', `Query ${name} has parameters ${problems.join('; ')}.`, {
    context: { query: name },
  });
}

/** `SET param_...` statements that bind the parameters for the statement after them in the same text. */
export function bindings(parameters: QueryParameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `SET param_${name} = ${quoteString(parameterText(value))}; `)
    .join('');
}

/** A string literal of ClickHouse. */
export function quoteString(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

/** Text of a parameter: tab-separated escaping at the top, literals inside arrays. */
function parameterText(value: ParameterValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeTabSeparated(value);
  return isArray(value) ? `[${value.map(literal).join(',')}]` : String(value);
}

function literal(value: ParameterValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return quoteString(value);
  return isArray(value) ? `[${value.map(literal).join(',')}]` : String(value);
}

function isArray(value: ParameterValue): value is readonly ParameterValue[] {
  return Array.isArray(value);
}

function escapeTabSeparated(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\t/g, '\\t')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\0/g, '\\0');
}
