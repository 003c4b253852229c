import { text } from 'node:stream/consumers';
import { openEndpoint } from '@escapement/programs';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TransactionSender } from '../chain/transaction-sender.ts';
import { JobEngine } from '../jobs/job-engine.ts';
import { DEFAULT_JOB_LIMITS } from '../jobs/limits.ts';
import { CpuEngine } from '../proof/cpu-engine.ts';
import { Prover } from '../proof/prover.ts';
import { startDocker, type TestDocker, whyNoDocker } from '../testing/docker-engine.ts';
import { type RentOptions, type TestDevice, TestMarketplace, type TestRental } from '../testing/marketplace.ts';
import { DeviceSupervisor } from './supervisor.ts';
import { Ticker } from './ticker.ts';

const engine = new CpuEngine({ threads: 2 });
const logger = pino({ level: 'silent' });
const image = `sha256:${'00'.repeat(32)}`;

afterAll(() => engine.close());

/** A device with its ticker and supervisor, on a chain whose time the test moves. */
class Bench {
  readonly market: TestMarketplace;
  readonly device: TestDevice;
  readonly sender: TransactionSender;
  readonly ticker: Ticker;
  readonly #jobs: JobEngine | undefined;
  supervisor: DeviceSupervisor;

  constructor(jobs?: (device: TestDevice) => JobEngine, market = new TestMarketplace()) {
    this.market = market;
    this.device = market.register();
    this.sender = new TransactionSender({ cluster: market.chain, logger, pollMs: 1 });
    const prover = new Prover(engine);
    this.ticker = new Ticker({ cluster: market.chain, sender: this.sender, prover, devices: [this.device], logger });
    this.#jobs = jobs?.(this.device);
    this.supervisor = this.supervise();
  }

  /** A supervisor that knows nothing, as after a restart. */
  supervise(): DeviceSupervisor {
    return new DeviceSupervisor({
      cluster: this.market.chain,
      sender: this.sender,
      device: this.device.address,
      worker: this.device.worker,
      encryptionSecretKey: this.device.encryption.secretKey,
      jobs: this.#jobs,
      logUrl: (rental) => `http://127.0.0.1:9471/logs/${rental}`,
      logger,
    });
  }

  /** Ticks until the device is fresh, so that it can be hired. */
  async untilFresh(): Promise<void> {
    await this.ticker.step();
    while (this.account.chain.lastCreditedSlot === 0n) {
      await this.tick();
    }
  }

  /** Lets the chain reach the next challenge, answers it, and looks after the device. */
  async tick(): Promise<void> {
    this.market.chain.advanceTo(this.account.chain.challenge.slot + 1n);
    await this.ticker.step();
    await this.supervisor.step();
  }

  /** Looks until nothing more follows. */
  async settleDown(): Promise<string> {
    for (;;) {
      const landed = this.market.chain.landed;
      const phase = await this.supervisor.step();
      if (this.market.chain.landed === landed) {
        return phase;
      }
    }
  }

  get account() {
    return this.market.device(this.device);
  }
}

const hired = async (bench: Bench, options: Partial<RentOptions> = {}): Promise<TestRental> => {
  await bench.untilFresh();
  return bench.market.rent(bench.device, { seconds: 300, ...options });
};

const jobStates = ['Unknown', 'Preparing', 'Running', 'Exited', 'Failed'] as const;

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
    await hired(bench, { job: { image } });
    expect(await bench.settleDown()).toBe('Running');
    expect(jobStates[bench.account.jobState]).toBe('Failed');
    await bench.tick();
    await bench.tick();
    expect(bench.account.assignment.accrued).toBeGreaterThan(0n);
  });

  test('a job that makes no sense fails, and says why', async () => {
    const bench = new Bench();
    await hired(bench, { job: { image: 'busybox:latest' } });
    await bench.settleDown();
    expect(jobStates[bench.account.jobState]).toBe('Failed');
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
    const rental = await hired(bench, { job: { image }, tell: false });
    bench.market.writeJob(rental);
    await bench.supervisor.step();
    expect(bench.supervisor.status.job).toBe('waiting');
    await bench.market.publishKey(rental, bench.device);
    await bench.supervisor.step();
    expect(bench.supervisor.status.job).toBe('ready');
  });

  test('a key that was wrapped to another device opens nothing', async () => {
    const bench = new Bench();
    const rental = await hired(bench, { job: { image }, tell: false });
    bench.market.writeJob(rental);
    await bench.market.publishKey(rental, bench.device, bench.market.register());
    await bench.settleDown();
    expect(bench.supervisor.status).toMatchObject({ job: 'refused', problem: expect.stringMatching(/does not open/) });
    expect(jobStates[bench.account.jobState]).toBe('Failed');
  });

  test('a job waits until the minimum of GPUs has come', async () => {
    const bench = new Bench();
    const second = new Bench(undefined, bench.market);
    await bench.untilFresh();
    await second.untilFresh();
    const rental = await bench.market.rent(bench.device, { seconds: 600, job: { image }, minimumGpus: 2 });
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
    const rental = await hired(bench, { seconds: 1_200, job: { image }, minimumGpus: 2 });
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
        return jobStates[bench.account.jobState];
      })
      .toBe('Running');
  };

  test('a job runs, is reported, is read by its renter, and leaves nothing', async () => {
    const bench = new Bench(jobs);
    const command = ['sh', '-c', 'echo computing; sleep 600'];
    const rental = await hired(bench, { job: { image: docker.imageId, command } });
    expect(await bench.supervisor.step()).toBe('Preparing');
    expect(jobStates[bench.account.jobState]).toBe('Preparing');
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
        return [jobStates[bench.account.jobState], bench.account.exitCode];
      })
      .toEqual(['Exited', 7]);
    bench.market.chain.advanceSeconds(600n);
    await bench.settleDown();
    expect(await jobs(bench.device).list()).toEqual([]);
  });

  test('a job whose image is not here fails', async () => {
    const bench = new Bench(jobs);
    await hired(bench, { job: { image } });
    await expect
      .poll(async () => {
        await bench.settleDown();
        return jobStates[bench.account.jobState];
      })
      .toBe('Failed');
  });
});
