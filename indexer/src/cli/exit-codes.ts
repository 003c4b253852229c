import { IndexerError, type IndexerErrorCode } from '../errors.ts';

const CONFIG: readonly IndexerErrorCode[] = [
  'INDEXER__ADDRESS_INVALID',
  'INDEXER__ENVIRONMENT',
  'INDEXER__IDL_INVALID',
  'INDEXER__IDL_UNSUPPORTED',
  'INDEXER__PROGRAM_TWICE',
];
const UNAVAILABLE: readonly IndexerErrorCode[] = ['INDEXER__RPC_UNAVAILABLE', 'INDEXER__STORE_UNAVAILABLE'];

/** Exit code of a failure, as sysexits has them: 78 settings, 69 unavailable, 75 try again, 70 anything else. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof IndexerError)) return 70;
  if (CONFIG.includes(error.code)) return 78;
  if (UNAVAILABLE.includes(error.code)) return 69;
  return error.retryable ? 75 : 70;
}
