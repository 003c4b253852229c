import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql, mintFields, sourceFields } from './graphql.server.ts';

const homeQuery = graphql(
  `
  query Home {
    _meta { chainTime }
    network {
      claimedGpus provenGpus hiredGpus stakedGpus assignedNotFreshGpus hashChainGpus
      claimedCpus provenCpus hiredCpus
      provenGpuSeconds hiredGpuSeconds settledUsdc settledIo rewardsIssued countries rentals openRentals utilisationBps creditedTicks
      source { ...SourceFields }
    }
    countries {
      nodes { key country name claimedGpus provenGpus hiredGpus stakedGpus claimedCpus provenCpus }
      source { ...SourceFields }
    }
    gpuModels {
      nodes { key code name class provenGpus availableGpus askLowUsdc settledMedianUsdc settledP10Usdc settledP90Usdc }
      source { ...SourceFields }
    }
    ticks(first: 6) {
      nodes { key device modelCode gpuCount credited idleSeconds hiredSeconds timestamp }
      source { ...SourceFields }
    }
    rentals(first: 6, where: { status_in: [OPEN, ACTIVE, ENDED] }) {
      nodes {
        key id modelName wantedGpus assignedGpus status endsAt deposited settled fees committed free refunded
        mint { ...MintFields }
      }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields, mintFields],
);

/** Everything on the front page but the price trends. Throws a response when the read API can't answer. */
export async function loadHome(context: LoadContext) {
  return load(context, homeQuery, {});
}
