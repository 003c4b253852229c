import { type Child, startChild } from '../process/child.ts';
import { siblingEntry } from '../process/entry.ts';
import type { DataOperations, DataStart, DataStatus } from './data-operations.ts';
import { THREAD_POOL_SIZE } from './settings.ts';

/** The indexer and GraphQL, in a process of their own. */
export interface Data {
  readonly process: Child<DataOperations>;
  /** GraphQL endpoint. */
  readonly url: string;
  status(): Promise<DataStatus>;
  stop(): Promise<void>;
}

export interface DataOptions extends DataStart {
  logDir: string;
  /** Makes the environment of a child with these settings. */
  childEnvironment(more: Record<string, string>): NodeJS.ProcessEnv;
}

/** @throws LocalError of the process: LOCAL__PORT_IN_USE, LOCAL__CHILD_EXITED, or an error of the indexer */
export async function startData({ logDir, childEnvironment, ...start }: DataOptions): Promise<Data> {
  const child = startChild<DataOperations>({
    name: 'data',
    entry: siblingEntry(import.meta.url, './data.process'),
    // Read by libuv when the process starts; later is too late.
    env: childEnvironment({ UV_THREADPOOL_SIZE: String(THREAD_POOL_SIZE) }),
    logDir,
  });
  try {
    const { url } = await child.request('start', start);
    return { process: child, url, status: () => child.request('status', null), stop: () => child.stop() };
  } catch (error) {
    await child.stop();
    throw error;
  }
}
