import { quoteIdentifier } from '../idl/names.ts';
import { COMMON_COLUMNS, POSITION_COLUMN } from '../idl/plan.ts';
import type { Program } from '../idl/program.ts';

/** A table that is generated from an IDL. */
export interface GeneratedTable {
  name: string;
  columns: readonly { name: string; type: string }[];
  /** Sorting key. */
  key: readonly string[];
}

/** Tokens that a table remembers. Segments are written one at a time, so this is far more than a retry can need. */
export const DEDUPLICATION_WINDOW = 10_000;

const KEY = ['slot', 'signature', 'instruction', 'inner'];

/** The tables of a program's events, those of an event's lists after it. */
export function generatedTables(program: Program): GeneratedTable[] {
  return program.events.flatMap(({ plan }) => [
    { name: plan.table, columns: [...COMMON_COLUMNS, ...plan.columns], key: KEY },
    ...plan.children.map((child) => ({
      name: child.table,
      columns: [...COMMON_COLUMNS, POSITION_COLUMN, ...child.columns],
      key: [...KEY, POSITION_COLUMN.name],
    })),
  ]);
}

/** The statement that makes a generated table. */
export function createTable(table: GeneratedTable): string {
  const columns = table.columns.map(({ name, type }) => `    ${quoteIdentifier(name)} ${type}`);
  const index = '    INDEX signature_bloom signature TYPE bloom_filter GRANULARITY 4';
  return [
    `CREATE TABLE IF NOT EXISTS ${quoteIdentifier(table.name)}`,
    '(',
    [...columns, index].join(',\n'),
    ')',
    'ENGINE = MergeTree',
    `ORDER BY (${table.key.join(', ')})`,
    `SETTINGS non_replicated_deduplication_window = ${DEDUPLICATION_WINDOW}`,
  ].join('\n');
}
