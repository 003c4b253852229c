import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { until } from './graphql.ts';
import { isRunning, type RunningNetwork } from './network.ts';

const MAIN = fileURLToPath(new URL('../../dist/local/main.js', import.meta.url));

/** Longest times that the network may take, as its README promises, with room for a machine that does other work too. */
const ANSWERS_S = 60;
const COMPLETE_S = 360;

declare module 'vitest' {
  export interface ProvidedContext {
    network: RunningNetwork;
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** Starts the network as `npm start` does, from the production build, and waits until a visitor can rent. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const [explorer = 0, graphql = 0, faucet = 0, rpc = 0, ws = 0] = await freePorts(5);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'escapement-e2e-'));
  const env = {
    ...process.env,
    EXPLORER_PORT: String(explorer),
    GRAPHQL_PORT: String(graphql),
    FAUCET_PORT: String(faucet),
    RPC_PORT: String(rpc),
    WS_PORT: String(ws),
    ESCAPEMENT_DATA_DIR: dataDir,
  };
  const started = Date.now();
  const main = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = createWriteStream(path.join(dataDir, 'output.log'));
  main.stdout.pipe(output);
  main.stderr.pipe(process.stderr);
  const seconds = () => Math.round((Date.now() - started) / 1_000);

  const explorerUrl = `http://127.0.0.1:${explorer}`;
  const faucetUrl = `http://127.0.0.1:${faucet}`;
  const ended = () => {
    if (main.exitCode !== null)
      throw new Error(`the network ended with ${main.exitCode}; its output: ${dataDir}/output.log`);
  };
  await until('an answer of the explorer', ANSWERS_S, async () => {
    ended();
    const response = await fetch(explorerUrl).catch(() => undefined);
    return response?.ok ? true : undefined;
  });
  process.stdout.write(`explorer answered after ${seconds()} s\n`);
  await until('a complete history', COMPLETE_S, async () => {
    ended();
    const response = await fetch(`${faucetUrl}/state`).catch(() => undefined);
    const state = response?.ok ? ((await response.json()) as { rentOpen: boolean }) : undefined;
    return state?.rentOpen ? true : undefined;
  });
  process.stdout.write(`history complete after ${seconds()} s\n`);

  const network: RunningNetwork = {
    pid: main.pid ?? 0,
    dataDir,
    explorerUrl,
    graphqlUrl: `http://127.0.0.1:${graphql}/graphql`,
    rpcUrl: `http://127.0.0.1:${rpc}`,
    wsUrl: `ws://127.0.0.1:${ws}`,
    faucetUrl,
    origins: [explorer, graphql, faucet, rpc, ws].flatMap((port) =>
      ['http', 'ws'].flatMap((scheme) => [`${scheme}://127.0.0.1:${port}`, `${scheme}://localhost:${port}`]),
    ),
  };
  project.provide('network', network);
  return async () => {
    main.kill('SIGINT');
    await until('the end of the network', 60, async () => (isRunning(network) ? undefined : true));
    rmSync(dataDir, { recursive: true, force: true });
  };
}
