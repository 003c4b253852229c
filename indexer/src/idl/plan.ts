import type { Cell } from './scalar.ts';
import type { Value } from './value.ts';

/** A column of a generated table. */
export interface Column {
  name: string;
  /** ClickHouse type. */
  type: string;
  /** The cell of one decoded value: the event for its own table, the item for a child table. */
  read(value: Value): Cell;
}

/** Where a value of type `Change` lies. */
export interface ChangePath {
  /** Name of the column that holds the scope. */
  field: string;
  /** Scope and sequence, or null where an option is empty. */
  read(value: Value): { scope: Uint8Array; sequence: bigint } | null;
}

/** Rows of a vec of structs. */
export interface ChildPlan {
  table: string;
  /** Name of the field in the event's own terms. */
  field: string;
  columns: readonly Column[];
  changes: readonly ChangePath[];
  /** The items of one decoded event. */
  items(value: Value): readonly Value[];
}

/** How the rows of one event are made. */
export interface EventPlan {
  table: string;
  columns: readonly Column[];
  changes: readonly ChangePath[];
  children: readonly ChildPlan[];
}

/** Columns that every generated table has, before the event's own. */
export const COMMON_COLUMNS = [
  { name: 'slot', type: 'UInt64' },
  { name: 'signature', type: 'FixedString(64)' },
  { name: 'instruction', type: 'UInt16' },
  { name: 'inner', type: 'UInt16' },
  { name: 'block_time', type: 'Nullable(Int64)' },
] as const;

/** The column that a child table has beside them: place of the item in its vec, from 0. */
export const POSITION_COLUMN = { name: 'position', type: 'UInt32' } as const;
