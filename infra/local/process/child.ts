import { type ChildProcess, fork } from 'node:child_process';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LocalError } from '../local-error.ts';
import { type ProcessEntry, siblingEntry } from './entry.ts';
import { fromFailure, type Message, type Operations } from './ipc.ts';

/** How a child process ended. */
export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface ChildOptions {
  /** Name in messages and of its log file. */
  name: string;
  entry: ProcessEntry;
  args?: string[];
  /** Its whole environment. */
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Folder of its log, which holds its stdout and stderr. */
  logDir: string;
  /** Called for each notice of the child. */
  onNotice?: (notice: unknown) => void;
}

/** A running child process that answers the operations `T`. */
export interface Child<T extends Operations<T>> {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when it has ended, whoever ended it. */
  readonly exited: Promise<ChildExit>;
  /**
   * @throws LocalError of the child; LOCAL__CHILD_EXITED when it ends before its answer; LOCAL__CHILD_TIMEOUT after `timeoutMs` (60 s unless told)
   */
  request<K extends keyof T & string>(
    operation: K,
    request: T[K]['request'],
    timeoutMs?: number,
  ): Promise<T[K]['response']>;
  /** Asks it to end by SIGTERM, and ends it by SIGKILL after `graceMs` (8 s unless told). */
  stop(graceMs?: number): Promise<void>;
  /** The error that says how the process ended, with what it wrote last. */
  endedError(exit: ChildExit): LocalError;
}

interface Pending {
  resolve(response: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** The last lines a child wrote, kept for the message about its end. */
const TAIL_LINES = 12;

class ForkedChild<T extends Operations<T>> implements Child<T> {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  readonly exited: Promise<ChildExit>;
  readonly #process: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  readonly #log: WriteStream;
  #tail: string[] = [];
  #nextId = 1;
  #ended = false;

  constructor(options: ChildOptions) {
    mkdirSync(options.logDir, { recursive: true });
    this.name = options.name;
    this.logFile = path.join(options.logDir, `${options.name}.log`);
    this.#log = createWriteStream(this.logFile);
    const watch = siblingEntry(import.meta.url, './parent-watch');
    // Detached: Ctrl-C reaches the parent alone, which then stops its children in order.
    this.#process = fork(options.entry.file, options.args ?? [], {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      execArgv: [
        ...new Set([...options.entry.execArgv, ...watch.execArgv]),
        '--import',
        pathToFileURL(watch.file).href,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.pid = this.#process.pid ?? -1;
    this.exited = new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => {
        this.#end({ code, signal });
        resolve({ code, signal });
      });
      this.#process.once('error', () => {
        this.#end({ code: null, signal: null });
        resolve({ code: null, signal: null });
      });
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.#write(chunk));
    }
    this.#process.on('message', (message) => this.#receive(message as Message, options.onNotice));
  }

  request<K extends keyof T & string>(
    operation: K,
    request: T[K]['request'],
    timeoutMs = 60_000,
  ): Promise<T[K]['response']> {
    if (this.#ended) return Promise.reject(this.endedError({ code: null, signal: null }));
    const id = this.#nextId++;
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        const message = `The ${this.name} process did not answer ${operation} within ${timeoutMs / 1000} s. Its log: ${this.logFile}`;
        reject(new LocalError('LOCAL__CHILD_TIMEOUT', message, { retryable: true }));
      }, timeoutMs);
      this.#pending.set(id, { resolve, reject, timer });
      this.#process.send({ kind: 'request', id, operation, request } satisfies Message);
    });
  }

  async stop(graceMs = 8_000): Promise<void> {
    if (this.#ended) return;
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), graceMs);
    await this.exited;
    clearTimeout(timer);
  }

  endedError({ code, signal }: ChildExit): LocalError {
    const how = signal ? `by ${signal}` : `with code ${code ?? 'unknown'}`;
    const tail = this.#tail.length > 0 ? `\n${this.#tail.join('\n')}` : '';
    return new LocalError(
      'LOCAL__CHILD_EXITED',
      `The ${this.name} process ended ${how}. Its log: ${this.logFile}${tail}`,
      { retryable: true, context: { child: this.name, code, signal } },
    );
  }

  #write(chunk: Buffer): void {
    this.#log.write(chunk);
    this.#tail = [...this.#tail, ...chunk.toString('utf8').split('\n').filter(Boolean)].slice(-TAIL_LINES);
  }

  #receive(message: Message, onNotice: ChildOptions['onNotice']): void {
    if (message.kind === 'notice') onNotice?.(message.notice);
    if (message.kind !== 'response' && message.kind !== 'failure') return;
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    this.#pending.delete(message.id);
    clearTimeout(pending.timer);
    if (message.kind === 'response') pending.resolve(message.response);
    else pending.reject(fromFailure(message.failure));
  }

  #end(exit: ChildExit): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#log.end();
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(this.endedError(exit));
    }
    this.#pending.clear();
  }
}

/** Starts a process of its own for `entry`, which ends with this one. */
export function startChild<T extends Operations<T>>(options: ChildOptions): Child<T> {
  return new ForkedChild<T>(options);
}
