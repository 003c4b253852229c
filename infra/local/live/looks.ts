import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

export interface LooksOptions {
  /** Who looks: `renters` and the like, for the names of log events. */
  name: string;
  /** Milliseconds from the end of a look to the next. */
  pauseMs: number;
  logger: Logger;
  /** Does once what is due now. What failed is decided anew from the chain at the next look. */
  look(): Promise<void>;
}

/** Looks at the chain again and again. A row of failures is logged once, and so is its end. */
export class Looks {
  readonly #options: LooksOptions;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: LooksOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Resolves when the look under way, if there is one, is over. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { name, pauseMs, logger, look } = this.#options;
    const { signal } = this.#stop;
    let failing = false;
    while (!signal.aborted) {
      try {
        await look();
        if (failing) logger.info({ event: `${name}.recovered` }, `The played ${name} act again`);
        failing = false;
      } catch (error) {
        if (!failing) logger.warn({ event: `${name}.failed`, err: error }, `The played ${name} could not act`);
        failing = true;
      }
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
