import { PassThrough, Readable } from 'node:stream';
import { Keypair } from '@solana/web3.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoopbackServer } from '../http/loopback-server.ts';
import type { LogQuery } from './job-engine.ts';
import { logPath, startLogServer } from './log-server.ts';

const rental = Keypair.generate().publicKey.toBase58();
const token = 'ab'.repeat(32);

describe(startLogServer, () => {
  let server: LoopbackServer;
  let open: (query: LogQuery) => Promise<Readable | undefined>;

  beforeAll(async () => {
    server = await startLogServer({
      port: 0,
      find: (key) => (key === rental ? { token, open: (query) => open(query) } : undefined),
      onError: () => undefined,
    });
  });

  afterAll(() => server.stop());

  const get = (path: string, bearer: string | undefined = token, init: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { ...init, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });

  test.each([
    ['no token', logPath(rental), ''],
    ['a wrong token', logPath(rental), 'cd'.repeat(32)],
    ['the token of another rental', logPath(Keypair.generate().publicKey.toBase58()), token],
    ['something that is no rental', '/logs/..%2F', token],
  ])('%s is refused', async (_, path, bearer) => {
    open = () => Promise.reject(new Error('must not be opened'));
    const response = await get(path, bearer);
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('a log can only be read', async () => {
    expect((await get(logPath(rental), token, { method: 'DELETE' })).status).toBe(405);
  });

  test('no container is told from no right', async () => {
    open = async () => undefined;
    expect((await get(logPath(rental))).status).toBe(404);
  });

  test('a page of any origin may ask', async () => {
    const response = await get(logPath(rental), '', { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization');
  });

  test('the log is sent as it was written, with as many lines as were asked for', async () => {
    const asked: Omit<LogQuery, 'signal'>[] = [];
    open = async ({ tail, follow }) => {
      asked.push({ tail, follow });
      return Readable.from(['one\n', 'two\n']);
    };
    expect(await (await get(logPath(rental))).text()).toBe('one\ntwo\n');
    await get(`${logPath(rental)}?tail=5&follow=1`);
    await get(`${logPath(rental)}?tail=1e9`);
    await get(`${logPath(rental)}?tail=-1`);
    expect(asked).toEqual([
      { tail: 1_000, follow: false },
      { tail: 5, follow: true },
      { tail: 10_000, follow: false },
      { tail: 1_000, follow: false },
    ]);
  });

  test('a reader who leaves ends the reading of the log', async () => {
    const source = new PassThrough();
    let signal: AbortSignal | undefined;
    open = async (query) => {
      signal = query.signal;
      source.write('first\n');
      return source;
    };
    const leave = new AbortController();
    const response = await get(`${logPath(rental)}?follow=1`, token, { signal: leave.signal });
    const reader = response.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('first\n');
    leave.abort();
    await expect.poll(() => signal?.aborted).toBe(true);
  });

  test('a port that is in use is told', async () => {
    const port = Number(new URL(server.url).port);
    const again = startLogServer({ port, find: () => undefined, onError: () => undefined });
    await expect(again).rejects.toMatchObject({ code: 'WORKER__PORT_IN_USE' });
  });
});
