import { GraphQLError } from './graphql-js.ts';

/** Codes that a client of the API can meet in `extensions.code`, beside those that GraphQL itself gives. */
export type ApiErrorCode =
  | 'BAD_INPUT'
  | 'BAD_REQUEST'
  | 'COST_LIMIT'
  | 'DEADLINE'
  | 'INTERNAL'
  | 'NOT_READY'
  | 'QUERY_LIMIT'
  | 'RATE_LIMIT'
  | 'SLOT_NOT_INDEXED'
  | 'TOO_LARGE';

/** An error that is shown to the client as it is: the message says what to do. Everything else is masked. */
export class ApiError extends GraphQLError {
  /** Machine-readable reason. */
  readonly code: ApiErrorCode;
  /** The same request may succeed later. */
  readonly retryable: boolean;

  constructor(
    code: ApiErrorCode,
    message: string,
    { retryable = false, status = 200, context = {} }: { retryable?: boolean; status?: number; context?: object } = {},
  ) {
    super(message, { extensions: { code, retryable, ...context, http: { status } } });
    this.code = code;
    this.retryable = retryable;
  }
}
