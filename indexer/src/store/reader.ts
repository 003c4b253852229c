import type { JsonRow, Session } from './driver.ts';
import { queryError } from './failure.ts';
import { checkParameters, type QueryParameters } from './parameters.ts';
import { SessionPool } from './pool.ts';
import { ViewTexts } from './view-texts.ts';

/** A question to the store. */
export interface Query<Row = JsonRow> {
  /** Name for logs and metrics. */
  name: string;
  /** One SELECT with parameters as `{name:Type}`; no FORMAT clause. */
  sql: string;
  parameters?: QueryParameters;
  /** Checks and shapes each row; without it rows are as JSON gives them. */
  schema?: { parse(value: unknown): Row };
  /** Gives up waiting. The engine cannot be interrupted, so its session is free again only when it is done. */
  signal?: AbortSignal;
}

/** Reads the store. */
export interface Reader {
  /**
   * Rows of a query. 64-bit and wider integers are decimal strings, `FixedString` columns must be encoded by the query.
   *
   * @throws IndexerError `INDEXER__PARAMETERS`, `INDEXER__QUERY_LIMIT`, `INDEXER__QUERY_FAILED`; the signal's reason
   */
  query<Row = JsonRow>(query: Query<Row>): Promise<Row[]>;
}

/** A reader over a pool of sessions. */
export class PoolReader implements Reader {
  readonly #pool: SessionPool;
  readonly #views = new ViewTexts();

  constructor(sessions: readonly Session[]) {
    this.#pool = new SessionPool(sessions);
  }

  async query<Row = JsonRow>(query: Query<Row>): Promise<Row[]> {
    const parameters = query.parameters ?? {};
    checkParameters(query.name, query.sql, parameters);
    const rows = await this.#pool.use(async (session) => {
      try {
        return await session.query(await this.#views.putInto(query.sql, session), parameters);
      } catch (error) {
        throw queryError(query.name, error);
      }
    }, query.signal);
    const { schema } = query;
    // Without a schema the caller asked for rows as they are.
    return schema === undefined ? (rows as Row[]) : rows.map((row) => schema.parse(row));
  }

  /** Closes the sessions when their queries are done; later queries are refused. */
  async close(): Promise<void> {
    await this.#pool.close();
  }
}
