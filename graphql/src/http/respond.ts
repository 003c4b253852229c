import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ApiError } from '../errors.ts';

const compress = promisify(gzip);

/** Bodies under this many bytes are sent as they are. */
const MIN_GZIP_BYTES = 2_048;

/** What is sent. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Reads are open to every origin; nothing here depends on who asks. */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
} as const;

/** Headers of every reply. */
const SAFETY = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' } as const;

/** Sends a reply, compressed where that is asked for and worth it. */
export async function send(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
  const gzipped = reply.body.length >= MIN_GZIP_BYTES && /\bgzip\b/.test(String(request.headers['accept-encoding']));
  const body = gzipped ? await compress(reply.body) : Buffer.from(reply.body);
  response.writeHead(reply.status, {
    ...CORS,
    ...SAFETY,
    'Content-Type': reply.contentType,
    'Content-Length': body.length,
    Vary: 'Accept, Accept-Encoding',
    ...(gzipped && { 'Content-Encoding': 'gzip' }),
    ...reply.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Sends an error that came before GraphQL, in GraphQL's form. */
export async function sendError(
  request: IncomingMessage,
  response: ServerResponse,
  error: ApiError,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { http, ...extensions } = error.extensions as { http?: { status: number } };
  await send(request, response, {
    status: http?.status ?? 400,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ errors: [{ message: error.message, extensions }] }),
    headers,
  });
}

/** Answers a CORS preflight. */
export function sendPreflight(response: ServerResponse): void {
  response.writeHead(204, {
    ...CORS,
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Allow-Headers': 'Content-Type, Accept, If-None-Match',
    'Access-Control-Max-Age': '86400',
  });
  response.end();
}
