import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql } from './graphql.server.ts';

const knownQuery = graphql(`
  query KnownStakes($staker: PublicKey!) {
    stakes(first: 200, where: { staker: $staker }) { nodes { device } }
    rewardScores(first: 500, where: { coStaker: $staker }) { nodes { device } }
  }
`);

/** Devices that somebody has stake in, or was a co-staker of: what the chain itself can't be asked for without reading all accounts. */
export async function loadKnownDevices(context: LoadContext, staker: string): Promise<string[]> {
  const { stakes, rewardScores } = await load(context, knownQuery, { staker }, { usableMs: 0 });
  return [...new Set([...stakes.nodes, ...rewardScores.nodes].map(({ device }) => device))];
}
