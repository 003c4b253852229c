import { ask } from './graphql.ts';

/** Where a running network answers. */
export interface NetworkUrls {
  explorerUrl: string;
  graphqlUrl: string;
  rpcUrl: string;
  wsUrl: string;
  faucetUrl: string;
  /** What pages may talk to. */
  origins: string[];
}

/** A path of every kind of page, with real entities: a hired device, one never rented, an open rental and a closed one. */
export async function sitePaths({ graphqlUrl }: NetworkUrls): Promise<string[]> {
  const { devices, hired, rentals } = await ask<Record<'devices' | 'hired' | 'rentals', { nodes: { id: string }[] }>>(
    graphqlUrl,
    `{
      devices(first: 1, orderBy: REGISTERED_AT) { nodes { id } }
      hired: devices(first: 1, where: { status_in: [HIRED] }) { nodes { id } }
      rentals(first: 60) { nodes { id } }
    }`,
  );
  const some = [...devices.nodes, ...hired.nodes].map(({ id }) => `/devices/${id}`);
  const rented = [rentals.nodes[0], rentals.nodes.at(-1)].flatMap((rental) =>
    rental ? [`/rentals/${rental.id}`] : [],
  );
  return ['/', '/devices', ...some, '/prices', '/rent', '/rentals', ...rented, '/status'];
}
