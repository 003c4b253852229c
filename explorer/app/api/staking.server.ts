import type { ResultOf, VariablesOf } from 'gql.tada';
import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql, sourceFields } from './graphql.server.ts';

const stakingQuery = graphql(
  `
  query Staking($devicesAfter: String, $casesAfter: String) {
    _meta { chainTime }
    staking {
      stakes stakedDevices stakedGpus claimedDevices active cooling locked slashed coActive coStakers openCases cases
      source { ...SourceFields }
    }
    offers: stakes(first: 12, where: { offered: true }) {
      nodes { key device modelName gpuCount ownerActive required acceptable offerShareBps }
      source { ...SourceFields }
    }
    stakes(first: 25, after: $devicesAfter) {
      nodes { key device owner modelName gpuCount claimed required staked active cooling locked coStaker coActive coShareBps openCases }
      pageInfo { hasNextPage endCursor }
      totalCount
      totalCountSource { ...SourceFields }
      source { ...SourceFields }
    }
    cooling: stakePositions(first: 25, where: { cooling: true }) {
      nodes { key device staker role cooling coolingUntil locked withdrawable }
      source { ...SourceFields }
    }
    slashCases(first: 12, after: $casesAfter) {
      nodes {
        key id device reporter index reason amount bond evidenceHash evidenceUri openedAt answerUntil rulingUntil
        answerHash answerUri answeredAt status slashed arbiter endedAt
      }
      pageInfo { hasNextPage endCursor }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields],
);

/** Totals of the stake, what is offered, who is staked, what cools down, and the slash cases. */
export async function loadStaking(context: LoadContext, variables: VariablesOf<typeof stakingQuery>) {
  return load(context, stakingQuery, variables);
}

type StakingAnswer = ResultOf<typeof stakingQuery>;

/** Totals of the stake. */
export type StakingTotals = StakingAnswer['staking'];

/** Offers to co-stake. */
export type OfferList = StakingAnswer['offers'];

/** A page of devices with their stake. */
export type StakeList = StakingAnswer['stakes'];

/** Positions that cool down. */
export type CoolingList = StakingAnswer['cooling'];

/** A page of slash cases. */
export type CaseList = StakingAnswer['slashCases'];

/** One slash case. */
export type CaseView = CaseList['nodes'][number];
