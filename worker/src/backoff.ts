/** How long to leave something alone after it failed: the longer, the more often it failed in a row. */
export class Backoff {
  readonly #failures = new Map<string, { count: number; until: number }>();
  readonly #shortestMs: number;
  readonly #longestMs: number;
  readonly #now: () => number;

  /** @param options.now a steady clock, milliseconds. */
  constructor(options: { shortestMs: number; longestMs: number; now?: () => number }) {
    this.#shortestMs = options.shortestMs;
    this.#longestMs = options.longestMs;
    this.#now = options.now ?? (() => performance.now());
  }

  /** It may be tried (again). */
  ready(key: string): boolean {
    return this.#now() >= (this.#failures.get(key)?.until ?? Number.NEGATIVE_INFINITY);
  }

  /** It failed. Gives how often it has by now. */
  failed(key: string): number {
    const count = (this.#failures.get(key)?.count ?? 0) + 1;
    const restMs = Math.min(this.#longestMs, this.#shortestMs * 2 ** (count - 1));
    this.#failures.set(key, { count, until: this.#now() + restMs });
    return count;
  }

  /** It succeeded, or doesn't matter any more. */
  clear(key: string): void {
    this.#failures.delete(key);
  }
}
