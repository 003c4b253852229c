/** Waits `ms` milliseconds, or less when `signal` aborts; then it resolves too. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/** A wait that can be ended from outside: by a hint that something has changed. */
export class Alarm {
  #ring: (() => void) | undefined;
  #rung = false;

  /** Ends the wait under way, or makes the next one end at once. */
  ring(): void {
    this.#rung = true;
    this.#ring?.();
  }

  /** Waits `ms` milliseconds, or until {@link ring} is called or `signal` aborts. */
  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    if (!this.#rung) {
      const ended = new AbortController();
      this.#ring = () => ended.abort();
      await sleep(ms, signal ? AbortSignal.any([signal, ended.signal]) : ended.signal);
      this.#ring = undefined;
    }
    this.#rung = false;
  }
}
