import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IndexerStatus } from '../status.ts';
import { Metrics } from './metrics.ts';

/** Segments that an indexer may be behind and still be ready. */
const READY_SEGMENTS = 4n;

/** Serves `/healthz`, `/readyz` and `/metrics` on the loopback interface. */
export class HealthServer {
  readonly #server: Server;

  private constructor(status: () => IndexerStatus, segmentSlots: bigint) {
    const metrics = new Metrics(status);
    this.#server = createServer((request, response) => {
      const send = (code: number, body: string, type = 'application/json'): void => {
        response.writeHead(code, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      };
      switch (request.url) {
        case '/healthz': {
          const { state } = status();
          send(state === 'failed' ? 503 : 200, JSON.stringify({ state }));
          break;
        }
        case '/readyz': {
          const current = status();
          send(isReady(current, segmentSlots) ? 200 : 503, JSON.stringify(describe(current)));
          break;
        }
        case '/metrics':
          metrics.text().then(
            (text) => send(200, text, metrics.contentType),
            () => send(500, '{}'),
          );
          break;
        default:
          send(404, '{}');
      }
    });
  }

  /** Listens on a port of 127.0.0.1; 0 is any free one. */
  static async listen(port: number, status: () => IndexerStatus, segmentSlots: number): Promise<HealthServer> {
    const health = new HealthServer(status, BigInt(segmentSlots));
    await new Promise<void>((resolve, reject) => {
      health.#server.once('error', reject);
      health.#server.listen(port, '127.0.0.1', resolve);
    });
    return health;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function isReady({ state, slotsBehind, error }: IndexerStatus, segmentSlots: bigint): boolean {
  return state === 'live' && error === null && slotsBehind !== null && slotsBehind <= READY_SEGMENTS * segmentSlots;
}

/** How far it is, for a person or a script. */
function describe({ state, watermark, committedSlot, finalizedSlot, slotsBehind, error }: IndexerStatus) {
  return {
    state,
    watermarkSlot: watermark?.slot.toString() ?? null,
    chainTime: watermark?.chainTime.toString() ?? null,
    committedSlot: committedSlot?.toString() ?? null,
    finalizedSlot: finalizedSlot?.toString() ?? null,
    slotsBehind: slotsBehind?.toString() ?? null,
    error: error?.code ?? null,
  };
}
