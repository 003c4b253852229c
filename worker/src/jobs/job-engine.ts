import { request } from 'node:http';
import type { Readable } from 'node:stream';
import { sha256 } from '@noble/hashes/sha2';
import Docker from 'dockerode';
import { messageOf, WorkerError } from '../errors.ts';
import { containerName, containerOptions, LABEL_DEVICE, LABEL_PULLED, LABEL_RENTAL } from './container.ts';
import { demultiplex } from './demultiplex.ts';
import { ensureImage, statusOf } from './image.ts';
import type { JobLimits } from './limits.ts';
import type { JobSpec } from './spec.ts';

/** A container of ours, as Docker tells it. */
export interface JobContainer {
  readonly id: string;
  readonly rental: string;
  /** `created` has not run yet; a frozen one counts as running. */
  readonly state: 'created' | 'running' | 'exited';
  /** Exit code of one that exited. */
  readonly exitCode: number | undefined;
  readonly imageId: string;
}

/** What a renter may ask of a log. */
export interface LogQuery {
  /** Lines from the end. */
  readonly tail: number;
  /** Goes on until the container ends or `signal` aborts. */
  readonly follow: boolean;
  readonly signal: AbortSignal;
}

const pingTimeoutMs = 5_000;

/**
 * Runs the jobs of one device in Docker. It owns the containers that carry the device's label and touches no other,
 * nor any image that it didn't pull.
 */
export class JobEngine {
  readonly #docker: Docker;
  readonly #device: string;
  readonly #limits: JobLimits;

  constructor(options: { socketPath: string; device: string; limits: JobLimits }) {
    this.#docker = new Docker({ socketPath: options.socketPath });
    this.#device = options.device;
    this.#limits = options.limits;
  }

  /** All containers of the device, running or not. Throws `WORKER__DOCKER_UNAVAILABLE` when no engine answers. */
  async list(): Promise<JobContainer[]> {
    const found = await this.#reach(() =>
      this.#docker.listContainers({ all: true, filters: { label: [`${LABEL_DEVICE}=${this.#device}`] } }),
    );
    return Promise.all(found.map((entry) => this.#describe(entry.Id, entry.Labels[LABEL_RENTAL] ?? ''))).then((all) =>
      all.filter((container) => container !== undefined),
    );
  }

  /**
   * Gets the image and runs the job of a rental. Safe to call again at any point: there is one container for a rental.
   *
   * @throws {@link WorkerError} `WORKER__IMAGE_UNAVAILABLE`, `WORKER__IMAGE_TOO_LARGE`, `WORKER__JOB_INVALID` when the
   *   container can't be made or started as asked, `WORKER__DOCKER_UNAVAILABLE`.
   */
  async run(rental: string, spec: JobSpec, signal?: AbortSignal): Promise<void> {
    const image = await this.#reach(() => ensureImage(this.#docker, spec.image, this.#limits, signal));
    signal?.throwIfAborted();
    const options = containerOptions({
      device: this.#device,
      rental,
      spec,
      imageId: image.id,
      pulled: image.pulled,
      limits: this.#limits,
    });
    const name = containerName(this.#device, rental);
    await this.#reach(() => this.#refusedAsInvalid(() => createOnce(this.#docker, options)));
    await this.#reach(() => this.#refusedAsInvalid(() => startOnce(this.#docker, name)));
  }

  /** Stops and removes a container, its anonymous volumes, and its image if it was pulled for it. */
  async remove({ id, imageId }: Pick<JobContainer, 'id' | 'imageId'>): Promise<void> {
    await this.#reach(async () => {
      const container = this.#docker.getContainer(id);
      const labels = await unlessMissing(async () => (await container.inspect()).Config.Labels);
      if (labels?.[LABEL_DEVICE] !== this.#device) {
        return;
      }
      await unlessMissing(() => container.remove({ force: true, v: true }));
      if (labels[LABEL_PULLED] === 'true') {
        await removeUnused(this.#docker, imageId);
      }
    });
  }

  /** The log of a rental's container, standard output and error as written; undefined when there is no such container. */
  async log(rental: string, query: LogQuery): Promise<Readable | undefined> {
    const container = this.#docker.getContainer(containerName(this.#device, rental));
    const options = { stdout: true, stderr: true, tail: query.tail, abortSignal: query.signal };
    return this.#reach(async () => {
      const out = demultiplex();
      if (query.follow) {
        const stream = await unlessMissing(() => container.logs({ ...options, follow: true }));
        return stream && (stream as Readable).on('error', (error) => out.destroy(error)).pipe(out);
      }
      const whole = await unlessMissing(() => container.logs({ ...options, follow: false }));
      return whole && out.end(whole);
    });
  }

  async #describe(id: string, rental: string): Promise<JobContainer | undefined> {
    const facts = await this.#reach(() => unlessMissing(() => this.#docker.getContainer(id).inspect()));
    if (!facts) {
      return undefined;
    }
    const { Status: status, ExitCode: exitCode } = facts.State;
    const state = status === 'created' ? 'created' : status === 'exited' || status === 'dead' ? 'exited' : 'running';
    return { id, rental, state, exitCode: state === 'exited' ? exitCode : undefined, imageId: facts.Image };
  }

  /** An engine that doesn't answer is told from one that refuses. */
  async #reach<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (cause) {
      if (['ENOENT', 'ECONNREFUSED', 'EACCES', 'ECONNRESET'].includes((cause as NodeJS.ErrnoException).code ?? '')) {
        throw new WorkerError('WORKER__DOCKER_UNAVAILABLE', `No Docker Engine answers: ${messageOf(cause)}`, {
          retryable: true,
          cause,
        });
      }
      throw cause;
    }
  }

  /** What Docker refuses to create or start can't be run here, whoever tries it again. */
  async #refusedAsInvalid<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (cause) {
      if (statusOf(cause) !== undefined) {
        throw new WorkerError('WORKER__JOB_INVALID', `The job can't be started: ${messageOf(cause)}`, { cause });
      }
      throw cause;
    }
  }
}

/** Tells whether a Docker Engine answers at a socket. */
export function dockerAnswers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const ping = request({ socketPath, path: '/_ping', timeout: pingTimeoutMs }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });
}

/** What a tick claims about the device's container: image and state, hashed; zeros when there is none. 32 bytes. */
export function workloadDigest(container: Pick<JobContainer, 'imageId' | 'state'> | undefined): Uint8Array {
  return container
    ? sha256(new TextEncoder().encode(`escapement:workload|${container.imageId}|${container.state}`))
    : new Uint8Array(32);
}

async function createOnce(docker: Docker, options: Docker.ContainerCreateOptions): Promise<void> {
  try {
    await docker.createContainer(options);
  } catch (error) {
    // The name is taken: an earlier attempt made this very container.
    if (statusOf(error) !== 409) {
      throw error;
    }
  }
}

async function startOnce(docker: Docker, name: string): Promise<void> {
  const { State: state } = await docker.getContainer(name).inspect();
  if (state.Status === 'created') {
    await docker.getContainer(name).start();
  }
}

async function unlessMissing<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (statusOf(error) === 404) {
      return undefined;
    }
    throw error;
  }
}

async function removeUnused(docker: Docker, imageId: string): Promise<void> {
  try {
    await docker.getImage(imageId).remove();
  } catch (error) {
    // Gone already, or something else on this machine uses it by now.
    if (statusOf(error) !== 404 && statusOf(error) !== 409) {
      throw error;
    }
  }
}
