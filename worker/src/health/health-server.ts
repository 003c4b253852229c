import { type LoopbackServer, listenOnLoopback } from '../http/loopback-server.ts';
import type { Metrics } from './metrics.ts';
import type { WorkerStatus } from './status.ts';

/** Seconds without a look at the chain after which a worker is not ready. */
const STALE_SECONDS = 60;

/**
 * Serves `/healthz` (the process lives), `/readyz` (each device is registered and was seen on chain lately),
 * `/metrics` and `/status` on loopback.
 *
 * @throws WorkerError `WORKER__PORT_IN_USE`.
 */
export function startHealthServer(options: {
  port: number;
  status: () => WorkerStatus;
  metrics: Metrics;
  onError: (error: unknown) => void;
}): Promise<LoopbackServer> {
  return listenOnLoopback(
    options.port,
    async (_request, response, url) => {
      const send = (code: number, type: string, body: string): void => {
        response.writeHead(code, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      };
      const status = options.status();
      switch (url.pathname) {
        case '/healthz':
          send(200, 'text/plain', 'ok\n');
          return;
        case '/readyz': {
          const problem = whyNotReady(status);
          send(problem === undefined ? 200 : 503, 'text/plain', `${problem ?? 'ready'}\n`);
          return;
        }
        case '/metrics':
          send(200, 'text/plain; version=0.0.4', await options.metrics.text(status));
          return;
        case '/status':
          send(200, 'application/json', JSON.stringify(status));
          return;
        default:
          send(404, 'text/plain', 'not found\n');
      }
    },
    options.onError,
  );
}

/** Says why a worker isn't ready; undefined when it is. */
export function whyNotReady(status: WorkerStatus): string | undefined {
  if (status.devices.length === 0) {
    return 'no device is registered for this worker';
  }
  for (const { address, phase, seenSecondsAgo } of status.devices) {
    if (phase === 'Unregistered') {
      return `${address} is not registered`;
    }
    if (seenSecondsAgo === null || seenSecondsAgo > STALE_SECONDS) {
      return `${address} was not seen on chain for ${seenSecondsAgo ?? 'all'} seconds`;
    }
  }
  return undefined;
}
