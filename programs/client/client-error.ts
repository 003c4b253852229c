/** Codes of the errors that the client throws itself. */
export type ClientErrorCode =
  | 'PROGRAMS__AMOUNT_INVALID'
  | 'PROGRAMS__SEAL_INVALID'
  | 'PROGRAMS__ACCOUNT_INVALID'
  | 'PROGRAMS__ENCODING_INVALID'
  | 'PROGRAMS__MINT_UNKNOWN'
  | 'PROGRAMS__MINT_NOT_ACCEPTED'
  | 'PROGRAMS__DURATION_INVALID';

/** An error of the client itself; what the program refuses is told by `explainFailure`. None of them passes by trying again. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly retryable = false;

  constructor(
    /** What went wrong, stable across releases. */
    readonly code: ClientErrorCode,
    message: string,
    /** Values that led to it. */
    readonly context: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
