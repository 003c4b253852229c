import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Rpc } from './rpc.ts';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve))));

/** A node that gives these answers one after the other, the last one again and again. */
async function rpcWith(...answers: Answer[]): Promise<{ rpc: Rpc; asked: () => number; retries: string[] }> {
  let asked = 0;
  server = createServer((request, response) => {
    request.resume();
    const { status = 200, headers = {}, body } = answers[Math.min(asked, answers.length - 1)] ?? {};
    asked += 1;
    response.writeHead(status, { connection: 'close', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const retries: string[] = [];
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const rpc = new Rpc({ url, retries: 2, onRetry: (_, reason) => retries.push(reason) });
  return { rpc, asked: () => asked, retries };
}

const ok = { body: { jsonrpc: '2.0', id: 1, result: 7 } };
const error = (code: number) => ({ body: { jsonrpc: '2.0', id: 1, error: { code, message: 'no' } } });

describe('Rpc', () => {
  it.each([
    ['a server error', { status: 503 }],
    ['too many requests', { status: 429, headers: { 'retry-after': '0.01' } }],
    ['a node that is behind', error(-32005)],
    ['a block that is not there yet', error(-32004)],
    ['half an answer', { body: '{"jsonrpc":"2.0","id":1,"res' }],
    ['a result of another form', { body: { jsonrpc: '2.0', id: 1, result: 'seven' } }],
  ])('asks again after %s', async (_, answer) => {
    const { rpc, asked, retries } = await rpcWith(answer, ok);
    expect(await rpc.call('getSlot', [], z.number())).toBe(7);
    expect(asked()).toBe(2);
    expect(retries).toHaveLength(1);
  });

  it('gives up after the last try, and says that it can be tried later', async () => {
    const { rpc, asked } = await rpcWith({ status: 500 });
    const call = rpc.call('getSlot', [], z.number());
    await expect(call).rejects.toMatchObject({ code: 'INDEXER__RPC_UNAVAILABLE', retryable: true });
    expect(asked()).toBe(3);
  });

  it.each([-32015, -32602, -32007])('does not ask again after %i', async (code) => {
    const { rpc, asked } = await rpcWith(error(code));
    const call = rpc.call('getTransaction', [], z.unknown());
    await expect(call).rejects.toMatchObject({ code: 'INDEXER__RPC_REFUSED', retryable: false });
    expect(asked()).toBe(1);
  });

  it('ends when the signal says so', async () => {
    const { rpc } = await rpcWith({ status: 500 });
    const abort = new AbortController();
    const call = rpc.call('getSlot', [], z.number(), abort.signal);
    abort.abort(new Error('enough'));
    await expect(call).rejects.toThrow();
  });
});
