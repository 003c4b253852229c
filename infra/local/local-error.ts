/** What can go wrong in the local network. The exit code follows sysexits: 69 unavailable, 74 input or output, 75 try again, 78 configuration. */
export const LOCAL_ERROR_EXIT_CODES = {
  LOCAL__CONFIG_INVALID: 78,
  LOCAL__PORT_IN_USE: 69,
  LOCAL__PLATFORM_UNSUPPORTED: 69,
  LOCAL__PACKAGE_MISSING: 69,
  LOCAL__BUILD_MISSING: 69,
  LOCAL__NO_SPACE: 74,
  LOCAL__ALREADY_RUNNING: 75,
  LOCAL__CHILD_EXITED: 75,
  LOCAL__CHILD_TIMEOUT: 75,
  LOCAL__CHAIN_FAILED: 75,
  LOCAL__TRANSACTION_FAILED: 75,
  LOCAL__STOPPED: 75,
  LOCAL__UNEXPECTED: 75,
} as const;

export type LocalErrorCode = keyof typeof LOCAL_ERROR_EXIT_CODES;

/** An error of the local network; its message says what happened and what to do about it. */
export class LocalError extends Error {
  override readonly name = 'LocalError';
  readonly code: LocalErrorCode;
  /** Trying again, with nothing changed, may succeed. */
  readonly retryable: boolean;
  readonly context: Readonly<Record<string, unknown>>;

  constructor(
    code: LocalErrorCode,
    message: string,
    options: { retryable?: boolean; context?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.context = options.context ?? {};
  }

  get exitCode(): number {
    return LOCAL_ERROR_EXIT_CODES[this.code];
  }
}

/** Any thrown value as an Error. */
export const toError = (value: unknown): Error => (value instanceof Error ? value : new Error(String(value)));
