import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sha256 } from '@noble/hashes/sha2';
import { type LoopbackServer, listenOnLoopback } from '../http/loopback-server.ts';
import type { LogQuery } from './job-engine.ts';

/** A rental whose log can be read now. */
export interface ReadableLog {
  /** Bearer token that its renter derives. */
  readonly token: string;
  /** Opens the log; undefined while there is no container. */
  open(query: LogQuery): Promise<Readable | undefined>;
}

/** Finds the log of a rental; undefined when this worker doesn't serve it (any more). */
export type FindLog = (rental: string) => ReadableLog | undefined;

const DEFAULT_LINES = 1_000;
const MOST_LINES = 10_000;
const path = /^\/logs\/(?<rental>[1-9A-HJ-NP-Za-km-z]{32,44})$/;

/** Reads from a renter's page, wherever it was served from: the token says who may, not the origin. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'authorization',
  'access-control-allow-private-network': 'true',
  'access-control-max-age': '600',
};

/** Path of a rental's log. */
export const logPath = (rental: string): string => `/logs/${rental}`;

/**
 * Serves the logs of running jobs to their renters: `GET /logs/<rental>` with the bearer token of the rental, `tail`
 * lines from the end, with `follow=1` until the container ends.
 *
 * @throws WorkerError `WORKER__PORT_IN_USE`.
 */
export function startLogServer(options: {
  port: number;
  find: FindLog;
  onError: (error: unknown) => void;
}): Promise<LoopbackServer> {
  const handler = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const refuse = (status: number, text: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { ...CORS, ...headers, 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${text}\n`);
    };
    if (request.method === 'OPTIONS') {
      response.writeHead(204, CORS).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(405, 'A log can only be read.', { allow: 'GET, HEAD, OPTIONS' });
      return;
    }
    const rental = path.exec(url.pathname)?.groups?.rental;
    const log = rental === undefined ? undefined : options.find(rental);
    // An unknown rental is refused as a wrong token is, so that nobody learns what runs here.
    if (!log || !isToken(request.headers.authorization, log.token)) {
      refuse(401, 'The token of the rental is missing or wrong.', { 'www-authenticate': 'Bearer' });
      return;
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const stream = await log.open({
      tail: linesOf(url.searchParams.get('tail')),
      follow: url.searchParams.get('follow') === '1',
      signal: gone.signal,
    });
    if (!stream) {
      refuse(404, 'No container runs for this rental.');
      return;
    }
    response.writeHead(200, {
      ...CORS,
      'cache-control': 'no-store',
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    response.flushHeaders();
    try {
      await pipeline(stream, response);
    } catch (error) {
      if (!gone.signal.aborted) {
        throw error;
      }
    }
  };
  return listenOnLoopback(options.port, handler, options.onError);
}

function linesOf(text: string | null): number {
  const lines = text === null ? DEFAULT_LINES : Number(text);
  return Number.isInteger(lines) && lines >= 0 ? Math.min(lines, MOST_LINES) : DEFAULT_LINES;
}

/** Compares hashes, so that neither length nor contents show in the time it takes. */
function isToken(header: string | undefined, token: string): boolean {
  const given = header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : '';
  return timingSafeEqual(sha256(given), sha256(token));
}
