import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WorkerError } from '../errors.ts';

/** Answers a request; what it throws becomes a 500 that says nothing. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

/** A server that only this computer reaches. */
export interface LoopbackServer {
  /** Where it listens: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Ends it, and whatever it is still answering. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const HEADER_TIMEOUT_MS = 10_000;

/**
 * Listens on the loopback interface; port 0 takes any free one.
 *
 * @throws {@link WorkerError} `WORKER__PORT_IN_USE`.
 */
export async function listenOnLoopback(
  port: number,
  handler: Handler,
  onError: (error: unknown) => void,
): Promise<LoopbackServer> {
  const listener: RequestListener = (request, response) => {
    void answer(handler, request, response).catch((error: unknown) => {
      onError(error);
      if (!response.headersSent) {
        response.writeHead(500);
      }
      response.end();
    });
  };
  const server = createServer({ headersTimeout: HEADER_TIMEOUT_MS, requestTimeout: HEADER_TIMEOUT_MS }, listener);
  await listen(server, port);
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await handler(request, response, new URL(request.url ?? '/', `http://${HOST}`));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      const message = taken ? `Port ${port} is in use. Choose another one.` : `Port ${port}: ${cause.message}`;
      reject(new WorkerError('WORKER__PORT_IN_USE', message, { context: { port }, cause }));
    });
    server.listen(port, HOST, resolve);
  });
}
