import { type Device, jobMayStart } from '@escapement/programs';
import type { Keypair, PublicKey } from '@solana/web3.js';
import type { Logger } from 'pino';
import { Backoff } from '../backoff.ts';
import { type DeviceOnChain, readDevice } from '../chain/assignment-reader.ts';
import type { Cluster } from '../chain/cluster.ts';
import type { TransactionSender } from '../chain/transaction-sender.ts';
import { isWorkerError, messageOf } from '../errors.ts';
import type { JobEngine, LogQuery } from '../jobs/job-engine.ts';
import { workloadDigest } from '../jobs/job-engine.ts';
import type { JobSpec } from '../jobs/spec.ts';
import { Tenancy } from '../jobs/tenancy.ts';
import { Alarm } from '../sleep.ts';
import { DeviceTransactions } from './device-transactions.ts';
import { assignmentFacts } from './facts.ts';
import { JobStarter } from './job-starter.ts';
import {
  type Action,
  type AssignmentFacts,
  type ContainerFacts,
  type DeviceFacts,
  decide,
  type Phase,
} from './state-machine.ts';

/** What a supervisor is made of. */
export interface SupervisorOptions {
  readonly cluster: Cluster;
  readonly sender: TransactionSender;
  readonly device: PublicKey;
  readonly worker: Keypair;
  /** X25519 secret key of the device, 32 bytes. */
  readonly encryptionSecretKey: Uint8Array;
  /** Runs containers; without, jobs are reported failed. */
  readonly jobs?: JobEngine | undefined;
  /** Address of the log of a rental's job. */
  readonly logUrl: (rental: string) => string;
  readonly logger: Logger;
  readonly programId?: PublicKey | undefined;
  /** Time between two looks at the chain, milliseconds. */
  readonly pollMs?: number;
}

/** What a device is doing, for status and metrics. */
export interface DeviceStatus {
  readonly device: string;
  readonly phase: Phase;
  readonly docker: DeviceFacts['docker'];
  readonly account: Device | undefined;
  readonly job: AssignmentFacts['job'];
  /** Why the job is not run, if it isn't. */
  readonly problem: string | undefined;
  /** Moment of the last look at the chain, of this machine's steady clock, milliseconds. */
  readonly seenAt: number | undefined;
}

const AFTER_ERROR_MS = 2_000;

/**
 * Keeps one device in step with the chain: looks at its accounts and containers, decides, acts. What it decides depends
 * on nothing that a restart loses.
 */
