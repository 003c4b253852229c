import type { ContainerCreateOptions } from 'dockerode';
import type { JobLimits } from './limits.ts';
import type { JobSpec } from './spec.ts';

/** Label that makes a container ours: the device it runs for. Nothing without it is ever touched. */
export const LABEL_DEVICE = 'network.escapement.device';
/** Label with the rental that a container belongs to. */
export const LABEL_RENTAL = 'network.escapement.rental';
/** Label that says whether the image was pulled for this job, and so goes with it. */
export const LABEL_PULLED = 'network.escapement.pulled';

const mib = 1_048_576;

/** Name of the container of a rental on a device: there can be one only, however often it is created. */
export const containerName = (device: string, rental: string): string => `escapement-${device.slice(0, 12)}-${rental}`;

/** A container to create. */
export interface ContainerInput {
  readonly device: string;
  readonly rental: string;
  readonly spec: JobSpec;
  /** Id of the image as it lies here. */
  readonly imageId: string;
  /** The image was pulled for this job. */
  readonly pulled: boolean;
  readonly limits: JobLimits;
}

/**
 * What Docker is asked for. A job gets no capability, no new privilege, no network, no device, nothing of this
 * machine's files, and can write to /tmp only.
 */
export function containerOptions(input: ContainerInput): ContainerCreateOptions {
  const { spec, limits } = input;
  return {
    name: containerName(input.device, input.rental),
    Image: input.imageId,
    ...(spec.command && { Entrypoint: [...spec.command], Cmd: [] }),
    Env: Object.entries(spec.env).map(([name, value]) => `${name}=${value}`),
    ...(spec.workdir !== undefined && { WorkingDir: spec.workdir }),
    Labels: {
      [LABEL_DEVICE]: input.device,
      [LABEL_RENTAL]: input.rental,
      [LABEL_PULLED]: String(input.pulled),
    },
    AttachStdin: false,
    OpenStdin: false,
    Tty: false,
    StopTimeout: 10,
    HostConfig: {
      AutoRemove: false,
      Binds: [],
      CapDrop: ['ALL'],
      IpcMode: 'private',
      LogConfig: { Type: 'json-file', Config: { 'max-size': `${limits.logMib}m`, 'max-file': '1' } },
      Memory: limits.memoryMib * mib,
      MemorySwap: limits.memoryMib * mib,
      NanoCpus: Math.round(limits.cpus * 1e9),
      NetworkMode: 'none',
      OomScoreAdj: 500,
      PidsLimit: limits.pids,
      Privileged: false,
      ReadonlyRootfs: true,
      RestartPolicy: { Name: 'no' },
      SecurityOpt: ['no-new-privileges'],
      Tmpfs: { '/tmp': `rw,nosuid,nodev,noexec,size=${limits.tmpfsMib}m,mode=1777` },
      Ulimits: [{ Name: 'core', Soft: 0, Hard: 0 }],
    },
  };
}
