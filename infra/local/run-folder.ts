import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { LocalError } from './local-error.ts';

/** Folder of one running network: its store, its logs, its worker's keys. */
export interface RunFolder {
  readonly path: string;
  readonly logs: string;
  readonly worker: string;
  /** The store of one chain: a chain begun anew never meets the tables of another. */
  store(genesisHash: string, instance: string): string;
  /** Removes all of it; a network that failed keeps its logs. */
  remove(options: { keepLogs: boolean }): Promise<void>;
}

const PREFIX = 'run-';
/** Space that a network of a day needs at most, bytes. */
const NEEDED_BYTES = 1_000_000_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes what networks left behind that could not end in order. */
async function removeAbandoned(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = Number(name.slice(PREFIX.length));
    if (!name.startsWith(PREFIX) || !Number.isInteger(pid) || isAlive(pid)) continue;
    await rm(path.join(dataDir, name), { recursive: true, force: true });
  }
}

/**
 * Makes the folder of a network that runs in this process.
 *
 * @throws LocalError LOCAL__NO_SPACE when the disk is nearly full
 */
export async function createRunFolder(dataDir: string, pid: number = process.pid): Promise<RunFolder> {
  await mkdir(dataDir, { recursive: true });
  await removeAbandoned(dataDir);
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  if (free < NEEDED_BYTES) {
    throw new LocalError(
      'LOCAL__NO_SPACE',
      `Only ${Math.floor(free / 1e6)} MB are free at ${dataDir}; the network needs ${NEEDED_BYTES / 1e6} MB. Make room, or choose another disk with --data-dir.`,
      { context: { dataDir, free } },
    );
  }
  const folder = path.join(dataDir, `${PREFIX}${pid}`);
  await rm(folder, { recursive: true, force: true });
  const logs = path.join(folder, 'logs');
  await mkdir(logs, { recursive: true });
  return {
    path: folder,
    logs,
    worker: path.join(folder, 'worker'),
    store: (genesisHash, instance) => path.join(folder, 'store', `${genesisHash}-${instance}`),
    async remove({ keepLogs }) {
      if (!keepLogs) return rm(folder, { recursive: true, force: true });
      for (const name of await readdir(folder)) {
        if (name !== 'logs') await rm(path.join(folder, name), { recursive: true, force: true });
      }
    },
  };
}
