import type { ResultOf, VariablesOf } from 'gql.tada';
import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql, mintFields, sourceFields } from './graphql.server.ts';

const choicesQuery = graphql(`
  query RentChoices {
    _meta { chainTime genesisHash }
    gpuModels {
      nodes { key code name class availableGpus availableCpus askLowUsdc hiredIntervalSlots }
    }
    countries { nodes { country name availableGpus availableCpus } }
  }
`);

/** What can be chosen to rent. */
export async function loadRentChoices(context: LoadContext) {
  return load(context, choicesQuery, {});
}

const listingsQuery = graphql(
  `
  query RentListings($modelCode: Int!, $country: Int, $mint: MintSymbol!) {
    listings(first: 8, mint: $mint, where: { modelCode: $modelCode, country: $country }) {
      nodes { key device countryName country gpuCount class price minSeconds maxSeconds supplierName lastCreditedAt }
      totalCount totalGpus
      totalsSource { ...SourceFields }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields],
);

/** Devices of a model that can be hired now, cheapest first. */
export async function loadListings(context: LoadContext, variables: VariablesOf<typeof listingsQuery>) {
  return (await load(context, listingsQuery, variables)).listings;
}

const quoteQuery = graphql(
  `
  query RentQuote($modelCode: Int!, $gpus: Int!, $seconds: Int!, $country: Int, $mint: MintSymbol!) {
    quote(modelCode: $modelCode, gpus: $gpus, seconds: $seconds, country: $country, mint: $mint) {
      available unavailableReason unavailableMessage
      modelCode gpus seconds country feeBps gross net fees deposit priceCap seenSlot
      mint { ...MintFields }
      offers {
        key device country countryName gpuCount price minSeconds gross net fees supplierName encryptionKey
      }
      source { ...SourceFields }
      offersSource { ...SourceFields }
    }
  }
`,
  [sourceFields, mintFields],
);

/** The exact quote for a wish. */
export async function loadQuote(context: LoadContext, variables: VariablesOf<typeof quoteQuery>) {
  return (await load(context, quoteQuery, variables, { usableMs: 0 })).quote;
}

/** A quote as pages and the wallet's code use it. */
export type Quote = ResultOf<typeof quoteQuery>['quote'];
/** Offers that can be hired now. */
export type Listings = ResultOf<typeof listingsQuery>['listings'];
