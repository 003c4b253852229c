/**
 * Writes segments exactly once: intent, inserts with tokens, counts read back, derived tables, commit. A crash
 * anywhere is mended by writing the same segment again; what makes that true is the order of the steps here.
 */
import { IndexerError } from '../errors.ts';
import { quoteIdentifier } from '../idl/names.ts';
import type { Cursor } from '../source/address.ts';
import type { ClockSample } from '../source/clock.ts';
import type { Session } from '../store/driver.ts';
import type { DerivedTables } from './derived.ts';
import type { SlotRange } from './grid.ts';
import type { Intent, Ledger, LedgerState } from './ledger.ts';
import type { PreparedSegment, TableBlocks } from './segment.ts';

/** A step that has just been done, or for an insert is done in part. */
export type WriteStep = 'intent' | 'insert' | 'inserts' | 'derived' | 'clock' | 'commit';

/** What a commit publishes beside the rows. */
export interface Publication {
  cursors: ReadonlyMap<string, Cursor>;
  /** Observed Clocks up to the end of the range, oldest first. */
  clocks: readonly ClockSample[];
}

/** Options of the writer. */
export interface WriterOptions {
  writer: Session;
  ledger: Ledger;
  derived: DerivedTables;
  state: LedgerState;
  /** Told of each step, with the table of an insert; may be used to measure, or to fail. */
  onStep?: (step: WriteStep, table?: string) => void;
  /** Told of rollups that a crash had left different from their rows. */
  onRepair?: (what: string) => void;
}

/** Writes segments, one at a time, in the order of slots. */
export class SegmentWriter {
  readonly #options: WriterOptions;
  #committed: bigint | null;
  #watermark: ClockSample | null;
  #open: Intent | null;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#committed = options.state.committed;
    this.#watermark = options.state.watermark;
    this.#open = options.state.open;
  }

  /** Last committed slot. */
  get committed(): bigint | null {
    return this.#committed;
  }

  /** Latest published Clock. */
  get watermark(): ClockSample | null {
    return this.#watermark;
  }

  /** Commits a run of cells without events. */
  async writeEmpty(range: SlotRange, publication: Publication): Promise<void> {
    if (this.#open !== null && this.#open.from <= range.to) throw changed(this.#open);
    await this.#commit(range, 0, [], '', publication);
  }

  /**
   * Writes and commits a segment.
   *
   * @throws IndexerError `INDEXER__SEGMENT_CHANGED` when it is not what was begun before a crash,
   *   `INDEXER__STORE_INCONSISTENT` when the tables hold what no segment wrote
   */
  async write(segment: PreparedSegment, publication: Publication): Promise<void> {
    const { derived, onRepair } = this.#options;
    const repeated = this.#open;
    if (repeated !== null && !equals(repeated, segment)) throw changed(repeated);
    const { from, to, checksum } = segment;
    let epoch = repeated?.epoch ?? 0;
    if (repeated === null) await this.#intend({ from, to, checksum, epoch });
    this.#step('intent');
    // Always the tokens of epoch 0: what is there already is dropped, in the tables and in their views.
    for (const table of segment.tables) await this.#insert(segment, table, 0);
    const missing = await this.#missing(segment);
    if (missing.length > 0) {
      // A crash between a token's record and its rows: only new tokens bring them in, and views may then count twice.
      epoch += 1;
      await this.#intend({ from, to, checksum, epoch });
      for (const table of missing) await this.#insert(segment, table, epoch);
      const still = await this.#missing(segment);
      if (still.length > 0) throw inconsistent(segment, still[0]?.table ?? '', 'rows are missing');
      for (const { table } of missing) onRepair?.(table);
    }
    this.#step('inserts');
    if (repeated !== null || missing.length > 0) {
      for (const rollup of await derived.repairRollups()) onRepair?.(rollup);
    }
    await derived.refresh({ from, to });
    this.#step('derived');
    await this.#commit({ from, to }, epoch, segment.tables, checksum, publication);
  }

  async #intend(intent: Intent): Promise<void> {
    this.#open = intent;
    await this.#options.ledger.writeIntent(intent);
  }

  async #insert(segment: PreparedSegment, table: TableBlocks, epoch: number): Promise<void> {
    for (const [chunk, body] of table.chunks.entries()) {
      const token = `${segment.from}-${segment.to}:${table.table}:${epoch}:${chunk}`;
      await this.#options.writer.insert({ table: table.table, columns: table.columns, body, token });
      this.#step('insert', table.table);
    }
  }

  /** Tables that hold nothing of the segment; anything else but all of it is an error. */
  async #missing(segment: PreparedSegment): Promise<TableBlocks[]> {
    const { from, to, tables } = segment;
    if (tables.length === 0) return [];
    const counts = tables.map(
      ({ table }, i) =>
        `SELECT ${i} AS i, count() AS rows FROM ${quoteIdentifier(table)} WHERE slot BETWEEN {from:UInt64} AND {to:UInt64}`,
    );
    const rows = await this.#options.writer.query(counts.join(' UNION ALL '), { from, to });
    const found = new Map(rows.map((row) => [Number(row.i), Number(row.rows)]));
    return tables.filter((table, i) => {
      const count = found.get(i) ?? 0;
      if (count !== 0 && count !== table.rows) {
        throw inconsistent(segment, table.table, `${count} rows where ${table.rows} were written`);
      }
      return count === 0;
    });
  }

  async #commit(
    range: SlotRange,
    epoch: number,
    tables: readonly TableBlocks[],
    checksum: string,
    publication: Publication,
  ): Promise<void> {
    const { ledger } = this.#options;
    await ledger.writeClocks(publication.clocks);
    this.#step('clock');
    const watermark = publication.clocks.at(-1) ?? this.#watermark;
    const counts = new Map(tables.map(({ table, rows }) => [table, rows]));
    await ledger.writeCommit({ ...range, epoch, counts, checksum, cursors: publication.cursors, watermark });
    this.#committed = range.to;
    this.#watermark = watermark;
    this.#open = null;
    this.#step('commit');
  }

  #step(step: WriteStep, table?: string): void {
    this.#options.onStep?.(step, table);
  }
}

function equals(intent: Intent, segment: PreparedSegment): boolean {
  return intent.from === segment.from && intent.to === segment.to && intent.checksum === segment.checksum;
}

function changed(intent: Intent): IndexerError {
  return new IndexerError(
    'INDEXER__SEGMENT_CHANGED',
    'The node tells other events than before the last crash. It is asked again; if this stays, use another node, or the IDL of before.',
    { retryable: true, context: { from: intent.from, to: intent.to } },
  );
}

function inconsistent(segment: SlotRange, table: string, reason: string): IndexerError {
  return new IndexerError(
    'INDEXER__STORE_INCONSISTENT',
    `Table ${table} does not hold what was written: ${reason}. Index again into a new store.`,
    { context: { table, from: segment.from, to: segment.to } },
  );
}
