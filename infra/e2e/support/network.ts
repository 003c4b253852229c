import { readdirSync } from 'node:fs';
import path from 'node:path';
import { until } from './graphql.ts';
import type { NetworkUrls } from './site.ts';

/** A network that a test run has started. */
export interface RunningNetwork extends NetworkUrls {
  /** Process that Ctrl-C would reach. */
  pid: number;
  /** Folder of its store and logs. */
  dataDir: string;
}

/** Whether the network's process still runs. */
export function isRunning({ pid }: Pick<RunningNetwork, 'pid'>): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Kills a network as a power cut would, which leaves its store, and waits until its parts have noticed and ended.
 *
 * @returns path of the store
 */
export async function killNetwork(network: RunningNetwork): Promise<string> {
  process.kill(network.pid, 'SIGKILL');
  await until('the end of all parts', 60, async () => {
    const answers = await Promise.all(
      [network.explorerUrl, network.graphqlUrl, network.rpcUrl].map((url) =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      ),
    );
    return answers.includes(true) ? undefined : true;
  });
  return storePath(network);
}

function storePath({ dataDir }: RunningNetwork): string {
  const run = readdirSync(dataDir).find((name) => name.startsWith('run-'));
  const found = readdirSync(path.join(dataDir, run ?? ''), { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'metadata')
    .sort((a, b) => a.length - b.length)[0];
  if (run === undefined || found === undefined) throw new Error(`no store in ${dataDir}`);
  return path.join(dataDir, run, path.dirname(found));
}
