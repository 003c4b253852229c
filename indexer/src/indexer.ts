import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { IndexerError } from './errors.ts';
import { Follower } from './follower.ts';
import { type ProgramOptions, parsePrograms } from './idl/program.ts';
import { claimPrograms } from './ledger/covered-programs.ts';
import { DerivedTables } from './ledger/derived.ts';
import { Ledger } from './ledger/ledger.ts';
import { SegmentWriter, type WriteStep } from './ledger/writer.ts';
import { AddressSource } from './source/address.ts';
import { subscribeHints } from './source/hint.ts';
import { Rpc } from './source/rpc.ts';
import { type IndexerStatus, StatusBoard } from './status.ts';
import type { Store } from './store/open.ts';
import { applySchema } from './store/schema.ts';
import { Wake } from './wake.ts';
import type { Watermark } from './watermark.ts';

/** What an indexer follows, and how. */
export interface IndexerOptions {
  store: Store;
  /** JSON-RPC of a node. */
  rpcUrl: string;
  /** WebSocket of the node: events are seen a little earlier with it. */
  wsUrl?: string;
  programs: readonly ProgramOptions[];
  /** Slots in a segment, 64 without it. A store keeps the size it was made with. */
  segmentSlots?: number;
  /** Milliseconds between looks at the chain, 400 without it. */
  pollMs?: number;
  /** First slot to index, 0 without it; rounded down to a segment's first. */
  startSlot?: bigint;
  /** Tells apart chains with the same genesis hash. */
  instance?: string;
  logger?: Logger;
  /** Told of each step of writing a segment; for measuring. */
  onStep?: (step: WriteStep, table?: string) => void;
}

/** Follows programs and keeps the tables. */
export interface Indexer {
  /**
   * Applies the schema, checks that the store is this chain's, and begins to follow. Tables can be read when it
   * resolves. An abort of the signal is a stop.
   *
   * @throws IndexerError
   */
  start(signal?: AbortSignal): Promise<void>;
  /** Ends after the segment in hand. */
  stop(): Promise<void>;
  status(): IndexerStatus;
  /** Resolves when it was stopped or has failed for good; `status` tells which. */
  readonly ended: Promise<void>;
  /** Calls the listener after each commit. @returns ends that */
  onCommit(listener: (watermark: Watermark) => void): () => void;
}

/**
 * Makes an indexer. Nothing happens before its start.
 *
 * @throws IndexerError as {@link parsePrograms}
 */
export function createIndexer(options: IndexerOptions): Indexer {
  const programs = parsePrograms(options.programs);
  const board = new StatusBoard();
  const stopping = new AbortController();
  // Every request in flight listens for the stop.
  setMaxListeners(0, stopping.signal);
  const wake = new Wake();
  const { logger, store } = options;
  let running: Promise<void> | undefined;
  const { promise: ended, resolve: end } = deferred();
  let unsubscribe: (() => Promise<void>) | undefined;

  const start = async (signal?: AbortSignal): Promise<void> => {
    if (running !== undefined) throw new IndexerError('INDEXER__STORE_UNAVAILABLE', 'The indexer was started already.');
    signal?.addEventListener('abort', () => stopping.abort(), { once: true });
    const onRetry = (method: string, reason: string): void => {
      board.retried();
      logger?.debug({ method, reason }, 'Retried a request');
    };
    const source = new AddressSource(new Rpc({ url: options.rpcUrl, onRetry }), programs);
    await applySchema(store, programs);
    const ledger = new Ledger(store.writer, source.name);
    const segmentSlots = BigInt(options.segmentSlots ?? 64);
    const genesisHash = await source.genesisHash(stopping.signal);
    await ledger.claim({ genesisHash, instance: options.instance ?? 'default', segmentSlots });
    const state = await ledger.read();
    await claimPrograms(store.writer, programs, {
      committed: state.committed,
      isNamedUpTo: (programId, slot) => source.isNamedUpTo(programId, slot, stopping.signal),
    });
    const writer = new SegmentWriter({
      writer: store.writer,
      ledger,
      derived: await DerivedTables.load(store.writer, programs),
      state,
      onStep: options.onStep,
      onRepair: (what) => logger?.warn({ what }, 'Repaired rows after a crash'),
    });
    const follower = new Follower({
      source,
      writer,
      board,
      wake,
      logger,
      cursors: state.cursors,
      segmentSlots,
      startSlot: options.startSlot ?? 0n,
      pollMs: options.pollMs ?? 400,
    });
    if (options.wsUrl !== undefined) {
      const addresses = programs.map((program) => program.programId);
      unsubscribe = subscribeHints(options.rpcUrl, options.wsUrl, addresses, () => wake.notify());
    }
    running = follower.run(stopping.signal).finally(end);
  };

  return {
    start,
    stop: async () => {
      stopping.abort();
      await running;
      await unsubscribe?.();
      unsubscribe = undefined;
    },
    status: () => board.status(),
    ended,
    onCommit: (listener) => board.onCommit(listener),
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
