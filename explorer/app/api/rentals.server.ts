import type { ResultOf, VariablesOf } from 'gql.tada';
import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql, mintFields, sourceFields } from './graphql.server.ts';

const rentalsQuery = graphql(
  `
  query Rentals($first: Int!, $after: String, $where: RentalFilter) {
    _meta { chainTime }
    rentals(first: $first, after: $after, where: $where) {
      nodes {
        key id modelName wantedGpus status openedAt endsAt closedAt deposited settled fees committed free refunded provenGpuSeconds
        mint { ...MintFields }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
      totalCountSource { ...SourceFields }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields, mintFields],
);

/** One page of rentals, newest first. */
export async function loadRentals(context: LoadContext, variables: VariablesOf<typeof rentalsQuery>) {
  return load(context, rentalsQuery, variables);
}

const rentalQuery = graphql(
  `
  query Rental($id: PublicKey!) {
    _meta { chainTime }
    config { usdc { ...MintFields } io { ...MintFields } }
    rental(id: $id) {
      key id owner vault status openedAt endsAt closedAt fillDeadline modelCode modelName country
      wantedGpus assignedGpus priceCap deposited settled fees committed free refunded provenGpuSeconds jobHash encryptionKey
      mint { ...MintFields }
      source { ...SourceFields }
      devices {
        nodes {
          key device rank modelCode modelName gpuCount supplierName price feeBps minSeconds assignedAt endsAt releasedAt releaseReason ended fresh
          provenSeconds settledSeconds reserved accrued paid fees returned jobState exitCode endpoint creditedTicks
        }
        source { ...SourceFields }
      }
      timeline(first: 100) {
        nodes { key name signature slot timestamp data }
        source { ...SourceFields }
      }
    }
    ticks(first: 10, where: { rental: $id }) {
      nodes { key device n timestamp credited heavy hiredSeconds signature }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields, mintFields],
);

/** One rental with its devices, receipts and events; its `rental` is null while the chain's final state doesn't have it. */
export async function loadRental(context: LoadContext, variables: VariablesOf<typeof rentalQuery>) {
  return load(context, rentalQuery, variables, { usableMs: 0 });
}

type RentalAnswer = ResultOf<typeof rentalQuery>;
type FullRental = NonNullable<RentalAnswer['rental']>;
/** A rental as its page shows it; its timeline is told apart. */
export type RentalView = Omit<FullRental, 'timeline'>;
/** Receipts under a rental. */
export type RentalTicks = RentalAnswer['ticks'];
/** What happened to a rental. */
export type RentalTimeline = FullRental['timeline'];
/** State of a rental. */
export type RentalStatus = RentalView['status'];
