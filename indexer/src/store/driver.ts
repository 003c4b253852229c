import type { QueryParameters } from './parameters.ts';

/** A block of rows for one table, inserted whole or not at all. */
export interface InsertBlock {
  table: string;
  columns: readonly string[];
  /** JSONCompactEachRow. */
  body: Uint8Array;
  /** The same token again inserts nothing, in the table and all its views. */
  token?: string;
}

/** A row as JSON gives it: wide integers are strings. */
export type JsonRow = Record<string, unknown>;

/** One connection. It runs one statement at a time. */
export interface Session {
  query(sql: string, parameters?: QueryParameters): Promise<JsonRow[]>;
  /** Runs a statement that returns nothing; parameters as in a query. */
  command(sql: string, parameters?: QueryParameters): Promise<void>;
  insert(block: InsertBlock): Promise<void>;
  close(): Promise<void>;
}

/** Limits of each reading query; a query that passes one fails with `INDEXER__QUERY_LIMIT`. */
export interface ReadLimits {
  seconds: number;
  rowsToRead: number;
  memoryBytes: number;
  resultRows: number;
}

/** A place where sessions come from: an embedded engine or a server. */
export interface Driver {
  readonly kind: 'embedded' | 'server';
  openWriter(): Promise<Session>;
  openReader(limits: ReadLimits): Promise<Session>;
}

/**
 * Joins are made in the order of the text. Where the engine chooses the order, it mixes up the columns of a view that is
 * joined with those of the query, when their internal names happen to be the same.
 */
const JOINS = { join_use_nulls: 0, query_plan_optimize_join_order_limit: 0 } as const;

/** Each condition of a chain is not compared with each other: that was a third of planning the network's counts, for nothing. */
const PLANNING = { optimize_and_compare_chain: 0 } as const;

/**
 * What makes deduplication tokens hold: a retry must cut the same blocks. One INSERT is one block, made by one
 * thread, of rows in the order given.
 */
export const WRITER_SETTINGS = {
  async_insert: 0,
  insert_deduplicate: 1,
  deduplicate_blocks_in_dependent_materialized_views: 1,
  max_insert_threads: 1,
  max_insert_block_size: 2_000_000,
  min_insert_block_size_rows: 2_000_000,
  min_insert_block_size_bytes: 0,
  input_format_parallel_parsing: 0,
  input_format_null_as_default: 0,
  ...JOINS,
  ...PLANNING,
  output_format_json_quote_64bit_integers: 1,
} as const;

/** Settings of a reading session. */
export function readerSettings(limits: ReadLimits): Record<string, string | number> {
  return {
    output_format_json_quote_64bit_integers: 1,
    ...JOINS,
    ...PLANNING,
    max_execution_time: limits.seconds,
    max_rows_to_read: limits.rowsToRead,
    max_memory_usage: limits.memoryBytes,
    max_result_rows: limits.resultRows,
    result_overflow_mode: 'throw',
    // Reads and SET, nothing that writes.
    readonly: 2,
  };
}
