import type { LocalConfig } from './env.ts';
import { LOOPBACK, requireFreePorts, type WantedPort } from './process/ports.ts';

/** Ports of a network, all on loopback. */
export interface NetworkPorts {
  explorer: number;
  graphql: number;
  faucet: number;
  rpc: number;
  ws: number;
}

/** Makes sure that what will listen can. @throws LocalError LOCAL__PORT_IN_USE with all that can't */
export async function claimPorts(config: LocalConfig): Promise<NetworkPorts> {
  const always: WantedPort[] = [
    { name: 'explorer', port: config.explorerPort, setting: '--explorer-port or EXPLORER_PORT' },
    { name: 'GraphQL', port: config.graphqlPort, setting: '--graphql-port or GRAPHQL_PORT' },
  ];
  const ofChain: WantedPort[] = [
    { name: 'faucet', port: config.faucetPort, setting: '--faucet-port or FAUCET_PORT' },
    { name: 'chain RPC', port: config.rpcPort, setting: '--rpc-port or RPC_PORT' },
    { name: 'chain WebSocket', port: config.wsPort, setting: '--ws-port or WS_PORT' },
  ];
  const [explorer = 0, graphql = 0, faucet = 0, rpc = 0, ws = 0] = await requireFreePorts(
    config.rpcUrl ? always : [...always, ...ofChain],
  );
  return { explorer, graphql, faucet, rpc, ws };
}

/** Origins that the explorer's pages have. */
export const explorerOrigins = (port: number): string[] => [`http://${LOOPBACK}:${port}`, `http://localhost:${port}`];
