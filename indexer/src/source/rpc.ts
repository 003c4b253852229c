import { setTimeout as delay } from 'node:timers/promises';
import PQueue from 'p-queue';
import pRetry, { AbortError } from 'p-retry';
import { z } from 'zod';
import { IndexerError, messageOf } from '../errors.ts';

/** How a node is asked. */
export interface RpcOptions {
  url: string;
  /** Requests in flight; 8 without it. */
  concurrency?: number;
  /** Milliseconds until a request without an answer counts as failed; 20,000 without it. */
  timeoutMs?: number;
  /** Further tries of a request; 6 without it. */
  retries?: number;
  /** Told of each try that failed and is tried again. */
  onRetry?: (method: string, reason: string) => void;
}

const answerSchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});

/**
 * Codes that say "not now": node behind (-32005), block or slot not there yet (-32004, -32014, -32016), history being
 * cleaned up (-32001, -32011). They never say that something does not exist.
 */
const NOT_NOW: ReadonlySet<number> = new Set([-32001, -32004, -32005, -32011, -32014, -32016, -32603]);

/** JSON-RPC over HTTP: one request at a time in a body, since not every node takes batches. */
export class Rpc {
  readonly #options: Required<RpcOptions>;
  readonly #queue: PQueue;
  #id = 0;

  constructor(options: RpcOptions) {
    this.#options = { concurrency: 8, timeoutMs: 20_000, retries: 6, onRetry: () => undefined, ...options };
    this.#queue = new PQueue({ concurrency: this.#options.concurrency });
  }

  /**
   * Result of a method, checked.
   *
   * @throws IndexerError `INDEXER__RPC_UNAVAILABLE` after the last try, `INDEXER__RPC_REFUSED` for what no retry mends
   */
  async call<T>(method: string, params: readonly unknown[], schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
    const { retries, onRetry } = this.#options;
    const attempt = async (): Promise<T> => {
      try {
        return await this.#attempt(method, params, schema, signal);
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof IndexerError && !error.retryable) throw new AbortError(error);
        throw error;
      }
    };
    const retried = (): Promise<T> =>
      pRetry(attempt, {
        retries,
        signal,
        minTimeout: 200,
        maxTimeout: 5_000,
        randomize: true,
        onFailedAttempt: ({ error, retriesLeft }) => {
          if (retriesLeft > 0) onRetry(method, messageOf(error));
        },
      });
    return this.#queue.add(retried, { signal });
  }

  async #attempt<T>(
    method: string,
    params: readonly unknown[],
    schema: z.ZodType<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const timeout = AbortSignal.timeout(this.#options.timeoutMs);
    this.#id += 1;
    const response = await fetch(this.#options.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: this.#id, method, params }),
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    }).catch((error: unknown) => {
      throw unavailable(method, messageOf(error), error);
    });
    if (!response.ok) {
      await obeyRetryAfter(response, signal);
      throw unavailable(method, `HTTP ${response.status}`);
    }
    const body: unknown = await response.json().catch((error: unknown) => {
      throw unavailable(method, 'the answer is no JSON', error);
    });
    const answer = answerSchema.safeParse(body);
    if (!answer.success) throw unavailable(method, 'the answer is no JSON-RPC');
    const { error, result } = answer.data;
    if (error !== undefined) throw refusal(method, error);
    const value = schema.safeParse(result);
    if (!value.success) throw unavailable(method, 'the result has an unknown form', value.error);
    return value.data;
  }
}

async function obeyRetryAfter(response: Response, signal: AbortSignal | undefined): Promise<void> {
  await response.body?.cancel();
  const seconds = Number(response.headers.get('retry-after'));
  if (seconds > 0) await delay(Math.min(seconds, 60) * 1_000, undefined, { signal });
}

function refusal(method: string, error: { code: number; message: string }): IndexerError {
  const context = { method, rpcCode: error.code };
  if (NOT_NOW.has(error.code)) return unavailable(method, error.message);
  const hint =
    error.code === -32015
      ? ' The node knows a transaction version that this indexer does not: update the indexer.'
      : '';
  return new IndexerError('INDEXER__RPC_REFUSED', `The node refused ${method}: ${error.message}.${hint}`, { context });
}

function unavailable(method: string, reason: string, cause?: unknown): IndexerError {
  return new IndexerError('INDEXER__RPC_UNAVAILABLE', `The node did not answer ${method}: ${reason}.`, {
    retryable: true,
    context: { method, reason },
    cause,
  });
}
