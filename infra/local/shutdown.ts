import type { Logger } from 'pino';

/** What has been started, ended in the reverse order: who uses something ends before it. */
export class Shutdown {
  readonly #steps: { name: string; end: () => Promise<void> }[] = [];
  readonly #logger: Logger;
  #ending: Promise<void> | undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** True once {@link Shutdown.end} was called. */
  get isEnding(): boolean {
    return this.#ending !== undefined;
  }

  /** Keeps how something is ended. */
  add(name: string, end: () => Promise<void>): void {
    this.#steps.push({ name, end });
  }

  /** Ends all, once; what can't be ended in order holds up nothing else. */
  end(): Promise<void> {
    this.#ending ??= this.#endAll();
    return this.#ending;
  }

  async #endAll(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      const { name, end } = step;
      const startedAt = performance.now();
      try {
        await end();
        const durationMs = Math.round(performance.now() - startedAt);
        this.#logger.info({ event: 'shutdown.ended', part: name, durationMs }, 'Ended a part');
      } catch (err) {
        this.#logger.error({ event: 'shutdown.failed', part: name, err }, 'A part did not end in order');
      }
    }
  }
}
