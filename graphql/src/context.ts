import type { NetworkInfo } from './data/network-info.ts';
import type { RequestData } from './data/request.ts';

/** What resolvers get: the reads of this request, and what is known of the network beside the store. */
export interface Context {
  /** Reads, pinned to the request's watermark. */
  readonly data: RequestData;
  /** What the network is, told at start, and what the indexer sees of the chain. */
  readonly network: NetworkInfo;
}
