import type { IncomingMessage } from 'node:http';
import { ApiError } from '../errors.ts';

/** Longest request body and query string, bytes. */
export const MAX_BODY_BYTES = 64 * 1_024;

/**
 * Body of a request.
 *
 * @throws ApiError `TOO_LARGE` (413) over the limit; the rest is not read.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function tooLarge(): ApiError {
  return new ApiError('TOO_LARGE', `The request is longer than ${MAX_BODY_BYTES} bytes. Split the operation.`, {
    status: 413,
  });
}
