import { type Reader, readWatermark, type Watermark } from '@escapement/indexer';
import type { ChainPoint } from './data/metric.ts';

/** What is known of the watermark, and of this machine's clock beside it. */
export interface WatermarkView {
  readonly watermark: Watermark;
  /** Seconds by which this machine's clock was ahead of the chain Clock when this watermark was first seen. */
  readonly offsetSeconds: bigint;
}

/** Age from which the watermark is read again, and pause between reads without requests; milliseconds. */
const MAX_AGE_MS = 100;
const POLL_MS = 500;

/**
 * Follows the watermark. Requests share one read; a timer reads on without requests, so that the clocks are compared
 * when a watermark is new and not when somebody asks.
 */
export class WatermarkFollower {
  readonly #reader: Reader;
  readonly #now: () => number;
  readonly #prepare: (point: ChainPoint) => Promise<void>;
  #view: WatermarkView | undefined;
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<WatermarkView | undefined> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param now Milliseconds since 1970 by this machine's clock.
   * @param prepare Done before a new watermark is shown.
   */
  constructor(reader: Reader, now: () => number, prepare: (point: ChainPoint) => Promise<void>) {
    this.#reader = reader;
    this.#now = now;
    this.#prepare = prepare;
  }

  /** Starts reading without requests. A failed read is left to the next request to tell. */
  start(): void {
    this.#timer = setInterval(() => this.look(), POLL_MS);
    this.#timer.unref();
  }

  /** Reads now, whatever the age. */
  look(): void {
    this.#readAt = Number.NEGATIVE_INFINITY;
    void this.current().catch(() => undefined);
  }

  /** Stops reading without requests. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** The last view; undefined before the first commit. */
  get last(): WatermarkView | undefined {
    return this.#view;
  }

  /** The watermark as far as it is shown: a request never waits for the next one. Undefined before the first commit. */
  async current(): Promise<WatermarkView | undefined> {
    const age = this.#now() - this.#readAt;
    if (this.#view && age >= 0 && age < MAX_AGE_MS) return this.#view;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    if (!this.#view) return this.#reading;
    // The next request tells of a store that does not answer: its own statements fail.
    void this.#reading.catch(() => undefined);
    return this.#view;
  }

  async #read(): Promise<WatermarkView | undefined> {
    const watermark = await readWatermark(this.#reader);
    const readAt = this.#now();
    if (watermark && watermark.slot !== this.#view?.watermark.slot) {
      const offsetSeconds = BigInt(Math.floor(readAt / 1_000)) - watermark.chainTime;
      if (this.#view) await this.#prepare(watermark);
      this.#view = { watermark, offsetSeconds };
    }
    this.#readAt = this.#now();
    return this.#view;
  }
}
