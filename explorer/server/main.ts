import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import { EnvError, readEnv } from './env.ts';
import { startServer } from './start.ts';

/** Process of the explorer. Exit codes: 78 settings are wrong, 69 it can't listen or isn't built. */
async function main(): Promise<void> {
  const env = readEnv();
  const logger = pino({ level: env.LOG_LEVEL });
  const buildFolder = fileURLToPath(new URL('../../build/', import.meta.url));
  await readFile(`${buildFolder}server/index.js`).catch(() => {
    logger.fatal('The pages are not built: run `npm run build` first.');
    process.exit(69);
  });
  const build = (await import(pathToFileURL(`${buildFolder}server/index.js`).href)) as ServerBuild;
  const server = await startServer({ env, build, clientFolder: `${buildFolder}client`, logger });
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'The explorer stops.');
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'The explorer did not stop cleanly.');
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', () => stop('SIGINT'));
  process.once('SIGTERM', () => stop('SIGTERM'));
}

main().catch((error: unknown) => {
  const config = error instanceof EnvError;
  pino().fatal({ err: error }, config ? error.message : 'The explorer could not start.');
  process.exit(config ? 78 : 69);
});
