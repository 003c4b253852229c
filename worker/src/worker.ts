import type { PublicKey } from '@solana/web3.js';
import type { Logger } from 'pino';
import { claimsAll } from './chain/claims.ts';
import type { Cluster } from './chain/cluster.ts';
import { findDevices } from './chain/find-devices.ts';
import { RpcCluster } from './chain/rpc-cluster.ts';
import { TransactionSender } from './chain/transaction-sender.ts';
import { DeviceSupervisor } from './device/supervisor.ts';
import { Ticker } from './device/ticker.ts';
import { startHealthServer } from './health/health-server.ts';
import { Metrics } from './health/metrics.ts';
import { reportDevice, type WorkerStatus } from './health/status.ts';
import type { LoopbackServer } from './http/loopback-server.ts';
import { JobEngine } from './jobs/job-engine.ts';
import { DEFAULT_JOB_LIMITS, type JobLimits } from './jobs/limits.ts';
import { logPath, type ReadableLog, startLogServer } from './jobs/log-server.ts';
import type { WorkerKeys } from './keys/worker-keys.ts';
import { CpuEngine } from './proof/cpu-engine.ts';
import { Prover } from './proof/prover.ts';
import { sleep } from './sleep.ts';

/** What a worker needs. */
export interface WorkerOptions {
  readonly rpcUrl: string;
  /** Taken from `rpcUrl` when left out. */
  readonly wsUrl?: string;
  readonly programId?: PublicKey;
  readonly keys: WorkerKeys;
  /** Devices to run; those registered with the worker key when left out, waited for if there are none yet. */
  readonly devices?: readonly PublicKey[];
  /** Hashes of this machine's hardware: a device that claims anything else isn't run. Not checked when left out. */
  readonly gpuHashes?: readonly Uint8Array[];
  readonly logger: Logger;
  /** The Docker Engine; without, only rentals with no job are served. */
  readonly docker?: { readonly socketPath: string };
  /** Loopback port of health, metrics and status, 0 for any; none when left out. */
  readonly health?: { readonly port: number };
  /** Loopback port of jobs' logs, 0 for any, and the address under which a proxy publishes it. */
  readonly logs?: { readonly port: number; readonly publicUrl?: string };
  readonly limits?: Partial<JobLimits>;
  /** Time between two looks at the chain, milliseconds; 10,000 when left out. */
  readonly pollMs?: number;
  readonly proofThreads?: number;
  /** Stops the worker at once. */
  readonly signal?: AbortSignal;
  /** The way to the chain; JSON-RPC at `rpcUrl` when left out. */
  readonly cluster?: Cluster;
}

/** A worker that runs. */
export interface RunningWorker {
  /** Address of health, metrics and status. */
  readonly healthUrl: string | undefined;
  /** Address of jobs' logs on this computer. */
  readonly logUrl: string;
  status(): WorkerStatus;
  /** Takes no more assignments, waits until the devices are idle or the time is over, and stops. */
  drain(timeoutMs: number): Promise<void>;
  /** Stops at once. Containers of a running rental go on, and are found by the next start. */
  stop(): Promise<void>;
}

const DEFAULT_POLL_MS = 10_000;
/** Time between two looks for further devices, milliseconds. */
const DISCOVERY_MS = 60_000;
const DRAIN_LOOK_MS = 250;

