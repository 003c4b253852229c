import { afterAll, describe, expect, test } from 'vitest';
import { JobEngine } from '../jobs/job-engine.ts';
import { DEFAULT_JOB_LIMITS } from '../jobs/limits.ts';
import { Bench, closeBenches, hired, JOB_STATES, MISSING_IMAGE } from '../testing/bench.ts';
import { DeviceSupervisor } from './supervisor.ts';

afterAll(closeBenches);

describe(DeviceSupervisor, () => {
  test('a rental of proven time only runs, ends, and is settled to the last unit', async () => {
    const bench = new Bench();
    expect(await bench.supervisor.step()).toBe('Idle');
    const rental = await hired(bench);
    expect(await bench.supervisor.step()).toBe('Running');
    while (bench.market.chain.time < bench.market.rental(rental).endsAt) {
      await bench.tick();
    }
    await bench.tick();
    expect(await bench.settleDown()).toBe('Idle');
    const { deposited, settled, fees, free, committed, assignedDevices } = bench.market.rental(rental);
    expect({ committed, assignedDevices }).toEqual({ committed: 0n, assignedDevices: 0 });
    expect(settled).toBeGreaterThan(0n);
    expect(settled + fees + free).toBe(deposited);
  });

  test('a renter who leaves before the minimum is served until then', async () => {
    const bench = new Bench();
    const rental = await hired(bench);
    bench.market.leave(rental, bench.device);
    expect(await bench.supervisor.step()).toBe('Running');
    bench.market.chain.advanceSeconds(60n);
    expect(await bench.supervisor.step()).toBe('Draining');
  });

  test('a job fails where no engine answers, and proof and pay go on', async () => {
    const bench = new Bench(
      (device) =>
        new JobEngine({
          socketPath: '/nowhere/docker.sock',
          device: device.address.toBase58(),
          limits: DEFAULT_JOB_LIMITS,
        }),
    );
    await hired(bench, { job: { image: MISSING_IMAGE } });
    expect(await bench.settleDown()).toBe('Running');
    expect(JOB_STATES[bench.account.jobState]).toBe('Failed');
    await bench.tick();
    await bench.tick();
    expect(bench.account.assignment.accrued).toBeGreaterThan(0n);
  });

  test('a job that makes no sense fails, and says why', async () => {
    const bench = new Bench();
    await hired(bench, { job: { image: 'busybox:latest' } });
    await bench.settleDown();
    expect(JOB_STATES[bench.account.jobState]).toBe('Failed');
    expect(bench.supervisor.status).toMatchObject({ job: 'refused', problem: expect.stringMatching(/by digest/) });
  });

  test('a job waits for its last chunk and for the key of this device', async () => {
    const bench = new Bench();
    const job = { image: 'busybox:latest', command: ['x'.repeat(1_200)] };
    const rental = await hired(bench, { job, tell: false });
    const waits = async () => {
      expect(await bench.settleDown()).toBe('Running');
      expect(bench.supervisor.status.job).toBe('waiting');
    };
    await waits();
    bench.market.writeJob(rental, 0, 1);
    await waits();
    await bench.market.publishKey(rental, bench.device);
    await waits();
    bench.market.writeJob(rental, 1);
    await bench.settleDown();
    expect(bench.supervisor.status.job).toBe('refused');
  });

  test('a whole job waits for its key', async () => {
    const bench = new Bench();
    const rental = await hired(bench, { job: { image: MISSING_IMAGE }, tell: false });
    bench.market.writeJob(rental);
    await bench.supervisor.step();
    expect(bench.supervisor.status.job).toBe('waiting');
    await bench.market.publishKey(rental, bench.device);
    await bench.supervisor.step();
    expect(bench.supervisor.status.job).toBe('ready');
  });

  test('a key that was wrapped to another device opens nothing', async () => {
    const bench = new Bench();
    const rental = await hired(bench, { job: { image: MISSING_IMAGE }, tell: false });
    bench.market.writeJob(rental);
    await bench.market.publishKey(rental, bench.device, bench.market.register());
    await bench.settleDown();
    expect(bench.supervisor.status).toMatchObject({ job: 'refused', problem: expect.stringMatching(/does not open/) });
    expect(JOB_STATES[bench.account.jobState]).toBe('Failed');
  });

  test('a job waits until the minimum of GPUs has come', async () => {
    const bench = new Bench();
    const second = new Bench(undefined, bench.market);
    await bench.untilFresh();
    await second.untilFresh();
    const rental = await bench.market.rent(bench.device, {
      seconds: 600,
      job: { image: MISSING_IMAGE },
      minimumGpus: 2,
    });
    await bench.supervisor.step();
    expect(bench.supervisor.status.job).toBe('waiting');
    bench.market.assign(rental, second.device);
    await bench.market.publishKey(rental, second.device);
    for (const { supervisor } of [bench, second]) {
      await supervisor.step();
      expect(supervisor.status.job).toBe('ready');
    }
  });

  test('a job waits until the renter can no longer leave for want of the minimum', async () => {
    const bench = new Bench();
    const rental = await hired(bench, { seconds: 1_200, job: { image: MISSING_IMAGE }, minimumGpus: 2 });
    const { fillDeadline } = bench.market.rental(rental);
    while (bench.market.chain.time <= fillDeadline + 600n) {
      await bench.tick();
      expect(bench.supervisor.status.job).toBe(bench.market.chain.time <= fillDeadline + 600n ? 'waiting' : 'ready');
    }
    expect(bench.supervisor.status.job).toBe('ready');
  });

  test('a device can stop and resume taking assignments', async () => {
    const bench = new Bench();
    await bench.supervisor.setAccepting(false);
    expect(bench.account.accepting).toBe(0);
    await bench.supervisor.setAccepting(true);
    expect(bench.account.accepting).toBe(1);
  });
});
