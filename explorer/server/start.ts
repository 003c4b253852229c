import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { SiteConfig } from './context.ts';
import type { Env } from './env.ts';

/** How long open requests may take to end once the server stops, in milliseconds. */
const DRAIN_MS = 5_000;

/** A running explorer. */
export type RunningServer = {
  /** Where it answers, e.g. `http://127.0.0.1:3000`. */
  url: string;
  /** Takes no new request, lets the open ones end (5 s at most), and closes. */
  stop(): Promise<void>;
};

/** Starts to listen. Rejects when the port can't be taken. */
export async function startServer(options: {
  env: Env;
  build: ServerBuild;
  clientFolder: string;
  logger: Logger;
}): Promise<RunningServer> {
  const { env, logger } = options;
  const app = createApp({
    build: options.build,
    clientFolder: options.clientFolder,
    config: siteConfig(env),
    requestsPerMinute: env.RATE_LIMIT_PER_MINUTE,
    logger,
  });
  const server = app.listen(env.PORT, env.HOST);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  const host = env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST;
  const url = `http://${host}:${port}`;
  logger.info({ url, graphqlUrl: env.GRAPHQL_URL }, 'The explorer answers.');
  return {
    url,
    stop: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
        server.close((error) => {
          clearTimeout(timer);
          if (error) reject(error);
          else resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function siteConfig(env: Env): SiteConfig {
  return {
    graphqlUrl: env.GRAPHQL_URL,
    browser: {
      graphqlUrl: env.PUBLIC_GRAPHQL_URL ?? env.GRAPHQL_URL,
      rpcUrl: env.RPC_URL,
      wsUrl: env.WS_URL,
      faucetUrl: env.FAUCET_URL,
      demoGenesisHash: env.DEMO_GENESIS_HASH,
    },
  };
}
