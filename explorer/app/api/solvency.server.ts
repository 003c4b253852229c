import type { ResultOf, VariablesOf } from 'gql.tada';
import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql, mintFields, sourceFields } from './graphql.server.ts';

const solvencyQuery = graphql(
  `
  query Solvency($after: String) {
    solvency {
      rentals {
        nodes { key vaults unequal ok deposited settled fees refunded committed free mint { ...MintFields } }
        source { ...SourceFields }
      }
      stakes {
        vaults deposited fromBonds withdrawn slashed active cooling openBonds ok
        source { ...SourceFields }
      }
      supply {
        genesis scheduled issued issueCap burnt supply supplyCap ok
        source { ...SourceFields }
      }
      vaults(first: 50, after: $after) {
        nodes {
          key rental vault deposited settled fees refunded committed free devicesReserved devicesAccrued ok
          mint { ...MintFields }
        }
        pageInfo { hasNextPage endCursor }
        totalCount
        totalCountSource { ...SourceFields }
        source { ...SourceFields }
      }
    }
  }
`,
  [sourceFields, mintFields],
);

/** What every vault owes, and the supply of IO against its cap and schedule. */
export async function loadSolvency(context: LoadContext, variables: VariablesOf<typeof solvencyQuery>) {
  return load(context, solvencyQuery, variables);
}

type SolvencyAnswer = ResultOf<typeof solvencyQuery>;

/** Vaults against what they owe. */
export type SolvencyView = SolvencyAnswer['solvency'];

/** A page of rentals with the sums of their vaults. */
export type VaultList = SolvencyView['vaults'];
