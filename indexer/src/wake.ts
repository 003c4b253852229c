/** A sleep that can be cut short. */
export class Wake {
  #notify: (() => void) | undefined;
  #notified = false;

  /** Ends the sleep now, or the next one at once. */
  notify(): void {
    this.#notified = true;
    this.#notify?.();
  }

  /** Sleeps at most `ms` milliseconds. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (this.#notified || signal.aborted) {
      this.#notified = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#notify = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#notify = done;
      signal.addEventListener('abort', done, { once: true });
    });
    this.#notified = false;
  }
}
