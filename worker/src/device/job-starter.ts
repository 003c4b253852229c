import type { Logger } from 'pino';
import { Backoff } from '../backoff.ts';
import { isWorkerError } from '../errors.ts';
import type { JobEngine } from '../jobs/job-engine.ts';
import type { JobSpec } from '../jobs/spec.ts';

/** Times that an image which can't be had is asked for. */
const MOST_TRIES = 3;

/**
 * Gets a job's image and starts its container beside everything else, as it may take long. One at a time; what can be
 * tried again is, a few times.
 */
export class JobStarter {
  readonly #options: {
    readonly jobs: JobEngine | undefined;
    readonly logger: Logger;
    readonly onSettled: () => void;
  };
  readonly #backoff = new Backoff({ shortestMs: 1_000, longestMs: 60_000 });
  #current: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  constructor(options: { jobs: JobEngine | undefined; logger: Logger; onSettled: () => void }) {
    this.#options = options;
  }

  /** A job is being started. */
  get busy(): boolean {
    return this.#current !== undefined;
  }

  /** Begins to start a rental's job; `onRefused` is told when it can't be run at all. */
  start(rental: string, spec: JobSpec, onRefused: (error: unknown) => void): void {
    const { jobs, onSettled } = this.#options;
    if (!jobs || this.#current || !this.#backoff.ready(rental)) {
      return;
    }
    const abort = new AbortController();
    const done = this.#start(jobs, rental, spec, abort.signal, onRefused).finally(() => {
      this.#current = undefined;
      onSettled();
    });
    this.#current = { abort, done };
  }

  /** Ends what is under way. A container that was made is found by its label. */
  async cancel(): Promise<void> {
    this.#current?.abort.abort();
    await this.#current?.done;
  }

  async #start(
    jobs: JobEngine,
    rental: string,
    spec: JobSpec,
    signal: AbortSignal,
    onRefused: (error: unknown) => void,
  ): Promise<void> {
    const { logger } = this.#options;
    try {
      await jobs.run(rental, spec, signal);
      this.#backoff.clear(rental);
      logger.info({ event: 'job-started', rental }, 'Started a job');
    } catch (error) {
      if (signal.aborted || isWorkerError(error, 'WORKER__DOCKER_UNAVAILABLE')) {
        return;
      }
      const tries = this.#backoff.failed(rental);
      if (isWorkerError(error) && error.retryable && tries < MOST_TRIES) {
        logger.warn({ event: 'job-start-failed', rental, tries, err: error }, 'A job could not be started yet');
        return;
      }
      this.#backoff.clear(rental);
      onRefused(error);
    }
  }
}
