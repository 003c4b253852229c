import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { NetworkState } from '../faucet/network-state.ts';
import { LOOPBACK, requireFreePorts } from '../process/ports.ts';

/** A whole network in a process of its own, as `npm start` runs it. */
export interface BuiltNetwork {
  explorerUrl: string;
  graphqlUrl: string;
  rpcUrl: string;
  wsUrl: string;
  faucetUrl: string;
  /** What pages may talk to. */
  origins: string[];
  pid: number;
  /** Folder of the embedded store; the network owns it until it is stopped. */
  storePath: string;
  /** What the network wrote. */
  outputFile: string;
}

/** The built entry, also when this file runs as a source. */
const MAIN = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/local/main.js' : '../main.js', import.meta.url),
);
const LIVE_PATIENCE_MS = 600_000;
const STOP_PATIENCE_MS = 40_000;
const POLL_MS = 250;

/** Starts the built network on free ports, in a temporary folder, and waits until it is live. */
export async function startBuiltNetwork(): Promise<{ network: BuiltNetwork; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'escapement-network-'));
  const dataDir = path.join(folder, 'data');
  const outputFile = path.join(folder, 'output.log');
  const wanted = ['explorer', 'graphql', 'rpc', 'ws', 'faucet'].map((name) => ({ name, port: 0, setting: '' }));
  const [explorer, graphql, rpc, ws, faucet] = await requireFreePorts(wanted);
  const flags = { explorer, graphql, rpc, ws, faucet };
  const output = openSync(outputFile, 'w');
  const child = spawn(
    process.execPath,
    [
      MAIN,
      ...Object.entries(flags).flatMap(([name, port]) => [`--${name}-port`, String(port)]),
      ...['--data-dir', dataDir, '--keep-data'],
    ],
    { stdio: ['ignore', output, output] },
  );
  closeSync(output);
  const urls = {
    explorerUrl: `http://${LOOPBACK}:${explorer}`,
    graphqlUrl: `http://${LOOPBACK}:${graphql}/graphql`,
    rpcUrl: `http://${LOOPBACK}:${rpc}`,
    wsUrl: `ws://${LOOPBACK}:${ws}`,
    faucetUrl: `http://${LOOPBACK}:${faucet}`,
  };
  const say = async (what: string) => new Error(`${what}:\n${await readFile(outputFile, 'utf8')}`);
  for (const deadline = performance.now() + LIVE_PATIENCE_MS; ; ) {
    if (child.exitCode !== null) throw await say(`The network ended with code ${child.exitCode}`);
    const state = await readState(urls.faucetUrl);
    if (state?.phase === 'failed') throw await say('The demo network failed');
    if (state?.phase === 'live') break;
    if (performance.now() > deadline) throw await say(`The network was not live in ${LIVE_PATIENCE_MS / 1_000} s`);
    await delay(POLL_MS);
  }
  const origins = [urls.explorerUrl, urls.rpcUrl, urls.wsUrl, urls.faucetUrl];
  const network = { ...urls, origins, pid: child.pid ?? 0, storePath: await findStore(dataDir), outputFile };
  return { network, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function readState(faucetUrl: string): Promise<NetworkState | undefined> {
  try {
    return (await (await fetch(`${faucetUrl}/state`)).json()) as NetworkState;
  } catch {
    // It does not answer yet.
    return undefined;
  }
}

async function findStore(dataDir: string): Promise<string> {
  const [run = ''] = await readdir(dataDir);
  const stores = path.join(dataDir, run, 'store');
  const [store = ''] = await readdir(stores);
  return path.join(stores, store);
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Stops the network as Ctrl-C does, and waits for its end. What was stopped before stays so. */
export async function stopBuiltNetwork({ pid, outputFile }: BuiltNetwork): Promise<void> {
  if (!isRunning(pid)) return;
  process.kill(pid, 'SIGINT');
  for (const deadline = performance.now() + STOP_PATIENCE_MS; isRunning(pid); ) {
    if (performance.now() > deadline) {
      throw new Error(`The network did not end:\n${await readFile(outputFile, 'utf8')}`);
    }
    await delay(POLL_MS);
  }
}