/**
 * Starts a worker: it proves the time of its devices, serves the rentals that hire them, and answers on loopback.
 *
 * @throws WorkerError `WORKER__PORT_IN_USE`. A cluster that doesn't answer is waited for.
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const worker = new Worker(options);
  await worker.start();
  return worker;
}

class Worker implements RunningWorker {
  readonly #options: WorkerOptions;
  readonly #cluster: Cluster;
  readonly #sender: TransactionSender;
  readonly #engine: CpuEngine;
  readonly #ticker: Ticker;
  readonly #metrics = new Metrics();
  readonly #supervisors = new Map<string, DeviceSupervisor>();
  readonly #refused = new Set<string>();
  readonly #stop = new AbortController();
  #servers: { readonly health?: LoopbackServer; readonly logs: LoopbackServer } | undefined;
  #discovery: Promise<void> | undefined;
  #stopped: Promise<void> | undefined;
  #draining = false;

  constructor(options: WorkerOptions) {
    const { logger, programId, pollMs = DEFAULT_POLL_MS, proofThreads } = options;
    this.#options = options;
    this.#cluster = options.cluster ?? new RpcCluster({ rpcUrl: options.rpcUrl, wsUrl: options.wsUrl });
    this.#sender = new TransactionSender({ cluster: this.#cluster, logger, programId });
    this.#engine = new CpuEngine(proofThreads === undefined ? {} : { threads: proofThreads });
    this.#ticker = new Ticker({
      cluster: this.#cluster,
      sender: this.#sender,
      prover: new Prover(this.#engine),
      devices: [],
      logger,
      programId,
      pollMs,
      workload: (device) => this.#supervisors.get(device.toBase58())?.workload ?? new Uint8Array(32),
      onOutcome: (outcome) => this.#metrics.count(outcome),
    });
  }

  get healthUrl(): string | undefined {
    return this.#servers?.health?.url;
  }

  get logUrl(): string {
    return this.#servers?.logs.url ?? '';
  }

  async start(): Promise<void> {
    const { health, logs, logger, keys, signal } = this.#options;
    const onError = (error: unknown): void => logger.warn({ event: 'request-failed', err: error }, 'A request failed');
    const logServer = await startLogServer({ port: logs?.port ?? 0, find: (rental) => this.#findLog(rental), onError });
    this.#servers = { logs: logServer };
    if (health) {
      try {
        const status = () => this.status();
        const server = await startHealthServer({ port: health.port, status, metrics: this.#metrics, onError });
        this.#servers = { logs: logServer, health: server };
      } catch (error) {
        await logServer.stop();
        throw error;
      }
    }
    this.#ticker.start();
    this.#discovery = this.#discover();
    signal?.addEventListener('abort', () => void this.stop(), { once: true });
    logger.info(
      { event: 'worker-started', worker: keys.worker.publicKey.toBase58(), engine: this.#engine.name },
      'Started the worker',
    );
  }

  status(): WorkerStatus {
    const statuses = [...this.#supervisors.values()].map(({ status }) => status);
    return {
      worker: this.#options.keys.worker.publicKey.toBase58(),
      docker: this.#options.docker ? (statuses[0]?.docker ?? 'down') : 'none',
      draining: this.#draining,
      devices: statuses.map((status) => reportDevice(status)),
    };
  }

  async drain(timeoutMs: number): Promise<void> {
    const { logger } = this.#options;
    this.#draining = true;
    logger.info({ event: 'draining', timeoutMs }, 'Draining: no more assignments are taken');
    await this.#setAccepting(false);
    const deadline = performance.now() + timeoutMs;
    while (this.#isBusy() && performance.now() < deadline && !this.#stop.signal.aborted) {
      await sleep(DRAIN_LOOK_MS, this.#stop.signal);
    }
    if (this.#isBusy()) {
      logger.warn({ event: 'drain-incomplete' }, 'A rental still runs: it is released for silence');
    }
    await this.stop();
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }

  async #end(): Promise<void> {
    this.#stop.abort();
    await this.#discovery;
    await Promise.all([this.#ticker.stop(), ...[...this.#supervisors.values()].map((one) => one.stop())]);
    await Promise.all([this.#servers?.health?.stop(), this.#servers?.logs.stop(), this.#engine.close()]);
    if (!this.#options.cluster) {
      this.#cluster.close();
    }
    this.#options.logger.info({ event: 'worker-stopped' }, 'Stopped the worker');
  }

  /** Finds the devices to run, now and then again. */
  async #discover(): Promise<void> {
    const { devices, keys, programId, logger, pollMs = DEFAULT_POLL_MS } = this.#options;
    let told = false;
    while (!this.#stop.signal.aborted) {
      try {
        for (const address of devices ?? (await findDevices(this.#cluster, keys.worker.publicKey, programId))) {
          await this.#adopt(address);
        }
        if (this.#supervisors.size === 0 && !told) {
          logger.info({ event: 'no-device' }, 'No device is registered for this worker key yet; waiting for it');
          told = true;
        }
      } catch (error) {
        logger.warn({ event: 'discovery-failed', err: error }, 'Devices could not be looked for');
      }
      await sleep(this.#supervisors.size > 0 ? DISCOVERY_MS : pollMs, this.#stop.signal);
    }
  }

  /** Begins to run a device, once. */
  async #adopt(device: PublicKey): Promise<void> {
    const { keys, logger, programId, docker, limits, pollMs, gpuHashes } = this.#options;
    const key = device.toBase58();
    if (this.#supervisors.has(key)) {
      return;
    }
    if (gpuHashes && !(await claimsAll(this.#cluster, device, gpuHashes, programId))) {
      if (!this.#refused.has(key)) {
        this.#refused.add(key);
        logger.error(
          { event: 'hardware-changed', device: key },
          "This machine's hardware is not what the device claims: it does not tick. Retire it and register anew",
        );
      }
      return;
    }
    const supervisor = new DeviceSupervisor({
      cluster: this.#cluster,
      sender: this.#sender,
      device,
      worker: keys.worker,
      encryptionSecretKey: keys.encryption.secretKey,
      jobs:
        docker &&
        new JobEngine({ socketPath: docker.socketPath, device: key, limits: { ...DEFAULT_JOB_LIMITS, ...limits } }),
      logUrl: (rental) => `${this.#options.logs?.publicUrl ?? this.logUrl}${logPath(rental)}`,
      logger: logger.child({ device: key }),
      programId,
      ...(pollMs !== undefined && { pollMs }),
    });
    await supervisor.step();
    if (supervisor.status.account?.accepting === 0 && !this.#draining) {
      // It was drained before.
      await supervisor.setAccepting(true);
    }
    this.#supervisors.set(key, supervisor);
    supervisor.start();
    this.#ticker.add({ address: device, worker: keys.worker });
    logger.info({ event: 'device-adopted', device: key }, 'Runs a device');
  }

  async #setAccepting(accepting: boolean): Promise<void> {
    const { logger } = this.#options;
    const devices = [...this.#supervisors.values()].filter(({ status }) => status.account);
    const results = await Promise.allSettled(devices.map((supervisor) => supervisor.setAccepting(accepting)));
    for (const result of results) {
      if (result.status === 'rejected') {
        logger.warn({ event: 'accepting-failed', accepting, err: result.reason }, 'A device could not be set');
      }
    }
  }

  #isBusy(): boolean {
    return [...this.#supervisors.values()].some(
      ({ status }) => status.phase !== 'Idle' && status.phase !== 'Unregistered',
    );
  }

  #findLog(rental: string): ReadableLog | undefined {
    for (const supervisor of this.#supervisors.values()) {
      const { tenancy } = supervisor;
      if (tenancy?.rental.toBase58() === rental) {
        return { token: tenancy.logToken(), open: (query) => supervisor.log(query) };
      }
    }
    return undefined;
  }
}
