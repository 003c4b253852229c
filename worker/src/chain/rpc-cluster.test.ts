import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Keypair } from '@solana/web3.js';
import { afterEach, expect, test } from 'vitest';
import { RpcCluster } from './rpc-cluster.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) {
    close();
  }
});

/** An endpoint that answers each call by `answer`. */
const endpoint = async (answer: (method: string) => unknown): Promise<string> => {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) {
      parts.push(part as Buffer);
    }
    const { id, method } = JSON.parse(Buffer.concat(parts).toString()) as { id: string; method: string };
    response.end(JSON.stringify({ jsonrpc: '2.0', id, ...(answer(method) as object) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

test('an endpoint that does not answer is told after some tries', async () => {
  const cluster = new RpcCluster({ rpcUrl: 'http://127.0.0.1:1' });
  await expect(cluster.blockHeight()).rejects.toMatchObject({ code: 'WORKER__RPC_UNAVAILABLE', retryable: true });
});

test('an endpoint that fails once is asked again', async () => {
  let calls = 0;
  const rpcUrl = await endpoint(() => {
    calls += 1;
    return calls === 1 ? { error: { code: -32_005, message: 'Node is behind' } } : { result: 42 };
  });
  expect(await new RpcCluster({ rpcUrl }).blockHeight()).toBe(42);
});

test('a refusal of a simulation is an answer, not an outage', async () => {
  const logs = ['Program x failed'];
  const rpcUrl = await endpoint(() => ({
    error: { code: -32_002, message: 'Transaction simulation failed', data: { err: 'AccountNotFound', logs } },
  }));
  const refusal = await new RpcCluster({ rpcUrl }).send(new Uint8Array(3));
  expect(refusal?.logs).toEqual(logs);
});

test('a socket that can not be opened gives no hints, no noise, and holds nobody up', async () => {
  const cluster = new RpcCluster({ rpcUrl: 'http://127.0.0.1:1', wsUrl: 'ws://127.0.0.1:1' });
  const end = cluster.onAccountHint(Keypair.generate().publicKey, () => expect.unreachable());
  end();
  cluster.close();
});
