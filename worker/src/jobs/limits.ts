/** What a job may use of this machine. */
export interface JobLimits {
  /** Memory, MiB; there is no swap beside it. */
  readonly memoryMib: number;
  /** Processors; may be a fraction. */
  readonly cpus: number;
  /** Processes and threads. */
  readonly pids: number;
  /** Writable memory-backed space at /tmp, MiB; it counts as memory. */
  readonly tmpfsMib: number;
  /** Largest image that is pulled, MiB as the registry sends it (compressed). */
  readonly imageMaxMib: number;
  /** Longest time that a pull may take, seconds. */
  readonly pullTimeoutSeconds: number;
  /** Size that a job's log is cut at, MiB. */
  readonly logMib: number;
}

/** Limits of a job unless its supplier sets others. */
export const DEFAULT_JOB_LIMITS: JobLimits = {
  memoryMib: 2_048,
  cpus: 1,
  pids: 256,
  tmpfsMib: 256,
  imageMaxMib: 10_240,
  pullTimeoutSeconds: 1_200,
  logMib: 8,
};
