import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndexerError } from '../errors.ts';
import { serializeRows } from './cells.ts';
import { openStore, type Store } from './open.ts';

let directory: string;
let store: Store;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
  store = await openStore({ path: directory, readers: 2, limits: { seconds: 1, resultRows: 100 } });
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const count = async (table: string): Promise<string> => {
  const [row] = await store.writer.query(`SELECT count() AS count FROM ${table}`);
  return String(row?.count);
};

describe('the embedded store', () => {
  it('drops an insert whose token was used, and only that', async () => {
    await store.writer.command(
      'CREATE TABLE tokens (n UInt64) ENGINE = MergeTree ORDER BY n SETTINGS non_replicated_deduplication_window = 100',
    );
    const insert = (rows: bigint[][], token?: string) =>
      store.writer.insert({ table: 'tokens', columns: ['n'], body: serializeRows(rows), token });
    await insert([[1n], [2n]], 'a');
    await insert([[1n], [2n]], 'a');
    expect(await count('tokens')).toBe('2');
    await insert([[3n]]);
    expect(await count('tokens')).toBe('3');
    await insert([[4n]]);
    await insert([[5n]], 'b');
    await insert([[6n]]);
    expect(await count('tokens')).toBe('6');
  });

  it('carries a token into materialized views', async () => {
    await store.writer.command(
      'CREATE TABLE sums (k UInt8, n UInt64) ENGINE = SummingMergeTree ORDER BY k SETTINGS non_replicated_deduplication_window = 100',
    );
    await store.writer.command('CREATE MATERIALIZED VIEW sums_mv TO sums AS SELECT 1 AS k, n FROM tokens');
    for (let i = 0; i < 2; i += 1) {
      await store.writer.insert({ table: 'tokens', columns: ['n'], body: serializeRows([[10n], [20n]]), token: 'mv' });
    }
    const [row] = await store.writer.query('SELECT sum(n) AS n FROM sums');
    expect(row?.n).toBe('30');
  });

  it('keeps every byte, digit and letter', async () => {
    await store.writer.command(
      'CREATE TABLE cells (position UInt32, `index` UInt8, k FixedString(4), t String, u UInt256, i Int256, f Float64, a Array(FixedString(2)), m Nullable(UInt64)) ENGINE = MergeTree ORDER BY position',
    );
    const columns = ['position', 'index', 'k', 't', 'u', 'i', 'f', 'a', 'm'];
    const cells = fc.tuple(
      fc.nat(255),
      fc.uint8Array({ minLength: 4, maxLength: 4 }),
      fc.string({ unit: 'binary' }),
      fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
      fc.bigInt({ min: -(2n ** 255n), max: 2n ** 255n - 1n }),
      fc.oneof(
        fc.double({ noNaN: true }).map((x) => (x === 0 ? 0 : x)),
        fc.constantFrom(Infinity, -Infinity),
      ),
      fc.array(fc.uint8Array({ minLength: 2, maxLength: 2 }), { maxLength: 3 }),
      fc.option(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
    );
    const rows = fc.sample(cells, { numRuns: 500, seed: 7 }).map((row, i) => [i, ...row] as const);
    await store.writer.insert({ table: 'cells', columns, body: serializeRows(rows) });
    const read = await store.writer.query(
      'SELECT `index` AS n, hex(k) AS k, hex(t) AS t, toString(u) AS u, toString(i) AS i, f, toString(f) AS text, arrayMap(x -> hex(x), a) AS a, m FROM cells ORDER BY position',
    );
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
    expect(
      read.map((row) => ({
        ...row,
        f: row.text === 'inf' ? Infinity : row.text === '-inf' ? -Infinity : row.f,
        text: 0,
      })),
    ).toEqual(
      rows.map(([, n, k, t, u, i, f, a, m]) => ({
        n,
        k: hex(k),
        t: hex(Buffer.from(t)),
        u: String(u),
        i: String(i),
        f,
        text: 0,
        a: a.map(hex),
        m: m === null ? null : String(m),
      })),
    );
  });
});

describe('the reader', () => {
  const reader = () => store.reader();

  it('binds any text as it is, alone and in arrays', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom("'", '\\', '\n', '\t', '\r', '\0', '`', '"', ';', '--', '\\N', "') --", '{x:String}'))
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 3 }), async (value, list) => {
        const rows = await reader().query({
          name: 'echo',
          sql: 'SELECT {value:String} AS value, {list:Array(String)} AS list',
          parameters: { value, list },
        });
        expect(rows).toEqual([{ value, list }]);
      }),
      { numRuns: 300 },
    );
  });

  it('binds numbers, booleans and null', async () => {
    const rows = await reader().query({
      name: 'echo',
      sql: 'SELECT {a:UInt64} AS a, {b:Int32} AS b, {c:Bool} AS c, {d:Nullable(UInt64)} AS d, {e:Array(UInt64)} AS e',
      parameters: { a: 2n ** 64n - 1n, b: -5, c: true, d: null, e: [1n, 2n] },
    });
    expect(rows).toEqual([{ a: '18446744073709551615', b: -5, c: true, d: null, e: ['1', '2'] }]);
  });

  it('refuses a text and parameters that do not fit', async () => {
    const wrong = reader().query({ name: 'echo', sql: 'SELECT {a:UInt8} AS a', parameters: { b: 1 } });
    await expect(wrong).rejects.toMatchObject({
      code: 'INDEXER__PARAMETERS',
      message: expect.stringContaining('without a value: a'),
    });
  });

  it('stops a query at its limits', async () => {
    const slow = reader().query({ name: 'slow', sql: 'SELECT count() FROM numbers(100000000000)' });
    await expect(slow).rejects.toMatchObject({ code: 'INDEXER__QUERY_LIMIT' });
    const wide = reader().query({ name: 'wide', sql: 'SELECT number FROM numbers(1000)' });
    await expect(wide).rejects.toMatchObject({ code: 'INDEXER__QUERY_LIMIT' });
  });

  it('writes nothing', async () => {
    const write = reader().query({ name: 'write', sql: 'INSERT INTO tokens SELECT 99' });
    await expect(write).rejects.toMatchObject({ code: 'INDEXER__QUERY_FAILED' });
  });

  it('gives up when the signal says so, in the queue and in the engine', async () => {
    const abort = new AbortController();
    const sql = 'SELECT sum(sleepEachRow(0.05)) AS x FROM numbers(10) SETTINGS max_block_size = 1';
    const running = Array.from({ length: 3 }, () => reader().query({ name: 'sleep', sql, signal: abort.signal }));
    abort.abort(new Error('enough'));
    for (const result of await Promise.allSettled(running)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { message: 'enough' } });
    }
    expect(await reader().query({ name: 'after', sql: 'SELECT 1 AS x' })).toEqual([{ x: 1 }]);
  });
});

describe('two stores on one directory', () => {
  it('is refused with what to do', async () => {
    const { execFile } = await import('node:child_process');
    const { promisify } = await import('node:util');
    const script = `
      import { openStore } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
      try { await openStore({ path: ${JSON.stringify(directory)}, readers: 1 }); } catch (error) { process.stdout.write(error.code); }
      process.exit(0);
    `;
    const child = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    expect(child.stdout).toBe('INDEXER__STORE_UNAVAILABLE');
    expect(new IndexerError('INDEXER__STORE_UNAVAILABLE', 'x').retryable).toBe(false);
  });
});
