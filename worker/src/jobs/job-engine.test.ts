import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import Docker from 'dockerode';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDocker, type TestDocker, whyNoDocker } from '../testing/docker-engine.ts';
import { startRegistry } from '../testing/registry.ts';
import { dockerAnswers, JobEngine, workloadDigest } from './job-engine.ts';
import { DEFAULT_JOB_LIMITS } from './limits.ts';
import type { JobSpec } from './spec.ts';

test('no engine is told from one that refuses', async () => {
  const engine = new JobEngine({ socketPath: '/nowhere/docker.sock', device: 'd', limits: DEFAULT_JOB_LIMITS });
  expect(await dockerAnswers('/nowhere/docker.sock')).toBe(false);
  await expect(engine.list()).rejects.toMatchObject({ code: 'WORKER__DOCKER_UNAVAILABLE', retryable: true });
});

test('a tick claims nothing without a container, and something else for each state', () => {
  expect(workloadDigest(undefined)).toEqual(new Uint8Array(32));
  expect(workloadDigest({ imageId: 'a', state: 'running' })).not.toEqual(
    workloadDigest({ imageId: 'a', state: 'exited' }),
  );
});

const reason = whyNoDocker();
const name = 'jobs in a real Docker Engine';

describe.skipIf(reason !== undefined)(reason ? `${name} (skipped: ${reason})` : name, () => {
  let docker: TestDocker;
  let engine: JobEngine;

  beforeAll(async () => {
    docker = await startDocker();
    engine = new JobEngine({
      socketPath: docker.socketPath,
      device: 'Device1111111',
      limits: { ...DEFAULT_JOB_LIMITS, memoryMib: 64, pids: 32, tmpfsMib: 8 },
    });
  });

  afterAll(() => docker.stop());

  const spec = (script: string, env: Record<string, string> = {}): JobSpec => ({
    image: { kind: 'local', id: docker.imageId },
    command: ['sh', '-c', script],
    env,
    workdir: undefined,
  });

  const log = async (rental: string, options: { follow?: boolean; tail?: number } = {}): Promise<string> => {
    const signal = AbortSignal.timeout(20_000);
    const stream = await engine.log(rental, { tail: 100, follow: true, signal, ...options });
    return stream ? text(stream) : '';
  };

  const removeAll = async (): Promise<void> => {
    for (const container of await engine.list()) {
      await engine.remove(container);
    }
  };

  test('an image that is not here is not looked for elsewhere', async () => {
    const missing: JobSpec = { ...spec('true'), image: { kind: 'local', id: `sha256:${'00'.repeat(32)}` } };
    await expect(engine.run('Missing', missing)).rejects.toMatchObject({ code: 'WORKER__IMAGE_UNAVAILABLE' });
  });

  test('a digest that no registry has is unavailable', async () => {
    const image = { kind: 'digest', name: 'localhost:1/none', digest: `sha256:${'00'.repeat(32)}` } as const;
    await expect(engine.run('Missing', { ...spec('true'), image })).rejects.toMatchObject({
      code: 'WORKER__IMAGE_UNAVAILABLE',
    });
  });

  test('an image is pulled by its digest, and leaves with its job', async () => {
    // Another archive than the imported image's, so that no layer is here already.
    const registry = await startRegistry(Buffer.concat([docker.archive, Buffer.alloc(512)]));
    const image = { kind: 'digest', name: registry.name, digest: registry.digest } as const;
    await engine.run('Pulled', { ...spec('echo pulled'), image });
    expect(await log('Pulled')).toBe('pulled\n');
    const api = new Docker({ socketPath: docker.socketPath });
    expect(await api.listImages()).toHaveLength(2);
    await removeAll();
    expect(await api.listImages()).toHaveLength(1);
    await registry.stop();
  });

  test('an image over the limit is not pulled', async () => {
    // Bytes that don't compress, so that the layer is larger than the limit of 1 MiB.
    const registry = await startRegistry(randomBytes(4 * 1_048_576));
    const image = { kind: 'digest', name: registry.name, digest: registry.digest } as const;
    const limits = { ...DEFAULT_JOB_LIMITS, imageMaxMib: 1 };
    const small = new JobEngine({ socketPath: docker.socketPath, device: 'Device1111111', limits });
    await expect(small.run('Large', { ...spec('true'), image })).rejects.toMatchObject({
      code: 'WORKER__IMAGE_TOO_LARGE',
    });
    await registry.stop();
  });

  test('a program that is not in the image is an invalid job, and nothing of it stays', async () => {
    await expect(engine.run('NoProgram', { ...spec(''), command: ['/none'] })).rejects.toMatchObject({
      code: 'WORKER__JOB_INVALID',
    });
    await removeAll();
    expect(await engine.list()).toEqual([]);
  });

  test('a job runs once, its log is read, and its exit code is seen', async () => {
    await engine.run('Hello', spec('echo out; echo err >&2; echo $GREETING; exit 3', { GREETING: 'hello' }));
    await engine.run('Hello', spec('echo twice'));
    expect((await log('Hello')).split('\n').sort()).toEqual(['', 'err', 'hello', 'out']);
    expect(await log('Hello', { follow: false, tail: 1 })).toMatch(/^(out|err|hello)\n$/);
    expect(await engine.list()).toMatchObject([{ rental: 'Hello', state: 'exited', exitCode: 3 }]);
    await removeAll();
    expect(await log('Hello')).toBe('');
  });

  test('a job has no capability, no network, no writable root and a bounded number of processes', async () => {
    const script = [
      'grep -E "CapEff|NoNewPrivs" /proc/self/status',
      'touch /escape || echo root is read-only',
      'touch /tmp/scratch && echo tmp is writable',
      'ifconfig eth0 2>/dev/null || echo no network',
      'cat /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max 2>/dev/null',
      'ls /var/run/docker.sock || true',
    ];
    await engine.run('Caged', spec(script.join('; ')));
    const lines = (await log('Caged')).split('\n');
    expect(lines).toEqual(expect.arrayContaining(['root is read-only', 'tmp is writable', 'no network', '32']));
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/CapEff:\s+0+$/)]));
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/NoNewPrivs:\s+1/)]));
    await removeAll();
  });

  test('a job that takes too much memory is ended', async () => {
    await engine.run('Greedy', spec('tail /dev/zero'));
    await log('Greedy');
    expect(await engine.list()).toMatchObject([{ state: 'exited', exitCode: 137 }]);
    await removeAll();
  });

  test('a running job is removed, and only containers of the device are seen or touched', async () => {
    const api = new Docker({ socketPath: docker.socketPath });
    const stranger = await api.createContainer({
      name: 'stranger',
      Image: docker.imageId,
      Cmd: ['sleep', '600'],
      HostConfig: { NetworkMode: 'none' },
    });
    await stranger.start();
    await engine.run('Sleeper', spec('sleep 600'));
    expect(await engine.list()).toMatchObject([{ rental: 'Sleeper', state: 'running' }]);
    await engine.remove({ id: stranger.id, imageId: docker.imageId });
    await removeAll();
    expect((await api.listContainers({ all: true })).map(({ Names }) => Names)).toEqual([['/stranger']]);
    await stranger.remove({ force: true });
  });
});
