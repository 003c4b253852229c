import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerAnswers } from '../jobs/job-engine.ts';

/** A Docker Engine for tests, with an image of a static busybox. */
export interface TestDocker {
  readonly socketPath: string;
  /** Id of the image, `sha256:…`. */
  readonly imageId: string;
  /** The image's only layer, a tar archive. */
  readonly archive: Uint8Array;
  /** Runs a program in a container. */
  exec(container: string, command: readonly string[]): void;
  stop(): Promise<void>;
}

const busyboxPaths = ['/usr/bin/busybox', '/bin/busybox'];

/** Says why no engine can be had, or nothing when one can. Used to skip by name. */
export function whyNoDocker(): string | undefined {
  const missing = [
    ['dockerd', () => execFileSync('dockerd', ['--version'], { stdio: 'ignore' })],
    ['docker', () => execFileSync('docker', ['--version'], { stdio: 'ignore' })],
  ] as const;
  for (const [program, probe] of missing) {
    try {
      probe();
    } catch {
      return `${program} is not installed`;
    }
  }
  if (process.getuid?.() !== 0) {
    return 'an engine of its own needs root';
  }
  return busyboxPaths.some((path) => existsSync(path)) ? undefined : 'no static busybox for an image';
}

/** Starts an engine of its own in a new folder, apart from whatever runs on this machine. */
export async function startDocker(): Promise<TestDocker> {
  const folder = mkdtempSync(join(tmpdir(), 'escapement-docker-'));
  const socketPath = join(folder, 'docker.sock');
  const log = openSync(join(folder, 'log'), 'a');
  const engine = spawn(
    'dockerd',
    [
      ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
      ...['--host', `unix://${socketPath}`, '--pidfile', join(folder, 'pid')],
      ...['--iptables=false', '--bridge=none'],
    ],
    { stdio: ['ignore', log, log] },
  );
  const ended = new Promise<void>((resolve) => engine.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    engine.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await dockerAnswers(socketPath)); tries += 1) {
    if (tries === 300 || engine.exitCode !== null) {
      await stop();
      throw new Error('The Docker Engine for the tests did not start.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const archive = busyboxArchive(folder);
  const docker = (args: readonly string[], input?: Uint8Array): string =>
    execFileSync('docker', ['--host', `unix://${socketPath}`, ...args], { input })
      .toString()
      .trim();
  return {
    socketPath,
    imageId: docker(['import', '-'], archive),
    archive,
    exec: (container, command) => void docker(['exec', container, ...command]),
    stop,
  };
}

/** Root of a system that has busybox only, as a tar archive. */
function busyboxArchive(folder: string): Buffer {
  const root = join(folder, 'root');
  const busybox = busyboxPaths.find((path) => existsSync(path)) ?? '';
  mkdirSync(join(root, 'bin'), { recursive: true });
  mkdirSync(join(root, 'tmp'));
  copyFileSync(busybox, join(root, 'bin', 'busybox'));
  for (const applet of ['sh', 'echo', 'sleep', 'cat', 'id', 'touch', 'ls', 'grep', 'ifconfig', 'tail', 'seq']) {
    symlinkSync('busybox', join(root, 'bin', applet));
  }
  return execFileSync('tar', ['-C', root, '-c', '.'], { maxBuffer: 64 * 1_048_576 });
}
