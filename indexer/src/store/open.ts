import { IndexerError } from '../errors.ts';
import { openChdb } from './chdb.ts';
import type { Driver, ReadLimits, Session } from './driver.ts';
import { PoolReader, type Reader } from './reader.ts';
import { openServer } from './server.ts';

/** Where the tables live: `path` of an embedded store, or `url` of a server. */
export interface StoreOptions {
  /** Directory of the embedded store. Only one process can have it open. */
  path?: string;
  /** ClickHouse server, such as `http://user:password@localhost:8123`. */
  url?: string;
  /** Name of the database; `escapement` without it. */
  database?: string;
  /** Reading sessions, 4 without it. An embedded store needs `UV_THREADPOOL_SIZE` of at least this plus 5. */
  readers?: number;
  /** Limits of each reading query. */
  limits?: Partial<ReadLimits>;
}

/** An open store. */
export interface Store {
  readonly kind: Driver['kind'];
  readonly database: string;
  /** The shared reader. */
  reader(): Reader;
  /** The one session that writes; for the indexer only. */
  readonly writer: Session;
  /** Waits for queries in hand, then closes. */
  close(): Promise<void>;
}

const LIMITS: ReadLimits = { seconds: 10, rowsToRead: 50_000_000, memoryBytes: 2_000_000_000, resultRows: 100_000 };

/**
 * Opens the store with one writing and several reading sessions.
 *
 * @throws IndexerError `INDEXER__STORE_UNAVAILABLE`
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database = options.database ?? 'escapement';
  const driver = await openDriver(options, database);
  const writer = await driver.openWriter();
  const limits = { ...LIMITS, ...options.limits };
  const sessions: Session[] = [];
  for (let i = 0; i < (options.readers ?? 4); i += 1) sessions.push(await driver.openReader(limits));
  const reader = new PoolReader(sessions);
  return {
    kind: driver.kind,
    database,
    reader: () => reader,
    writer,
    close: async () => {
      await reader.close();
      await writer.close();
    },
  };
}

async function openDriver(options: StoreOptions, database: string): Promise<Driver> {
  if (options.url !== undefined) return openServer(options.url, database);
  if (options.path !== undefined) return openChdb(options.path, database);
  throw new IndexerError('INDEXER__STORE_UNAVAILABLE', 'Give the store a path (embedded) or a url (server).');
}