export class DeviceSupervisor {
  readonly #options: SupervisorOptions;
  readonly #transactions: DeviceTransactions;
  readonly #starter: JobStarter;
  readonly #backoff = new Backoff({ shortestMs: 1_000, longestMs: 60_000 });
  readonly #alarm = new Alarm();
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #endHint: (() => void) | undefined;
  #tenancy: Tenancy | undefined;
  /** What opening the current job gave: its specification, or why it is refused. */
  #opened: { readonly rental: string; readonly spec?: JobSpec; readonly problem?: string } | undefined;
  #containers: readonly ContainerFacts[] = [];
  #dockerSeen = false;
  #failing = false;
  #status: DeviceStatus;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#transactions = new DeviceTransactions(options);
    this.#starter = new JobStarter({ jobs: options.jobs, logger: options.logger, onSettled: () => this.#alarm.ring() });
    this.#status = {
      device: options.device.toBase58(),
      phase: 'Unregistered',
      docker: options.jobs ? 'down' : 'none',
      account: undefined,
      job: 'none',
      problem: undefined,
      seenAt: undefined,
    };
  }

  /** What the device was doing at the last look. */
  get status(): DeviceStatus {
    return this.#status;
  }

  /** The rental whose log may be read, with the keys shared with its renter. */
  get tenancy(): Tenancy | undefined {
    return this.#tenancy;
  }

  /** What the device's next tick claims about its container, 32 bytes. */
  get workload(): Uint8Array {
    const rental = this.#tenancy?.rental.toBase58();
    return workloadDigest(this.#containers.find((container) => container.rental === rental));
  }

  /** The log of the current rental's container; undefined when there is none. */
  log(query: LogQuery): ReturnType<JobEngine['log']> {
    const rental = this.#tenancy?.rental.toBase58();
    return rental && this.#options.jobs ? this.#options.jobs.log(rental, query) : Promise.resolve(undefined);
  }

  /** Stops or resumes taking assignments, on chain. */
  setAccepting(accepting: boolean): Promise<void> {
    return this.#transactions.setAccepting(accepting);
  }

  /** Begins to act by itself. */
  start(): void {
    const { cluster, device } = this.#options;
    this.#endHint = cluster.onAccountHint(device, () => this.#alarm.ring());
    this.#running ??= this.#run();
  }

  /** Ends it. A container that runs goes on: the next start finds it. */
  async stop(): Promise<void> {
    this.#endHint?.();
    this.#stop.abort();
    await this.#running;
    await this.#starter.cancel();
  }

  /** Looks once, and does what follows. */
  async step(): Promise<Phase> {
    const { cluster, device, programId, jobs } = this.#options;
    const seen = await readDevice(cluster, device, programId);
    const docker = jobs ? await this.#lookAtDocker(jobs) : 'none';
    const job = await this.#openJob(seen);
    const account = seen.device?.retired === 0 ? seen.device : undefined;
    const facts: DeviceFacts = {
      registered: account !== undefined,
      assignment: account && assignmentFacts(account, seen.clock, job),
      docker,
      containers: this.#containers,
      starting: this.#starter.busy,
    };
    const { phase, actions } = decide(facts);
    const problem = this.#opened?.problem;
    this.#note({ device: device.toBase58(), phase, docker, account, job, problem, seenAt: performance.now() });
    for (const action of actions) {
      await this.#act(action, seen);
    }
    return phase;
  }

  async #run(): Promise<void> {
    const { logger, pollMs = 10_000 } = this.#options;
    while (!this.#stop.signal.aborted) {
      try {
        await this.step();
        this.#failing = false;
      } catch (error) {
        if (!this.#failing) {
          logger.warn({ event: 'supervisor-failed', err: error }, 'The device could not be looked at');
        }
        this.#failing = true;
      }
      await this.#alarm.wait(this.#failing ? Math.min(AFTER_ERROR_MS, pollMs) : pollMs, this.#stop.signal);
    }
  }

  /** Lists the containers, and tells how Docker is. */
  async #lookAtDocker(jobs: JobEngine): Promise<DeviceFacts['docker']> {
    try {
      this.#containers = await jobs.list();
      this.#dockerSeen = true;
      return 'up';
    } catch (error) {
      if (!isWorkerError(error, 'WORKER__DOCKER_UNAVAILABLE')) {
        throw error;
      }
      this.#containers = [];
      return this.#dockerSeen ? 'down' : 'none';
    }
  }

  /** Opens the job of the rental that hires the device, once. */
  async #openJob({ clock, device, rental, job, wrappedKey }: DeviceOnChain): Promise<AssignmentFacts['job']> {
    const key = device && rental ? device.assignment.rental : undefined;
    if (!key || !rental) {
      this.#tenancy = undefined;
      this.#opened = undefined;
      return 'none';
    }
    if (!this.#tenancy?.rental.equals(key)) {
      const { device: address, encryptionSecretKey: secretKey } = this.#options;
      this.#tenancy = new Tenancy({ device: address, secretKey, rental: key, account: rental });
      this.#opened = undefined;
    }
    if (!this.#tenancy.wantsJob) {
      return 'none';
    }
    if (!job?.complete || !wrappedKey || !jobMayStart(rental, clock)) {
      return 'waiting';
    }
    if (!this.#opened) {
      const id = key.toBase58();
      try {
        this.#opened = { rental: id, spec: await this.#tenancy.openJob(job, wrappedKey) };
      } catch (error) {
        this.#refuse(id, error);
      }
    }
    return this.#opened?.problem === undefined ? 'ready' : 'refused';
  }

  #refuse(rental: string, error: unknown): void {
    this.#opened = { rental, problem: messageOf(error) };
    this.#options.logger.warn({ event: 'job-refused', rental, err: error }, 'A job can not be run');
  }

  /** Does one thing; what fails is left alone for a while and tried again. */
  async #act(action: Action, seen: DeviceOnChain): Promise<void> {
    const key = `${action.kind} ${this.#tenancy?.rental.toBase58() ?? ''}`;
    if (!this.#backoff.ready(key) || this.#stop.signal.aborted) {
      return;
    }
    try {
      await this.#do(action, seen);
      this.#backoff.clear(key);
      if (action.kind !== 'startJob') {
        // What was done changes what is next; a job that starts tells by itself.
        this.#alarm.ring();
      }
    } catch (error) {
      const failures = this.#backoff.failed(key);
      this.#options.logger.warn(
        { event: 'action-failed', action: action.kind, failures, err: error },
        'An action failed',
      );
    }
  }

  async #do(action: Action, seen: DeviceOnChain): Promise<void> {
    switch (action.kind) {
      case 'startJob':
        if (this.#opened?.spec) {
          this.#starter.start(action.rental, this.#opened.spec, (error) => this.#refuse(action.rental, error));
        }
        return;
      case 'cancelStart':
        return this.#starter.cancel();
      case 'removeContainer':
        return this.#options.jobs?.remove(action);
      case 'report':
        return this.#transactions.report(action.state, action.exitCode);
      case 'publishEndpoint':
        if (this.#tenancy) {
          const sealed = await this.#tenancy.sealEndpoint(this.#options.logUrl(action.rental));
          await this.#transactions.publishEndpoint(sealed);
        }
        return;
      case 'release':
        return this.#transactions.release(seen);
      case 'settle':
        return this.#transactions.settle(seen);
    }
  }

  #note(status: DeviceStatus): void {
    const before = this.#status;
    this.#status = status;
    if (before.phase !== status.phase) {
      const rental = status.account && this.#tenancy?.rental.toBase58();
      this.#options.logger.info(
        { event: 'phase', from: before.phase, to: status.phase, rental },
        `Became ${status.phase}`,
      );
    }
    if (before.docker !== status.docker && this.#options.jobs) {
      this.#options.logger.info({ event: 'docker', state: status.docker }, `Docker Engine: ${status.docker}`);
    }
  }
}
