import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PublicKey } from '@solana/web3.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import { toError } from '../local-error.ts';
import { isPortInUse, LOOPBACK, portsInUse } from '../process/ports.ts';
import { type Allowance, AllowanceBook, GIFT } from './allowance.ts';
import type { NetworkState } from './network-state.ts';

/** Gives play money of a local chain to the demo wallet, and says how far the demo network is. On loopback only. */
export interface Faucet {
  readonly url: string;
  stop(): Promise<void>;
}

export interface FaucetOptions {
  port: number;
  /** Origins of the explorer; no other page may ask. */
  origins: readonly string[];
  state(): NetworkState;
  /** Gives by a signed transaction; resolves to its signature when it is confirmed. */
  give(owner: PublicKey, gift: Allowance): Promise<string>;
  logger: Logger;
}

const MAX_BODY_BYTES = 1_024;
const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

const request = z.object({ address: z.string().transform(parseAddress) });

function parseAddress(text: string, context: z.RefinementCtx): PublicKey {
  try {
    const key = new PublicKey(text);
    if (PublicKey.isOnCurve(key.toBytes())) return key;
  } catch {
    // Said below.
  }
  context.addIssue({ code: 'custom', message: 'must be the address of a wallet, base58' });
  return z.NEVER;
}

/** Why a request is refused. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) throw new Refusal(413, 'TOO_LARGE', `The body is over ${MAX_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal(400, 'INVALID_REQUEST', 'The body is no JSON. Send {"address": "…"}.');
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

/** @throws LocalError LOCAL__PORT_IN_USE */
export async function startFaucet({ port, origins, state, give, logger }: FaucetOptions): Promise<Faucet> {
  const book = new AllowanceBook();

  /** Only programs of this computer and the explorer's pages: another page's browser sends its origin, or another host. */
  function admit(incoming: IncomingMessage, response: ServerResponse): void {
    const { origin, host } = incoming.headers;
    if (!host || !LOCAL_HOST.test(host)) throw new Refusal(403, 'FORBIDDEN', 'The faucet serves this computer only.');
    if (origin === undefined) return;
    if (!origins.includes(origin)) throw new Refusal(403, 'FORBIDDEN', `The faucet does not serve ${origin}.`);
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('access-control-allow-methods', 'GET, POST');
    response.setHeader('vary', 'origin');
  }

  async function fund(incoming: IncomingMessage): Promise<unknown> {
    const parsed = request.safeParse(await readBody(incoming));
    if (!parsed.success) {
      const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'} ${message}`);
      throw new Refusal(400, 'INVALID_REQUEST', problems.join('; '));
    }
    const { address } = parsed.data;
    if (state().phase === 'starting') throw new Refusal(503, 'NOT_READY', 'The demo network is being set up.');
    if (!book.take(address.toBase58())) {
      throw new Refusal(429, 'LIMIT', 'The faucet has given enough. Start the network anew for more.');
    }
    try {
      const signature = await give(address, GIFT);
      logger.info({ event: 'faucet.gave', address: address.toBase58(), signature }, 'Gave play money');
      return { signature, lamports: String(GIFT.lamports), usdc: String(GIFT.usdc), io: String(GIFT.io) };
    } catch (error) {
      book.giveBack(address.toBase58());
      throw error;
    }
  }

  async function route(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    admit(incoming, response);
    const { pathname } = new URL(incoming.url ?? '/', 'http://faucet');
    const what = `${incoming.method} ${pathname}`;
    if (incoming.method === 'OPTIONS') response.writeHead(204).end();
    else if (what === 'GET /state') answer(response, 200, state());
    else if (what === 'GET /healthz') answer(response, 200, { ok: true });
    else if (what === 'POST /fund') answer(response, 200, await fund(incoming));
    else throw new Refusal(404, 'NOT_FOUND', 'POST /fund {"address": "…"}, GET /state.');
  }

  const server = createServer((incoming, response) => {
    route(incoming, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy();
      if (error instanceof Refusal) return answer(response, error.status, { code: error.code, message: error.message });
      logger.error({ event: 'faucet.failed', err: error }, 'Failed to give play money');
      answer(response, 500, { code: 'FAILED', message: `The faucet failed: ${toError(error).message}` });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const wanted = { name: 'faucet', port, setting: '--faucet-port or FAUCET_PORT' };
      reject(isPortInUse(error) ? portsInUse([wanted]) : error);
    });
    server.listen({ host: LOOPBACK, port, exclusive: true }, resolve);
  });
  const { port: listening } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${listening}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
