import { text } from 'node:stream/consumers';
import { openEndpoint } from '@escapement/programs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JobEngine } from '../jobs/job-engine.ts';
import { DEFAULT_JOB_LIMITS } from '../jobs/limits.ts';
import { Bench, closeBenches, hired, JOB_STATES, MISSING_IMAGE } from '../testing/bench.ts';
import { startDocker, type TestDocker, whyNoDocker } from '../testing/docker-engine.ts';
import type { TestDevice } from '../testing/marketplace.ts';

afterAll(closeBenches);

const reason = whyNoDocker();
const name = 'a supervisor with a real Docker Engine';

describe.skipIf(reason !== undefined)(reason ? `${name} (skipped: ${reason})` : name, () => {
  let docker: TestDocker;

  beforeAll(async () => {
    docker = await startDocker();
  });

  afterAll(() => docker.stop());

  const jobs = (device: TestDevice): JobEngine =>
    new JobEngine({
      socketPath: docker.socketPath,
      device: device.address.toBase58(),
      limits: { ...DEFAULT_JOB_LIMITS, memoryMib: 64 },
    });

  const untilRunning = async (bench: Bench): Promise<void> => {
    await expect
      .poll(async () => {
        await bench.settleDown();
        return JOB_STATES[bench.account.jobState];
      })
      .toBe('Running');
  };

  test('a job runs, is reported, is read by its renter, and leaves nothing', async () => {
    const bench = new Bench(jobs);
    const command = ['sh', '-c', 'echo computing; sleep 600'];
    const rental = await hired(bench, { job: { image: docker.imageId, command } });
    expect(await bench.supervisor.step()).toBe('Preparing');
    expect(JOB_STATES[bench.account.jobState]).toBe('Preparing');
    await untilRunning(bench);
    expect(bench.supervisor.workload).not.toEqual(new Uint8Array(32));
    const { endpoint, endpointLen } = bench.account;
    const opened = await openEndpoint({
      secretKey: rental.encryption.secretKey,
      peer: bench.device.encryption.publicKey,
      rental: rental.address,
      sealed: endpoint.subarray(0, endpointLen),
    });
    expect(new TextDecoder().decode(opened)).toContain(`/logs/${rental.address.toBase58()}`);
    const signal = AbortSignal.timeout(10_000);
    await expect
      .poll(async () => text((await bench.supervisor.log({ tail: 10, follow: false, signal }))!))
      .toBe('computing\n');
    bench.market.chain.advanceSeconds(60n);
    bench.market.leave(rental, bench.device);
    expect(await bench.supervisor.step()).toBe('Draining');
    await bench.tick();
    expect(await bench.settleDown()).toBe('Idle');
    expect(await jobs(bench.device).list()).toEqual([]);
    expect(bench.market.rental(rental)).toMatchObject({ committed: 0n, assignedDevices: 0 });
  });

  test('a restart finds the container that runs, and one that ended is reported with its exit code', async () => {
    const bench = new Bench(jobs);
    const command = ['sh', '-c', 'while [ ! -e /tmp/end ]; do sleep 0.1; done; exit 7'];
    await hired(bench, { job: { image: docker.imageId, command } });
    await untilRunning(bench);
    const [container] = await jobs(bench.device).list();
    bench.supervisor = bench.supervise();
    expect(await bench.settleDown()).toBe('Running');
    expect(await jobs(bench.device).list()).toEqual([container]);
    docker.exec(container!.id, ['touch', '/tmp/end']);
    await expect
      .poll(async () => {
        await bench.settleDown();
        return [JOB_STATES[bench.account.jobState], bench.account.exitCode];
      })
      .toEqual(['Exited', 7]);
    bench.market.chain.advanceSeconds(600n);
    await bench.settleDown();
    expect(await jobs(bench.device).list()).toEqual([]);
  });

  test('a job whose image is not here fails', async () => {
    const bench = new Bench(jobs);
    await hired(bench, { job: { image: MISSING_IMAGE } });
    await expect
      .poll(async () => {
        await bench.settleDown();
        return JOB_STATES[bench.account.jobState];
      })
      .toBe('Failed');
  });
});
