import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reader } from '@escapement/indexer';
import type { Logger } from 'pino';
import { ResponseCache } from './cache/response-cache.ts';
import type { NetworkInfo } from './data/network-info.ts';
import { ApiError } from './errors.ts';
import { answerGraphql, type GraphqlHandlerOptions } from './http/graphql.ts';
import { healthz, readyz } from './http/health.ts';
import { playground } from './http/playground.ts';
import { type Reply, send, sendError, sendPreflight } from './http/respond.ts';
import { createRateLimiter, type RateLimit } from './limits/rate-limit.ts';
import { createMetrics } from './metrics.ts';
import { printedSchema } from './printed-schema.ts';
import { WatermarkFollower } from './watermark.ts';
import { createGraphql } from './yoga.ts';

/** Longest time that a new watermark waits for the answers in use to be made for it. */
const PREPARE_MS = 1_500;

/** Settings of {@link startGraphql}. */
export interface GraphqlOptions {
  /** Reads the store. */
  readonly reader: Reader;
  /** Port; 0 takes a free one. */
  readonly port: number;
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string;
  /** What the network is. */
  readonly network: Omit<NetworkInfo, 'finalizedSlot' | 'wallClockOffsetSeconds'>;
  /** Newest finalized slot that the indexer has seen on the chain. */
  readonly finalizedSlot?: () => bigint | null | undefined;
  /** Calls the listener after each commit of the indexer; without it a new watermark is seen within half a second. */
  readonly onCommit?: (listener: () => void) => () => void;
  readonly logger: Logger;
  /** Requests that one address may make; default 6,000 a minute. */
  readonly rateLimit?: RateLimit;
  /** Longest time an operation may take; default 10 s. */
  readonly deadlineMs?: number;
  /** Bodies kept for equal requests; default 64 MiB. */
  readonly cacheBytes?: number;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly now?: () => number;
}

/** A running server. */
export interface GraphqlServer {
  /** Where it answers: `http://host:port`, without a path. */
  readonly url: string;
  /** Finishes running requests and stops. */
  stop(): Promise<void>;
}

/** Serves the read API until stopped. */
export async function startGraphql(options: GraphqlOptions): Promise<GraphqlServer> {
  const { reader, logger, now = Date.now, host = '127.0.0.1' } = options;
  const cache = new ResponseCache(options.cacheBytes ?? 64 * 1_024 * 1_024, now);
  const watermark = new WatermarkFollower(reader, now, (point) => cache.prepare(point, PREPARE_MS));
  const metrics = createMetrics();
  const handlerOptions: GraphqlHandlerOptions = {
    reader,
    watermark,
    metrics,
    cache,
    network: {
      ...options.network,
      finalizedSlot: () => options.finalizedSlot?.() ?? undefined,
      wallClockOffsetSeconds: () => watermark.last?.offsetSeconds ?? 0n,
    },
    yoga: createGraphql(logger),
    deadlineMs: options.deadlineMs ?? 10_000,
  };
  const rate = createRateLimiter(options.rateLimit ?? { requests: 6_000, seconds: 60 });

  async function graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const verdict = await rate(request.socket.remoteAddress ?? '');
    if (!verdict.allowed) {
      metrics.requests.inc({ outcome: 'limited' });
      const error = new ApiError('RATE_LIMIT', 'Too many requests from this address. Wait as Retry-After says.', {
        retryable: true,
        status: 429,
      });
      return sendError(request, response, error, verdict.headers);
    }
    const reply = await answerGraphql(request, handlerOptions);
    return send(request, response, { ...reply, headers: { ...verdict.headers, ...reply.headers } });
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://graphql');
    if (request.method === 'OPTIONS') return sendPreflight(response);
    if (pathname === '/graphql') {
      // The playground keeps its operation in the address, so a browser gets the page with or without one.
      const wantsPage = request.method === 'GET' && String(request.headers.accept).includes('text/html');
      if (wantsPage) return send(request, response, playground());
      return graphql(request, response);
    }
    const reply = await page(pathname);
    return send(request, response, reply);
  }

  async function page(pathname: string): Promise<Reply> {
    if (pathname === '/healthz') return healthz();
    if (pathname === '/readyz') return readyz(watermark, handlerOptions.network);
    if (pathname === '/schema.graphql') return text(printedSchema());
    if (pathname === '/metrics') {
      metrics.watermark.set(Number(watermark.last?.watermark.slot ?? 0n));
      return { status: 200, contentType: metrics.registry.contentType, body: await metrics.registry.metrics() };
    }
    if (pathname === '/') return { ...text(''), status: 302, headers: { Location: '/graphql' } };
    return { ...text('Not found. The API is at /graphql.\n'), status: 404 };
  }

  const server = createServer((request, response) => {
    route(request, response).catch(async (error: unknown) => {
      if (response.headersSent) return response.destroy();
      if (!(error instanceof ApiError))
        logger.error({ event: 'graphql.request_failed', err: error }, 'Failed to answer');
      const shown =
        error instanceof ApiError
          ? error
          : new ApiError('INTERNAL', 'The server failed to answer; the failure is logged.', {
              retryable: true,
              status: 500,
            });
      await sendError(request, response, shown, { Connection: 'close' });
    });
  });
  server.listen(options.port, host);
  await once(server, 'listening');
  watermark.start();
  const unsubscribe = options.onCommit?.(() => watermark.look());
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  logger.info({ event: 'graphql.started', url }, 'Started the GraphQL server');
  return {
    url,
    async stop() {
      unsubscribe?.();
      watermark.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
      await handlerOptions.yoga.dispose();
      logger.info({ event: 'graphql.stopped' }, 'Stopped the GraphQL server');
    },
  };
}

function text(body: string): Reply {
  return { status: 200, contentType: 'text/plain; charset=utf-8', body };
}
