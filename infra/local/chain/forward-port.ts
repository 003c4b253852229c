import { connect, createServer, type Socket } from 'node:net';
import { LOOPBACK } from '../process/ports.ts';

/** Hands every connection on a port of this computer to another port of it. */
export interface PortForward {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The local chain picks its own ports; this makes them known ones.
 *
 * @param port where to listen, on loopback
 * @param target port to hand connections to
 */
export async function forwardPort(port: number, target: number): Promise<PortForward> {
  const open = new Set<Socket>();
  const keep = (socket: Socket, other: Socket): void => {
    open.add(socket);
    socket.setNoDelay(true);
    // Either side's failure ends both; the client sees a closed connection, as from the node itself.
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      open.delete(socket);
      other.destroy();
    });
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ host: LOOPBACK, port: target, allowHalfOpen: true });
    keep(client, upstream);
    keep(upstream, client);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, resolve);
  });
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
