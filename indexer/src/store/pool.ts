import { IndexerError } from '../errors.ts';
import type { Session } from './driver.ts';

/** Lends sessions, each to one user at a time, in the order of asking. */
export class SessionPool {
  readonly #all: readonly Session[];
  readonly #free: Session[];
  readonly #waiting: ((session: Session) => void)[] = [];
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(sessions: readonly Session[]) {
    this.#all = sessions;
    this.#free = [...sessions];
  }

  /** Runs `work` with a session. An abort rejects at once; a session in use comes back only when its work is done. */
  async use<T>(work: (session: Session) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.#closed) throw new IndexerError('INDEXER__STORE_UNAVAILABLE', 'The store is closed.');
    const session = await this.#acquire(signal);
    const running = work(session).finally(() => this.#release(session));
    this.#running.add(running);
    running.catch(() => undefined).finally(() => this.#running.delete(running));
    return signal === undefined ? running : untilAborted(running, signal);
  }

  /** Waits for the work in hand, then closes every session. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
    await Promise.all(this.#all.map((session) => session.close()));
  }

  async #acquire(signal?: AbortSignal): Promise<Session> {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    return new Promise((resolve, reject) => {
      const take = (session: Session): void => {
        signal?.removeEventListener('abort', leave);
        resolve(session);
      };
      const leave = (): void => {
        const at = this.#waiting.indexOf(take);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(signal?.reason);
      };
      this.#waiting.push(take);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #release(session: Session): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(session);
    else next(session);
  }
}

/** The promise, or the signal's reason if that comes first. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
