import type { Logger } from 'pino';
import { IndexerError, messageOf } from './errors.ts';
import { cellOf, lastWholeCell, type SlotRange } from './ledger/grid.ts';
import { prepareSegment } from './ledger/segment.ts';
import type { Publication, SegmentWriter } from './ledger/writer.ts';
import { loadAhead } from './load-ahead.ts';
import type { AddressSource, Cursor, ListedSignature } from './source/address.ts';
import { ClockSamples } from './source/clock.ts';
import type { SourceEvent } from './source/transaction.ts';
import type { StatusBoard } from './status.ts';
import type { Wake } from './wake.ts';

/** What the follower works with. */
export interface FollowerOptions {
  source: AddressSource;
  writer: SegmentWriter;
  board: StatusBoard;
  wake: Wake;
  logger?: Logger;
  /** Last signatures of the store, by program. */
  cursors: ReadonlyMap<string, Cursor>;
  segmentSlots: bigint;
  startSlot: bigint;
  pollMs: number;
}

/** Cells whose transactions are fetched while an earlier one is written. */
const CELLS_AHEAD = 4;
/** Runs of empty cells are committed at most this often, milliseconds. */
const EMPTY_COMMIT_MS = 1_000;
/** Pauses after trouble, milliseconds. */
const BACKOFF_MS = { first: 500, most: 15_000 };

interface Cell extends SlotRange {
  signatures: ListedSignature[];
}

/** Follows the chain: looks at its tip, and writes every whole cell up to the finalized slot. */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #samples = new ClockSamples();
  #cursors: ReadonlyMap<string, Cursor>;
  #lastEmptyCommit = Number.NEGATIVE_INFINITY;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#cursors = options.cursors;
  }

  /** Runs until the signal aborts or something fails that no retry mends. Never rejects: the board tells. */
  async run(signal: AbortSignal): Promise<void> {
    const { board, logger, pollMs, wake } = this.#options;
    board.set({ state: 'backfilling' });
    this.#publish();
    let backoff: number = BACKOFF_MS.first;
    while (!signal.aborted) {
      try {
        await this.#advance(signal);
        if (board.status().error !== null) logger?.info('Recovered');
        board.set({ error: null });
        backoff = BACKOFF_MS.first;
        await wake.sleep(pollMs, signal);
      } catch (error) {
        if (signal.aborted) break;
        const failure = asIndexerError(error);
        if (!failure.retryable) {
          board.set({ state: 'failed', error: failure });
          logger?.fatal({ err: failure, code: failure.code }, 'Stopped indexing');
          return;
        }
        if (board.status().error?.code !== failure.code)
          logger?.warn({ err: failure, code: failure.code }, 'Paused indexing');
        board.set({ error: failure });
        await wake.sleep(backoff, signal);
        backoff = Math.min(backoff * 2, BACKOFF_MS.most);
      }
    }
    board.set({ state: 'stopped' });
  }

  async #advance(signal: AbortSignal): Promise<void> {
    const { board, segmentSlots, source } = this.#options;
    const tip = await source.tip(signal);
    if (tip.clock !== null) this.#samples.add(tip.clock);
    board.set({ finalizedSlot: tip.finalizedSlot });
    const target = lastWholeCell(tip.finalizedSlot, segmentSlots);
    const after = this.#frontier();
    if (target > after) {
      const { signatures, cursors } = await source.list(after, target, this.#cursors, signal);
      const cells = this.#cells(signatures);
      const load = (cell: Cell): Promise<SourceEvent[]> => this.#load(cell, signal);
      for await (const { input: cell, output: events } of loadAhead(cells, CELLS_AHEAD, load)) {
        signal.throwIfAborted();
        if (events.length > 0) await this.#write(cell, events);
      }
      // Commits until here carry the cursors of before: a restart lists more than it needs, never less.
      this.#cursors = cursors;
      if (this.#frontier() < target) await this.#writeEmpty(target, cells.length > 0);
    }
    this.#caughtUp();
  }

  #caughtUp(): void {
    const { board, logger, writer } = this.#options;
    if (board.status().state !== 'backfilling') return;
    board.set({ state: 'live' });
    logger?.info({ slot: writer.committed }, 'Caught up');
  }

  /** Last slot that is covered. */
  #frontier(): bigint {
    const { segmentSlots, startSlot, writer } = this.#options;
    return writer.committed ?? cellOf(startSlot, segmentSlots).from - 1n;
  }

  #cells(signatures: readonly ListedSignature[]): Cell[] {
    const cells: Cell[] = [];
    for (const listed of signatures) {
      const cell = cellOf(listed.slot, this.#options.segmentSlots);
      const last = cells.at(-1);
      if (last?.from === cell.from) last.signatures.push(listed);
      else cells.push({ ...cell, signatures: [listed] });
    }
    return cells;
  }

  async #load(cell: Cell, signal: AbortSignal): Promise<SourceEvent[]> {
    const { source } = this.#options;
    const events = await Promise.all(cell.signatures.map((listed) => source.events(listed, signal)));
    return events.flat();
  }

  async #write(cell: Cell, events: readonly SourceEvent[]): Promise<void> {
    const { board, logger, writer } = this.#options;
    const before = cell.from - 1n;
    if (this.#frontier() < before) await this.#writeEmpty(before, true);
    const segment = prepareSegment(cell, events);
    if (segment.undecoded > 0)
      logger?.warn({ from: cell.from, undecoded: segment.undecoded }, 'Kept undecodable events');
    for (const clock of segment.clocks) this.#samples.add(clock);
    await writer.write(segment, this.#publication(cell.to)).catch(storeFailure);
    board.wrote(events.length, segment.undecoded);
    this.#publish();
  }

  async #writeEmpty(to: bigint, now: boolean): Promise<void> {
    const due = performance.now() - this.#lastEmptyCommit >= EMPTY_COMMIT_MS;
    if (!now && !due) return;
    this.#lastEmptyCommit = performance.now();
    const range = { from: this.#frontier() + 1n, to };
    await this.#options.writer.writeEmpty(range, this.#publication(to)).catch(storeFailure);
    this.#publish();
  }

  #publication(to: bigint): Publication {
    return { cursors: this.#cursors, clocks: this.#samples.upTo(to) };
  }

  #publish(): void {
    const { board, writer } = this.#options;
    const { committed, watermark } = writer;
    if (committed === null) return;
    this.#samples.published(committed);
    board.committed(committed, watermark && { slot: watermark.slot, chainTime: watermark.unixTimestamp });
  }
}

/** What the store threw is tried again: the same segment with the same tokens. */
function storeFailure(error: unknown): never {
  if (error instanceof IndexerError) throw error;
  throw new IndexerError(
    'INDEXER__STORE_UNAVAILABLE',
    `The store did not take a segment: ${messageOf(error).slice(0, 500)}`,
    {
      retryable: true,
      cause: error,
    },
  );
}

/** Anything unforeseen stops the indexer rather than repeat itself. */
function asIndexerError(error: unknown): IndexerError {
  if (error instanceof IndexerError) return error;
  return new IndexerError('INDEXER__UNEXPECTED', `Indexing failed: ${messageOf(error)}`, { cause: error });
}
