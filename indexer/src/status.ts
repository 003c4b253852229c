import type { IndexerError } from './errors.ts';
import type { Watermark } from './watermark.ts';

/** What an indexer is doing. */
export interface IndexerStatus {
  /** `backfilling` until the last finalized segment was committed for the first time. */
  state: 'starting' | 'backfilling' | 'live' | 'stopped' | 'failed';
  watermark: { slot: bigint; chainTime: bigint } | null;
  committedSlot: bigint | null;
  finalizedSlot: bigint | null;
  /** Finalized slots that are not committed yet. */
  slotsBehind: bigint | null;
  /** Since the start: segments with events, events, events that could not be decoded, requests tried again. */
  segments: number;
  events: number;
  undecoded: number;
  retries: number;
  /** The trouble it is in; it goes on trying unless the state is `failed`. */
  error: IndexerError | null;
}

/** Collects what the indexer's parts report. */
export class StatusBoard {
  #status: Omit<IndexerStatus, 'slotsBehind'> = {
    state: 'starting',
    watermark: null,
    committedSlot: null,
    finalizedSlot: null,
    segments: 0,
    events: 0,
    undecoded: 0,
    retries: 0,
    error: null,
  };
  readonly #listeners = new Set<(watermark: Watermark) => void>();

  /** A snapshot. */
  status(): IndexerStatus {
    const { finalizedSlot, committedSlot } = this.#status;
    const behind = finalizedSlot === null ? null : finalizedSlot - (committedSlot ?? -1n);
    return { ...this.#status, slotsBehind: behind === null || behind > 0n ? behind : 0n };
  }

  set(change: Partial<Omit<IndexerStatus, 'slotsBehind'>>): void {
    this.#status = { ...this.#status, ...change };
  }

  retried(): void {
    this.#status.retries += 1;
  }

  wrote(events: number, undecoded: number): void {
    this.#status.segments += 1;
    this.#status.events += events;
    this.#status.undecoded += undecoded;
  }

  committed(committedSlot: bigint, watermark: { slot: bigint; chainTime: bigint } | null): void {
    this.set({ committedSlot, watermark });
    if (watermark === null) return;
    for (const listener of this.#listeners) listener({ ...watermark, committedSlot, openIntent: false });
  }

  onCommit(listener: (watermark: Watermark) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
