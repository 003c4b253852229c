import { IndexerError, messageOf } from '../errors.ts';

/** ClickHouse codes of a query that was stopped: rows, time, memory, result size. */
const LIMITS: ReadonlySet<string> = new Set(['158', '159', '241', '307', '396']);

/** What a statement threw, as an error of the indexer. The text of rows stays out of it. */
export function queryError(name: string, error: unknown): IndexerError {
  if (error instanceof IndexerError) return error;
  const code = codeOf(error);
  const context = { query: name, clickhouseCode: code };
  if (code !== undefined && LIMITS.has(code)) {
    return new IndexerError('INDEXER__QUERY_LIMIT', `Query ${name} passed a limit: ask for less or a shorter range.`, {
      context,
      cause: error,
    });
  }
  return new IndexerError('INDEXER__QUERY_FAILED', `Query ${name} failed: ${messageOf(error).slice(0, 500)}`, {
    context,
    cause: error,
  });
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return String(error.code);
}
