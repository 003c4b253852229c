import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { steadyFetch } from './steady-fetch.ts';

it('asks again when the connection is closed, and gives up when nobody listens', async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (asked < 3) request.socket.destroy();
    else response.end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const response = await steadyFetch(url, { method: 'POST', body: '{}' });
  expect(await response.text()).toBe('here');
  expect(asked).toBe(3);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await expect(steadyFetch(url)).rejects.toThrow('fetch failed');
});
