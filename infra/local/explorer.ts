import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalError } from './local-error.ts';
import { type Child, startChild } from './process/child.ts';
import { LOOPBACK } from './process/ports.ts';

/** The explorer, in a process of its own. */
export interface Explorer {
  readonly process: Child<Record<never, never>>;
  readonly url: string;
  stop(): Promise<void>;
}

export interface ExplorerOptions {
  port: number;
  graphqlUrl: string;
  rpcUrl: string;
  wsUrl?: string;
  /** Only on a local chain. */
  demo?: { faucetUrl: string; genesisHash: string };
  logLevel: string;
  logDir: string;
  childEnvironment(more: Record<string, string>): NodeJS.ProcessEnv;
}

const POLL_MS = 100;
const PATIENCE_MS = 60_000;
const EXPLORER_LEVELS = ['error', 'warn', 'info', 'debug'];

/** Path of the explorer's server. @throws LocalError LOCAL__BUILD_MISSING */
export async function explorerEntry(): Promise<string> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@escapement/explorer/package.json'));
  const file = path.join(folder, 'dist/server/main.js');
  try {
    await access(file);
    await access(path.join(folder, 'build/server/index.js'));
  } catch (cause) {
    throw new LocalError(
      'LOCAL__BUILD_MISSING',
      'The explorer is not built. Run npm run build, then npm start again.',
      { cause },
    );
  }
  return file;
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    return false;
  }
}

/** @throws LocalError LOCAL__BUILD_MISSING, LOCAL__CHILD_EXITED, LOCAL__CHILD_TIMEOUT */
export async function startExplorer(options: ExplorerOptions): Promise<Explorer> {
  const { port, graphqlUrl, rpcUrl, wsUrl, demo, logLevel, logDir, childEnvironment } = options;
  const child = startChild<Record<never, never>>({
    name: 'explorer',
    entry: { file: await explorerEntry(), execArgv: [] },
    env: childEnvironment({
      NODE_ENV: 'production',
      HOST: LOOPBACK,
      PORT: String(port),
      GRAPHQL_URL: graphqlUrl,
      RPC_URL: rpcUrl,
      LOG_LEVEL: EXPLORER_LEVELS.includes(logLevel) ? logLevel : 'info',
      ...(wsUrl ? { WS_URL: wsUrl } : {}),
      ...(demo ? { FAUCET_URL: demo.faucetUrl, DEMO_GENESIS_HASH: demo.genesisHash } : {}),
    }),
    logDir,
  });
  const url = `http://${LOOPBACK}:${port}`;
  const ended = child.exited.then((exit) => {
    throw child.endedError(exit);
  });
  // Looked at below while it starts; later by whoever watches the process.
  ended.catch(() => undefined);
  for (const deadline = performance.now() + PATIENCE_MS; !(await Promise.race([isHealthy(url), ended])); ) {
    if (performance.now() > deadline) {
      await child.stop();
      throw new LocalError('LOCAL__CHILD_TIMEOUT', `The explorer did not answer. Its log: ${child.logFile}`);
    }
    await delay(POLL_MS);
  }
  return { process: child, url, stop: () => child.stop() };
}
