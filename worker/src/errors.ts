/** What went wrong, as a stable code that scripts and dashboards can match. */
export type WorkerErrorCode =
  | 'WORKER__CONFIG_INVALID'
  | 'WORKER__KEY_UNREADABLE'
  | 'WORKER__KEY_TOO_OPEN'
  | 'WORKER__HARDWARE_UNREADABLE'
  | 'WORKER__MODEL_NOT_FOUND'
  | 'WORKER__DEVICE_NOT_FOUND'
  | 'WORKER__RPC_UNAVAILABLE'
  | 'WORKER__TRANSACTION_FAILED'
  | 'WORKER__TRANSACTION_EXPIRED'
  | 'WORKER__WORK_UNSUPPORTED'
  | 'WORKER__PROOF_FAILED'
  | 'WORKER__CHALLENGE_FORGOTTEN'
  | 'WORKER__JOB_INVALID'
  | 'WORKER__JOB_UNREADABLE'
  | 'WORKER__IMAGE_UNAVAILABLE'
  | 'WORKER__IMAGE_TOO_LARGE'
  | 'WORKER__DOCKER_UNAVAILABLE'
  | 'WORKER__PORT_IN_USE'
  | 'WORKER__RECEIPT_INVALID';

/** An error that says what to do, whether trying again can help, and with which facts it arose. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
  /** Stable code. */
  readonly code: WorkerErrorCode;
  /** The same call may succeed later with nothing changed here. */
  readonly retryable: boolean;
  /** Facts for the log; never a secret. */
  readonly context: Readonly<Record<string, unknown>>;

  constructor(
    code: WorkerErrorCode,
    message: string,
    options: { retryable?: boolean; context?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.context = options.context ?? {};
  }
}

/** Tells whether `error` is a {@link WorkerError}, with the given code when one is named. */
export function isWorkerError(error: unknown, code?: WorkerErrorCode): error is WorkerError {
  return error instanceof WorkerError && (code === undefined || error.code === code);
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
