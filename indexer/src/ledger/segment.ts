import { createHash } from 'node:crypto';
import { IndexerError, messageOf } from '../errors.ts';
import { COMMON_COLUMNS, POSITION_COLUMN } from '../idl/plan.ts';
import type { DecodedEvent } from '../idl/program.ts';
import type { Cell } from '../idl/scalar.ts';
import type { ClockSample } from '../source/clock.ts';
import type { SourceEvent } from '../source/transaction.ts';
import { type Row, serializeRows } from '../store/cells.ts';
import { changesOf, eventRow, timestampOf } from './event-row.ts';
import type { SlotRange } from './grid.ts';

/** Rows of one table in a segment, in canonical order, cut into blocks. */
export interface TableBlocks {
  table: string;
  columns: readonly string[];
  rows: number;
  /** JSONCompactEachRow, one insert each. */
  chunks: readonly Uint8Array[];
}

/** A segment that is ready to be written: a pure function of its events. */
export interface PreparedSegment extends SlotRange {
  tables: readonly TableBlocks[];
  /** SHA-256 over all rows in order, hexadecimal. */
  checksum: string;
  undecoded: number;
  /** Clock of the slots with events, as the events carry it. */
  clocks: readonly ClockSample[];
}

/** Most rows of one insert; the store must take each as one block. */
const CHUNK_ROWS = 500_000;

const EVENT_COLUMNS = [
  'slot',
  'signature',
  'instruction',
  'inner',
  'program',
  'event',
  'scope',
  'scopes',
  'keys',
  'timestamp',
  'payload',
];
const CHANGE_COLUMNS = [
  'scope',
  'sequence',
  'field',
  'program',
  'event',
  'slot',
  'signature',
  'instruction',
  'inner',
  'position',
];
const UNDECODED_COLUMNS = [...COMMON_COLUMNS.map(({ name }) => name), 'program', 'reason', 'data'];

/** Decodes the events of a cell and lays out the rows of every table they touch. */
export function prepareSegment(range: SlotRange, events: readonly SourceEvent[]): PreparedSegment {
  const rows = new RowCollector();
  const clocks = new Map<bigint, ClockSample>();
  let undecoded = 0;
  for (const event of [...events].sort(canonically)) {
    const decoded = tryDecode(event);
    if (typeof decoded === 'string') {
      undecoded += 1;
      rows.add('events_undecoded', UNDECODED_COLUMNS, [...commonCells(event), event.program.name, decoded, event.data]);
      continue;
    }
    addEvent(rows, event, decoded);
    const timestamp = timestampOf(decoded.value);
    if (timestamp !== null && event.program.carriesClock)
      clocks.set(event.slot, { slot: event.slot, unixTimestamp: timestamp });
  }
  const tables = rows.blocks();
  return { ...range, tables, checksum: checksum(tables), undecoded, clocks: [...clocks.values()] };
}

function addEvent(rows: RowCollector, event: SourceEvent, decoded: DecodedEvent): void {
  const { definition, value } = decoded;
  const { plan } = definition;
  const common = commonCells(event);
  const position = common.slice(0, 4);
  rows.add(plan.table, names([...COMMON_COLUMNS, ...plan.columns]), [
    ...common,
    ...plan.columns.map((c) => c.read(value)),
  ]);
  for (const child of plan.children) {
    for (const [i, item] of child.items(value).entries()) {
      const cells = child.columns.map((column) => column.read(item));
      rows.add(child.table, names([...COMMON_COLUMNS, POSITION_COLUMN, ...child.columns]), [...common, i, ...cells]);
    }
  }
  const changes = changesOf(plan, value);
  for (const { scope, sequence, field, position: place } of changes) {
    rows.add('changes', CHANGE_COLUMNS, [
      scope,
      sequence,
      field,
      event.program.name,
      definition.name,
      ...position,
      place,
    ]);
  }
  rows.add('events', EVENT_COLUMNS, [...position, ...eventRow(event.program.name, decoded, changes)]);
}

function tryDecode(event: SourceEvent): DecodedEvent | string {
  try {
    return event.program.decode(event.data);
  } catch (error) {
    if (error instanceof IndexerError && error.code === 'INDEXER__EVENT_UNDECODABLE') return messageOf(error);
    throw error;
  }
}

function commonCells(event: SourceEvent): Cell[] {
  return [event.slot, event.signature, event.instruction, event.inner, event.blockTime];
}

/** The order of rows inside a segment: the same from every source. */
function canonically(a: SourceEvent, b: SourceEvent): number {
  if (a.slot !== b.slot) return a.slot < b.slot ? -1 : 1;
  return Buffer.compare(a.signature, b.signature) || a.instruction - b.instruction || a.inner - b.inner;
}

function names(columns: readonly { name: string }[]): string[] {
  return columns.map(({ name }) => name);
}

class RowCollector {
  readonly #tables = new Map<string, { columns: readonly string[]; rows: Row[] }>();

  add(table: string, columns: readonly string[], row: Row): void {
    const known = this.#tables.get(table);
    if (known === undefined) this.#tables.set(table, { columns, rows: [row] });
    else known.rows.push(row);
  }

  blocks(): TableBlocks[] {
    const sorted = [...this.#tables].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([table, { columns, rows }]) => {
      const chunks: Uint8Array[] = [];
      for (let i = 0; i < rows.length; i += CHUNK_ROWS) chunks.push(serializeRows(rows.slice(i, i + CHUNK_ROWS)));
      return { table, columns, rows: rows.length, chunks };
    });
  }
}

function checksum(tables: readonly TableBlocks[]): string {
  const hash = createHash('sha256');
  for (const { table, columns, chunks } of tables) {
    hash.update(JSON.stringify([table, columns]));
    for (const chunk of chunks) hash.update(chunk);
  }
  return hash.digest('hex');
}
