import type { ResultOf, VariablesOf } from 'gql.tada';
import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql, mintFields, sourceFields } from './graphql.server.ts';

const devicesQuery = graphql(
  `
  query Devices($first: Int!, $after: String, $where: DeviceFilter, $orderBy: DeviceOrderBy!, $orderDirection: OrderDirection!) {
    _meta { chainTime }
    devices(first: $first, after: $after, where: $where, orderBy: $orderBy, orderDirection: $orderDirection) {
      nodes {
        key id modelName gpuCount class country countryName status lastCreditedAt askUsdc listed provenSeconds supplierName
      }
      pageInfo { hasNextPage endCursor }
      totalCount
      totalCountSource { ...SourceFields }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields],
);

/** A question of its own, so that a change of filter, order or page does not ask it again. */
const choicesQuery = graphql(`
  query DeviceChoices {
    gpuModels { nodes { code name } }
    countries { nodes { country name } }
  }
`);

export type DevicesVariables = VariablesOf<typeof devicesQuery>;

/** One page of devices, with what the filters can choose from. */
export async function loadDevices(context: LoadContext, variables: DevicesVariables) {
  const [list, choices] = await Promise.all([load(context, devicesQuery, variables), load(context, choicesQuery, {})]);
  return { ...list, ...choices };
}

/** Work of a challenge: what its kind doesn't have is null. */
const workFields = graphql(`
  fragment WorkFields on Work { kind units rounds n k count }
`);

const deviceQuery = graphql(
  `
  query Device($id: PublicKey!, $after: String) {
    _meta { chainTime }
    config { usdc { ...MintFields } io { ...MintFields } }
    device(id: $id) {
      key id supplier supplierName owner worker class modelCode modelName gpuCount country countryName connectivity status fresh accepting
      listed askUsdc askIo minSeconds maxSeconds registeredAt retiredAt lastCreditedAt provenSeconds hiredSeconds idleSeconds
      tickCount creditedTicks earnedUsdc earnedIo rentalId proofKind
      model {
        key idleIntervalSlots hiredIntervalSlots heavyIntervalSlots lightDeadlineSlots heavyDeadlineSlots freshSeconds vramMib setAt
        lightWork { ...WorkFields }
        heavyWork { ...WorkFields }
        source { ...SourceFields }
      }
      requiredStake activeStake staked
      stake { key device cooling locked ownerActive coActive coStaker coShareBps openCases source { ...SourceFields } }
      reward { key device epochs earned claimed claimable coEarned lastIndex source { ...SourceFields } }
      source { ...SourceFields }
      uptime(days: 30) {
        nodes { key day claimedSeconds creditedSeconds ticks creditedTicks }
        source { ...SourceFields }
      }
      ticks(first: 12, after: $after) {
        nodes { key n slot timestamp heavy opened openedHeavy credited idleSeconds hiredSeconds challengeSlot presentSlot signature rental }
        pageInfo { hasNextPage endCursor }
        source { ...SourceFields }
      }
      rentals {
        nodes { key rental rank price assignedAt endsAt releasedAt ended provenSeconds accrued paid mint { ...MintFields } }
        source { ...SourceFields }
      }
    }
  }
`,
  [sourceFields, mintFields, workFields],
);

/** One device with its receipts from `after` on; its `device` is null when the chain never had it. */
export async function loadDevice(context: LoadContext, variables: VariablesOf<typeof deviceQuery>) {
  return load(context, deviceQuery, variables);
}

/** A device as its page shows it. */
export type DeviceView = NonNullable<ResultOf<typeof deviceQuery>['device']>;
/** State of a device. */
export type DeviceStatus = DeviceView['status'];
