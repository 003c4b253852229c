import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { LOOPBACK, requireFreePorts } from './ports.ts';

it('picks any port for 0', async () => {
  const [port] = await requireFreePorts([{ name: 'explorer', port: 0, setting: '' }]);
  expect(port).toBeGreaterThan(1023);
});

it('names every port in use and what to do', async () => {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.listen(0, LOOPBACK, () => resolve((server.address() as { port: number }).port)),
        ),
    ),
  );
  const wanted = ports.map((port, index) => ({ name: `part ${index}`, port, setting: `--part-${index}` }));
  const check = requireFreePorts([...wanted, { name: 'free', port: 0, setting: '' }]);
  await expect(check).rejects.toMatchObject({ code: 'LOCAL__PORT_IN_USE', context: { ports } });
  await expect(check).rejects.toThrow(`${ports[1]} (part 1): choose another with --part-1`);
  for (const server of servers) server.close();
});
