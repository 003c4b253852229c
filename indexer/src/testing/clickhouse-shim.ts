import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openChdb } from '../store/chdb.ts';
import type { Session } from '../store/driver.ts';

const INSERT =
  /^INSERT INTO `(\w+)` \(([^)]*)\)(?: SETTINGS insert_deduplication_token = '([^']*)')? FORMAT JSONCompactEachRow$/;

/**
 * The part of ClickHouse's HTTP interface that the client uses, in front of the embedded engine: statements in the
 * body, or an INSERT in the address with its rows in the body; parameters as `param_<name>`.
 */
export class ClickHouseShim {
  readonly #server: Server;
  readonly #session: Session;
  /** Settings of the last statement, as the address carried them. */
  lastSettings: Record<string, string> = {};

  private constructor(session: Session) {
    this.#session = session;
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        (body) => response.end(body),
        (error: Error) => response.writeHead(500, { 'x-clickhouse-exception-code': '1' }).end(error.message),
      );
    });
  }

  static async start(path: string): Promise<ClickHouseShim> {
    const shim = new ClickHouseShim(await (await openChdb(path, 'escapement')).openWriter());
    await new Promise<void>((resolve) => shim.#server.listen(0, '127.0.0.1', resolve));
    return shim;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#session.close();
  }

  async #answer(request: IncomingMessage): Promise<string> {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    this.lastSettings = Object.fromEntries([...searchParams].filter(([name]) => !name.startsWith('param_')));
    const statement = searchParams.get('query');
    if (statement !== null) {
      const [, table = '', columns = '', token] = INSERT.exec(statement) ?? [];
      await this.#session.insert({ table, columns: columns.replaceAll('`', '').split(', '), body, token });
      return '';
    }
    const sql = body.toString().trim();
    const bound = [...searchParams].filter(([name]) => name.startsWith('param_'));
    // The address carries each parameter as text that is escaped already.
    const bindings = bound.map(
      ([name, text]) => `SET ${name} = '${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'; `,
    );
    const statementText = bindings.join('') + sql.replace(/\s*FORMAT JSONEachRow$/, '');
    if (!/FORMAT JSONEachRow$/.test(sql)) {
      await this.#session.command(statementText);
      return '';
    }
    const rows = await this.#session.query(statementText);
    return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  }
}
