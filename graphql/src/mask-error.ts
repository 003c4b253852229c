import { IndexerError } from '@escapement/indexer';
import type { Logger } from 'pino';
import { ApiError } from './errors.ts';
import { GraphQLError } from './graphql-js.ts';

/**
 * Makes of any error one that a client may see. Errors made for clients pass; limits of the engine are told as such;
 * all else is logged and masked.
 */
export function createErrorMask(logger: Logger): (error: unknown) => Error {
  return (error) => {
    const original = error instanceof GraphQLError ? error.originalError : error;
    if (error instanceof GraphQLError && (original == null || original instanceof GraphQLError)) return error;
    const shown = toApiError(original);
    if (shown.code === 'INTERNAL')
      logger.error({ event: 'graphql.resolver_failed', err: original }, 'Failed to answer');
    if (!(error instanceof GraphQLError)) return shown;
    const { nodes, source, positions, path } = error;
    return new GraphQLError(shown.message, { nodes, source, positions, path, extensions: shown.extensions });
  };
}

/** Gives every error of a result a code: what has none comes from reading or validating the operation. */
export function withCodes(errors: readonly GraphQLError[]): GraphQLError[] {
  return errors.map((error) => {
    error.extensions.code ??= 'BAD_REQUEST';
    return error;
  });
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') return overLimit('DEADLINE');
  if (error instanceof IndexerError && error.code === 'INDEXER__QUERY_LIMIT') return overLimit('QUERY_LIMIT');
  if (error instanceof IndexerError && error.code === 'INDEXER__STORE_UNAVAILABLE') {
    return new ApiError('NOT_READY', 'The store does not answer. Ask again later.', { retryable: true });
  }
  return new ApiError('INTERNAL', 'The server failed to answer; the failure is logged.', { retryable: true });
}

function overLimit(code: 'DEADLINE' | 'QUERY_LIMIT'): ApiError {
  const what = code === 'DEADLINE' ? 'took too long' : 'reads too much';
  return new ApiError(code, `The operation ${what}. Narrow it by a filter, a shorter range or a smaller page.`);
}
