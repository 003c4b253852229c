/** What can go wrong in the indexer. The code is stable; the message says what to do. */
export type IndexerErrorCode =
  | 'INDEXER__ADDRESS_INVALID'
  | 'INDEXER__COLUMN_RETYPED'
  | 'INDEXER__ENVIRONMENT'
  | 'INDEXER__EVENT_UNDECODABLE'
  | 'INDEXER__HISTORY_GAP'
  | 'INDEXER__IDL_INVALID'
  | 'INDEXER__IDL_UNSUPPORTED'
  | 'INDEXER__PARAMETERS'
  | 'INDEXER__PROGRAM_TWICE'
  | 'INDEXER__QUERY_FAILED'
  | 'INDEXER__QUERY_LIMIT'
  | 'INDEXER__RPC_REFUSED'
  | 'INDEXER__RPC_UNAVAILABLE'
  | 'INDEXER__SCHEMA_CHANGED'
  | 'INDEXER__SEGMENT_CHANGED'
  | 'INDEXER__STORE_INCONSISTENT'
  | 'INDEXER__STORE_OF_ANOTHER_CHAIN'
  | 'INDEXER__STORE_OF_OTHER_PROGRAMS'
  | 'INDEXER__STORE_UNAVAILABLE'
  | 'INDEXER__TRANSACTION_MISSING'
  | 'INDEXER__UNEXPECTED';

/** Facts about an error, safe to log: no secrets, no row data. */
export type ErrorContext = Readonly<Record<string, string | number | bigint | boolean | null | undefined>>;

/** Every error that the indexer throws on purpose. */
export class IndexerError extends Error {
  /** Stable code. */
  readonly code: IndexerErrorCode;
  /** Trying the same again later can succeed. */
  readonly retryable: boolean;
  /** Facts that help to find the cause. */
  readonly context: ErrorContext;

  constructor(
    code: IndexerErrorCode,
    message: string,
    options: { retryable?: boolean; context?: ErrorContext; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'IndexerError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.context = options.context ?? {};
  }
}

/** Text of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
