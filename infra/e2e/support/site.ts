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

type Ids = { nodes: { id: string }[] };

/**
 * A path of every kind of page, with real entities: a hired device, one never rented, an open rental and a closed one, a
 * final epoch and a reward of it.
 */
export async function sitePaths({ graphqlUrl }: NetworkUrls): Promise<string[]> {
  const { devices, hired, rentals, rewardEpochs } = await ask<{
    devices: Ids;
    hired: Ids;
    rentals: Ids;
    rewardEpochs: { nodes: { index: number }[] };
  }>(
    graphqlUrl,
    `{
      devices(first: 1, orderBy: REGISTERED_AT) { nodes { id } }
      hired: devices(first: 1, where: { status_in: [HIRED] }) { nodes { id } }
      rentals(first: 60) { nodes { id } }
      rewardEpochs(first: 1, where: { status_in: [FINAL] }) { nodes { index } }
    }`,
  );
  const some = [...devices.nodes, ...hired.nodes].map(({ id }) => `/devices/${id}`);
  const rented = [rentals.nodes[0], rentals.nodes.at(-1)].flatMap((rental) =>
    rental ? [`/rentals/${rental.id}`] : [],
  );
  const epochs = await Promise.all(rewardEpochs.nodes.map(({ index }) => epochPaths(graphqlUrl, index)));
  const economy = ['/rewards', ...epochs.flat(), '/staking', '/solvency'];
  return ['/', '/devices', ...some, '/prices', '/rent', '/rentals', ...rented, ...economy, '/status'];
}

/** The page of an epoch, and the recomputed reward of a device in it. */
async function epochPaths(graphqlUrl: string, index: number): Promise<string[]> {
  const { rewardScores } = await ask<{ rewardScores: { nodes: { device: string }[] } }>(
    graphqlUrl,
    'query Scores($index: Int!) { rewardScores(first: 1, where: { index: $index }) { nodes { device } } }',
    { index },
  );
  const [scored] = rewardScores.nodes;
  return [`/rewards/${index}`, ...(scored ? [`/rewards?device=${scored.device}&epoch=${index}`] : [])];
}
