import { createServer } from 'node:net';
import { LocalError, toError } from '../local-error.ts';

/** Everything listens here: the local network is for this computer alone. */
export const LOOPBACK = '127.0.0.1';

/** A port that the network wants, and how a person changes it. */
export interface WantedPort {
  /** What listens there, e.g. `explorer`. */
  name: string;
  /** 0 takes any free port. */
  port: number;
  /** Flag and environment variable that choose another, e.g. `--explorer-port or EXPLORER_PORT`. */
  setting: string;
}

/** Resolves to the port when it can be listened on, else to null. */
async function probe(port: number): Promise<number | null> {
  const server = createServer();
  return await new Promise<number | null>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}

/** The error for ports that another program holds: it names each, and how to choose another. */
export function portsInUse(ports: readonly WantedPort[]): LocalError {
  const lines = ports.map(({ name, port, setting }) => `  ${port} (${name}): choose another with ${setting}`);
  return new LocalError(
    'LOCAL__PORT_IN_USE',
    `${ports.length === 1 ? 'This port is' : 'These ports are'} in use on ${LOOPBACK}:\n${lines.join('\n')}`,
    { context: { ports: ports.map(({ port }) => port) } },
  );
}

/**
 * Makes sure that each port can be listened on, and picks one where any will do.
 *
 * @returns the ports in the order asked for
 * @throws LocalError LOCAL__PORT_IN_USE with all of those that can't, at once
 */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<number[]> {
  const found = await Promise.all(wanted.map(({ port }) => probe(port)));
  const busy = wanted.filter((_, index) => found[index] === null);
  if (busy.length > 0) throw portsInUse(busy);
  return found.map((port) => port ?? 0);
}

/** True when the error of a server means that its port is taken. */
export const isPortInUse = (value: unknown): boolean => (toError(value) as NodeJS.ErrnoException).code === 'EADDRINUSE';
