/** A ClickHouse server over HTTP. */
import { Readable } from 'node:stream';
import { type ClickHouseClient, type ClickHouseSettings, createClient } from '@clickhouse/client';
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
import { type QueryParameters, quoteString } from './parameters.ts';

/** Connects to a server and makes the database when it is missing. */
export async function openServer(url: string, database: string): Promise<Driver> {
  const setup = createClient({ url });
  try {
    await setup.command({ query: `CREATE DATABASE IF NOT EXISTS ${quoteIdentifier(database)}` });
  } catch (error) {
    throw new IndexerError('INDEXER__STORE_UNAVAILABLE', `The ClickHouse server does not answer: ${messageOf(error)}`, {
      retryable: true,
      cause: error,
    });
  } finally {
    await setup.close();
  }
  const open = async (settings: Readonly<Record<string, string | number>>): Promise<Session> => {
    const texts: ClickHouseSettings = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, String(value)]),
    );
    return new ServerSession(createClient({ url, database, clickhouse_settings: texts, max_open_connections: 1 }));
  };
  return {
    kind: 'server',
    openWriter: () => open(WRITER_SETTINGS),
    openReader: (limits) => open(readerSettings(limits)),
  };
}

class ServerSession implements Session {
  readonly #client: ClickHouseClient;

  constructor(client: ClickHouseClient) {
    this.#client = client;
  }

  async query(sql: string, parameters: QueryParameters = {}): Promise<JsonRow[]> {
    const result = await this.#client.query({ query: sql, format: 'JSONEachRow', query_params: { ...parameters } });
    return result.json<JsonRow>();
  }

  async command(sql: string, parameters: QueryParameters = {}): Promise<void> {
    await this.#client.command({ query: sql, query_params: { ...parameters } });
  }

  async insert(block: InsertBlock): Promise<void> {
    const columns = block.columns.map(quoteIdentifier).join(', ');
    const token = block.token === undefined ? '' : ` SETTINGS insert_deduplication_token = ${quoteString(block.token)}`;
    const { stream } = await this.#client.exec({
      query: `INSERT INTO ${quoteIdentifier(block.table)} (${columns})${token} FORMAT JSONCompactEachRow`,
      values: Readable.from([block.body]),
    });
    // The statement is done when its empty answer has been read.
    for await (const _ of stream);
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
