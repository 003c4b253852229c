import { Worker } from 'node:worker_threads';
import { messageOf, WorkerError } from '../errors.ts';

interface Task {
  readonly message: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: WorkerError) => void;
}

interface Thread {
  readonly worker: Worker;
  task: Task | undefined;
}

/**
 * Threads that each answer one message at a time. A thread that dies fails its own task and is replaced at the next.
 * Idle threads don't keep the process alive.
 */
export class ThreadPool {
  readonly #module: URL;
  readonly #size: number;
  readonly #threads = new Set<Thread>();
  readonly #queue: Task[] = [];
  #closed = false;

  /**
   * @param module what a thread runs: a module beside the caller, named without its extension, which is `.ts` in the
   *   sources and `.js` once built.
   * @param size most threads.
   */
  constructor(module: { readonly name: string; readonly caller: string }, size: number) {
    const extension = module.caller.endsWith('.ts') ? '.ts' : '.js';
    this.#module = new URL(`${module.name}${extension}`, module.caller);
    this.#size = size;
  }

  /**
   * Gives a message to the next free thread.
   *
   * @throws {@link WorkerError} `WORKER__PROOF_FAILED` when the thread died or the pool was closed.
   */
  run(message: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new WorkerError('WORKER__PROOF_FAILED', 'The proof engine was closed.'));
        return;
      }
      this.#queue.push({ message, resolve, reject });
      this.#next();
    });
  }

  /** Ends all threads; what they had to do fails. */
  async close(): Promise<void> {
    this.#closed = true;
    const closed = new WorkerError('WORKER__PROOF_FAILED', 'The proof engine was closed.');
    for (const task of this.#queue.splice(0)) {
      task.reject(closed);
    }
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #next(): void {
    const idle = [...this.#threads].find((thread) => thread.task === undefined);
    const thread = idle ?? (this.#threads.size < this.#size ? this.#spawn() : undefined);
    const task = thread && this.#queue.shift();
    if (!task) {
      return;
    }
    thread.task = task;
    thread.worker.ref();
    thread.worker.postMessage(task.message);
  }

  #spawn(): Thread {
    const fromSources = this.#module.pathname.endsWith('.ts');
    const worker = fromSources ? new Worker(loadSource(this.#module), { eval: true }) : new Worker(this.#module);
    const thread: Thread = { worker, task: undefined };
    const settle = (use: (task: Task) => void) => {
      const { task } = thread;
      thread.task = undefined;
      if (task) {
        use(task);
      }
    };
    const died = (reason: string) => {
      this.#threads.delete(thread);
      settle((task) =>
        task.reject(
          new WorkerError('WORKER__PROOF_FAILED', `A proof thread ended: ${reason}`, { retryable: !this.#closed }),
        ),
      );
      if (!this.#closed && this.#queue.length > 0) {
        this.#next();
      }
    };
    worker.on('message', (answer: unknown) => {
      worker.unref();
      settle((task) => task.resolve(answer));
      this.#next();
    });
    worker.on('error', (error) => died(messageOf(error)));
    worker.on('exit', (code) => died(`exit code ${code}`));
    this.#threads.add(thread);
    return thread;
  }
}

/** What a thread runs to run a module of the sources: Node's threads don't inherit the loader of their process. */
function loadSource(module: URL): string {
  return `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(module.href)}); });`;
}
