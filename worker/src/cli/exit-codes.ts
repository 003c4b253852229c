import { isWorkerError, type WorkerErrorCode } from '../errors.ts';

/** Exit codes, of sysexits where it has one. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 64,
  dataError: 65,
  unavailable: 69,
  software: 70,
  tryAgain: 75,
  noPermission: 77,
  config: 78,
} as const;

const byCode: Partial<Record<WorkerErrorCode, number>> = {
  WORKER__CONFIG_INVALID: EXIT.config,
  WORKER__KEY_TOO_OPEN: EXIT.noPermission,
  WORKER__KEY_UNREADABLE: EXIT.config,
  WORKER__MODEL_NOT_FOUND: EXIT.unavailable,
  WORKER__DEVICE_NOT_FOUND: EXIT.config,
  WORKER__RPC_UNAVAILABLE: EXIT.tryAgain,
  WORKER__TRANSACTION_EXPIRED: EXIT.tryAgain,
  WORKER__DOCKER_UNAVAILABLE: EXIT.unavailable,
  WORKER__PORT_IN_USE: EXIT.unavailable,
  WORKER__RECEIPT_INVALID: EXIT.dataError,
};

/** The exit code that an error ends a command with. */
export function exitCodeOf(error: unknown): number {
  return isWorkerError(error) ? (byCode[error.code] ?? EXIT.failed) : EXIT.software;
}
