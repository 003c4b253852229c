/** What the network is and how far the chain is ahead: told to the server, not read from the store. */
export interface NetworkInfo {
  /** Whether the devices are played by one computer. */
  readonly label: 'DEMO' | 'REAL';
  /** The label in words. */
  readonly note: string;
  /** Genesis hash of the chain, base58. */
  readonly genesisHash: string;
  /** Indexed programs. */
  readonly programs: readonly { readonly name: string; readonly id: string }[];
  /** Newest finalized slot that the indexer has seen; undefined before the RPC's first answer. */
  readonly finalizedSlot: () => bigint | undefined;
  /** Seconds by which this machine's clock is ahead of the chain Clock, as measured when the watermark was new. */
  readonly wallClockOffsetSeconds: () => bigint;
}
