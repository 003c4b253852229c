import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Reader } from '@escapement/indexer';
import type { Answer, Question, ResponseCache } from '../cache/response-cache.ts';
import type { ChainPoint } from '../data/metric.ts';
import type { NetworkInfo } from '../data/network-info.ts';
import { RequestData } from '../data/request.ts';
import { ApiError } from '../errors.ts';
import { MAX_BODY_BYTES, readBody } from '../limits/body.ts';
import type { Metrics } from '../metrics.ts';
import type { WatermarkFollower } from '../watermark.ts';
import type { createGraphql, ServerContext } from '../yoga.ts';
import type { Reply } from './respond.ts';

/** What answering needs. */
export interface GraphqlHandlerOptions {
  readonly reader: Reader;
  readonly watermark: WatermarkFollower;
  readonly cache: ResponseCache;
  readonly metrics: Metrics;
  readonly network: NetworkInfo;
  readonly yoga: ReturnType<typeof createGraphql>;
  /** Longest time an operation may take. */
  readonly deadlineMs: number;
}

/** A request as far as its answer depends on it. */
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly headers: Record<string, string>;
}

/**
 * Answers one GraphQL request.
 *
 * @throws ApiError for what fails before GraphQL: `TOO_LARGE`, `NOT_READY`.
 */
export async function answerGraphql(request: IncomingMessage, options: GraphqlHandlerOptions): Promise<Reply> {
  const asked = await read(request);
  const view = await options.watermark.current();
  if (!view)
    throw new ApiError('NOT_READY', 'Nothing is indexed yet. Ask again later.', { retryable: true, status: 503 });
  const { slot, chainTime } = view.watermark;
  const { response, outcome } = await options.cache.get({ slot, chainTime }, question(asked, options));
  options.metrics.cache.inc({ outcome });
  const headers = { ETag: response.etag, 'Cache-Control': 'no-cache' };
  if (response.status === 200 && request.headers['if-none-match'] === response.etag) {
    return { status: 304, contentType: response.contentType, body: '', headers };
  }
  return { status: response.status, contentType: response.contentType, body: response.body, headers };
}

async function execute(
  asked: Asked,
  point: ChainPoint,
  { reader, network, yoga, metrics, deadlineMs }: GraphqlHandlerOptions,
): Promise<Answer> {
  const deadline = AbortSignal.timeout(deadlineMs);
  // Every statement of the operation listens for it.
  setMaxListeners(0, deadline);
  const context: ServerContext = {
    data: new RequestData(reader, point, deadline),
    network,
    outcome: { failed: false },
  };
  const response = await yoga.fetch(
    asked.url,
    { method: asked.method, headers: asked.headers, ...(asked.body !== undefined && { body: asked.body }) },
    context,
  );
  const body = Buffer.from(await response.arrayBuffer());
  const failed = context.outcome.failed || response.status !== 200;
  metrics.requests.inc({ outcome: failed ? 'error' : 'ok' });
  return {
    shared: !failed,
    response: {
      status: response.status,
      contentType: response.headers.get('content-type') ?? 'application/json',
      body,
      etag: `"${createHash('sha256').update(body).digest('base64url')}"`,
    },
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = `http://graphql${request.url ?? '/'}`;
  if (url.length > MAX_BODY_BYTES)
    throw new ApiError('TOO_LARGE', 'The address is too long. Use POST.', { status: 414 });
  const headers: Record<string, string> = {};
  for (const name of ['accept', 'content-type'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  const method = request.method ?? 'GET';
  return { method, url, body: method === 'POST' ? await readBody(request) : undefined, headers };
}

function question(asked: Asked, options: GraphqlHandlerOptions): Question {
  const text = JSON.stringify([asked.method, asked.url, asked.body ?? '', asked.headers]);
  return {
    key: createHash('sha256').update(text).digest('base64'),
    volatile: /lagSlots|finalizedSlotSeen/.test(text),
    async make(point) {
      const end = options.metrics.duration.startTimer();
      try {
        return await execute(asked, { slot: point.slot, chainTime: point.chainTime }, options);
      } finally {
        end();
      }
    },
  };
}
