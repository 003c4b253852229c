import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { LoadContext, SiteConfig } from './context.ts';
import { limitRate } from './rate-limit.ts';

/** What the web application is made of. */
export type AppOptions = {
  build: ServerBuild;
  /** Folder with the built browser files. */
  clientFolder: string;
  config: SiteConfig;
  requestsPerMinute: number;
  logger: Logger;
};

const IMMUTABLE = { immutable: true, maxAge: '1y', index: false, redirect: false } as const;
const SHORT = { maxAge: '1h', index: false, redirect: false } as const;

/** The web application: compressed pages, hashed assets that never change, a limit on requests, a health check. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(compression());
  app.get('/healthz', (_request, response) => {
    response.type('text').set('Cache-Control', 'no-store').send('ok\n');
  });
  app.use('/assets', express.static(join(options.clientFolder, 'assets'), IMMUTABLE));
  app.use('/assets', (_request, response) => {
    response.status(404).type('text').send('No such asset.\n');
  });
  app.use(express.static(options.clientFolder, SHORT));
  app.use(limitRate(options.requestsPerMinute));
  app.use((_request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    });
    next();
  });
  app.all(
    '*',
    createRequestHandler({
      build: options.build,
      getLoadContext: (): LoadContext => ({
        nonce: randomBytes(16).toString('base64'),
        config: options.config,
        logger: options.logger,
      }),
    }),
  );
  return app;
}
