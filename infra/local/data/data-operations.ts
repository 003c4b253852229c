/** What the process of indexer and GraphQL can be asked. */
export interface DataOperations {
  /** Opens the store, follows the chain and serves GraphQL; once per process. */
  start: { request: DataStart; response: { url: string } };
  /** How far the tables are. */
  status: { request: null; response: DataStatus };
}

export interface DataStart {
  /** Folder of the embedded store. */
  storePath: string;
  /** A ClickHouse server in place of the embedded store. */
  clickhouseUrl?: string;
  rpcUrl: string;
  wsUrl?: string;
  /** Port of GraphQL, on loopback. */
  port: number;
  genesisHash: string;
  /** Tells apart chains with the same genesis hash. */
  instance: string;
  /** The devices are played by one computer. */
  isDemo: boolean;
  logLevel: string;
  /** Slots that are written together; the indexer's own default when left out. */
  segmentSlots?: number;
}

export interface DataStatus {
  state: string;
  /** Every event up to it is in the tables; null before the first commit. */
  watermarkSlot: bigint | null;
  finalizedSlot: bigint | null;
  error: string | null;
}
