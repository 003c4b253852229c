/**
 * The embedded engine. Owns its traps; nothing else in the project knows them:
 * settings given with a statement stay on the session, so sessions get theirs once at opening and inserts carry
 * theirs in the statement; parameters are bound in the text, since bound queries are serialised over the process;
 * raw bytes pass only through the raw insert. A process may open one directory.
 */
import { mkdir } from 'node:fs/promises';
import { createClient } from '@clickhouse/client';
import { type ChdbConnection, createChdbConnection } from 'chdb/connection';
import { IndexerError, messageOf } from '../errors.ts';
import { quoteIdentifier } from '../idl/names.ts';
import {
  type Driver,
  type InsertBlock,
  type JsonRow,
  readerSettings,
  type Session,
  WRITER_SETTINGS,
} from './driver.ts';
import { bindings, type QueryParameters, quoteString } from './parameters.ts';

/** Compiling expressions costs more than the small queries here last: the state views take a third less without it. */
const SMALL_QUERIES = {
  compile_expressions: 0,
  compile_aggregate_expressions: 0,
  compile_sort_description: 0,
} as const;

/** Opens the engine over a directory, which is made when it is missing. */
export async function openChdb(path: string, database: string): Promise<Driver> {
  await mkdir(path, { recursive: true });
  const open = async (settings: Readonly<Record<string, string | number>>): Promise<Session> => {
    const session = new ChdbSession(connect(path));
    await session.command(`CREATE DATABASE IF NOT EXISTS ${quoteIdentifier(database)}`);
    await session.command(`USE ${quoteIdentifier(database)}`);
    await session.command(`SET ${assignments(settings)}`);
    return session;
  };
  return {
    kind: 'embedded',
    // Segments are small: more threads cost more than they bring.
    openWriter: () => open({ ...WRITER_SETTINGS, ...SMALL_QUERIES, max_threads: 1 }),
    openReader: (limits) => open({ ...SMALL_QUERIES, ...readerSettings(limits) }),
  };
}

function connect(path: string): ChdbConnection {
  try {
    return createChdbConnection({ path });
  } catch (error) {
    throw new IndexerError(
      'INDEXER__STORE_UNAVAILABLE',
      'The store could not be opened. One process at a time can use its directory: stop the other, or give another path.',
      { context: { path, reason: messageOf(error).slice(0, 300) }, cause: error },
    );
  }
}

function assignments(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${typeof value === 'number' ? value : quoteString(value)}`)
    .join(', ');
}

type ClientConnection = NonNullable<Parameters<typeof createClient>[0]>['connection'];

class ChdbSession implements Session {
  readonly #connection: ChdbConnection;
  readonly #client: ReturnType<typeof createClient>;

  constructor(connection: ChdbConnection) {
    this.#connection = connection;
    // The engine's types come from another copy of the client's; the contract is the same.
    this.#client = createClient({ connection: connection as unknown as ClientConnection });
  }

  async query(sql: string, parameters: QueryParameters = {}): Promise<JsonRow[]> {
    const result = await this.#client.query({ query: bindings(parameters) + sql, format: 'JSONEachRow' });
    return result.json<JsonRow>();
  }

  async command(sql: string, parameters: QueryParameters = {}): Promise<void> {
    await this.#client.command({ query: bindings(parameters) + sql });
  }

  async insert(block: InsertBlock): Promise<void> {
    await this.#connection.chdb.rawInsert({
      table: block.table,
      columns: [...block.columns],
      values: block.body,
      format: 'JSONCompactEachRow',
      // A token that is left out must be empty, or the last one of the session would count.
      settings: { ...WRITER_SETTINGS, insert_deduplication_token: block.token ?? '' },
    });
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
