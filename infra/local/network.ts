import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { type Chain, startChain } from './chain/chain.ts';
import { callRpc } from './chain/rpc.ts';
import { startData } from './data/data.ts';
import { LOCAL_SEGMENT_SLOTS } from './data/settings.ts';
import { DemoNetwork } from './demo-network.ts';
import { childEnvironment, type LocalConfig } from './env.ts';
import { explorerEntry, startExplorer } from './explorer.ts';
import { LocalError, toError } from './local-error.ts';
import { claimPorts, type NetworkPorts } from './network-urls.ts';
import type { Child } from './process/child.ts';
import type { Reporter } from './report/reporter.ts';
import type { RunFolder } from './run-folder.ts';
import { Shutdown } from './shutdown.ts';

/** Where a network answers. */
export interface NetworkUrls {
  explorer: string;
  graphql: string;
  rpc: string;
  ws?: string;
  /** Only with a local chain. */
  faucet?: string;
}

/** A network that answers; its history may still be filling. */
export interface Network {
  readonly urls: NetworkUrls;
  /** Resolves when the demo network is complete and live; at once on a running cluster. */
  readonly live: Promise<void>;
  /** Resolves with the reason when a part that the network can't do without ends. */
  readonly broken: Promise<Error>;
  /** Stops everything that was started. */
  stop(): Promise<void>;
}

export interface NetworkOptions {
  config: LocalConfig;
  folder: RunFolder;
  reporter: Reporter;
  logger: Logger;
  signal: AbortSignal;
}

/** The chain that a network follows. */
interface FollowedChain {
  rpcUrl: string;
  wsUrl?: string;
  genesisHash: string;
  instance: string;
}

/**
 * Starts a network and resolves when its explorer answers.
 *
 * @throws LocalError that says what to do; what was started by then is stopped
 */
export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const shutdown = new Shutdown(options.logger);
  try {
    return await start(options, shutdown);
  } catch (error) {
    await shutdown.end();
    throw error;
  }
}

async function start(options: NetworkOptions, shutdown: Shutdown): Promise<Network> {
  const { config, folder, reporter, logger, signal } = options;
  const { logs: logDir } = folder;
  await explorerEntry();
  const ports = await claimPorts(config);
  const breakage = watchParts(shutdown);

  const local = config.rpcUrl ? undefined : await startLocalChain(options, ports, shutdown, breakage.watch);
  const chain: FollowedChain = local ?? (await followCluster(config));
  const demo = local ? new DemoNetwork({ chain: local, ports, config, folder, reporter, logger, shutdown }) : undefined;
  await demo?.setUp();
  signal.throwIfAborted();

  const dataStep = reporter.step('indexer, GraphQL');
  const storePath = local
    ? folder.store(chain.genesisHash, chain.instance)
    : path.join(config.dataDir, 'clusters', chain.genesisHash);
  mkdirSync(storePath, { recursive: true });
  const data = await startData({
    rpcUrl: chain.rpcUrl,
    wsUrl: chain.wsUrl,
    genesisHash: chain.genesisHash,
    instance: chain.instance,
    storePath,
    clickhouseUrl: config.clickhouseUrl,
    port: ports.graphql,
    isDemo: local !== undefined,
    ...(local ? { segmentSlots: LOCAL_SEGMENT_SLOTS } : {}),
    logLevel: config.logLevel,
    logDir,
    childEnvironment,
  });
  shutdown.add('data', data.stop);
  breakage.watch(data.process);
  dataStep.done(data.url);
  signal.throwIfAborted();

  const explorerStep = reporter.step('explorer');
  const explorer = await startExplorer({
    port: ports.explorer,
    graphqlUrl: data.url,
    rpcUrl: chain.rpcUrl,
    wsUrl: chain.wsUrl,
    demo: demo && { faucetUrl: demo.faucetUrl, genesisHash: chain.genesisHash },
    logLevel: config.logLevel,
    logDir,
    childEnvironment,
  });
  shutdown.add('explorer', explorer.stop);
  breakage.watch(explorer.process);
  explorerStep.done(explorer.url);

  const live = demo ? demo.play(data) : Promise.resolve();
  live.catch((error) => breakage.report(error));
  return {
    urls: { explorer: explorer.url, graphql: data.url, rpc: chain.rpcUrl, ws: chain.wsUrl, faucet: demo?.faucetUrl },
    live,
    broken: breakage.broken,
    stop: () => shutdown.end(),
  };
}

async function startLocalChain(
  { folder, reporter }: NetworkOptions,
  ports: NetworkPorts,
  shutdown: Shutdown,
  watch: (child: AnyChild) => void,
): Promise<Chain> {
  const step = reporter.step('chain');
  const chain = await startChain({
    rpcPort: ports.rpc,
    wsPort: ports.ws,
    logDir: folder.logs,
    env: childEnvironment(),
  });
  shutdown.add('chain', chain.stop);
  watch(chain.process);
  step.done(`${chain.rpcUrl}, ${chain.wsUrl}`);
  return chain;
}

async function followCluster({ rpcUrl = '', wsUrl }: LocalConfig): Promise<FollowedChain> {
  try {
    return { rpcUrl, wsUrl, genesisHash: await callRpc<string>(rpcUrl, 'getGenesisHash'), instance: 'cluster' };
  } catch (cause) {
    throw new LocalError('LOCAL__CHAIN_FAILED', `RPC_URL ${rpcUrl} does not answer: ${toError(cause).message}`, {
      retryable: true,
      cause,
    });
  }
}

type AnyChild = Pick<Child<Record<never, never>>, 'exited' | 'endedError'>;

/** Notices the first part that ends although nobody asked it to. */
function watchParts(shutdown: Shutdown): {
  broken: Promise<Error>;
  watch(child: AnyChild): void;
  report(error: unknown): void;
} {
  let report: (error: unknown) => void = () => {};
  const broken = new Promise<Error>((resolve) => {
    report = (error) => {
      if (!shutdown.isEnding) resolve(toError(error));
    };
  });
  return {
    broken,
    report,
    watch: (child) => void child.exited.then((exit) => report(child.endedError(exit))),
  };
}
