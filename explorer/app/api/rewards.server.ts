import type { ResultOf, VariablesOf } from 'gql.tada';
import type { LoadContext } from '../../server/context.ts';
import { load } from './client.server.ts';
import { graphql, sourceFields } from './graphql.server.ts';

const rewardsQuery = graphql(
  `
  query Rewards($epochsAfter: String, $devicesAfter: String) {
    _meta { chainTime }
    emission {
      startsAt nextIndex nextEmission runningIndex scheduled forgone undecided earned unearned issued owed cap
      source { ...SourceFields }
    }
    rewardEpochs(first: 12, after: $epochsAfter) {
      nodes { key index startsAt status emission earned devices }
      pageInfo { hasNextPage endCursor }
      source { ...SourceFields }
    }
    rewards(first: 25, after: $devicesAfter) {
      nodes { key device modelName gpuCount epochs earned claimed claimable coEarned coClaimed lastIndex }
      pageInfo { hasNextPage endCursor }
      totalCount
      totalCountSource { ...SourceFields }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields],
);

/** The emission, a page of epochs from the newest on, and a page of devices with what they earned. */
export async function loadRewards(context: LoadContext, variables: VariablesOf<typeof rewardsQuery>) {
  return load(context, rewardsQuery, variables);
}

type RewardsAnswer = ResultOf<typeof rewardsQuery>;

/** Schedule and issue as the page shows them. */
export type EmissionView = NonNullable<RewardsAnswer['emission']>;

/** A page of epochs. */
export type EpochList = RewardsAnswer['rewardEpochs'];

/** How far an epoch is. */
export type EpochStatus = EpochList['nodes'][number]['status'];

/** A page of devices with what they earned. */
export type RewardList = RewardsAnswer['rewards'];

/** Epochs of the chart: a week. */
const CHART_EPOCHS = 168;

const chartQuery = graphql(
  `
  query RewardChart($first: Int!) {
    rewardEpochs(first: $first) {
      nodes { key index endsAt scheduledTotal issuedTotal }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields],
);

/** What was scheduled and what was issued in all at the end of each of the last epochs, oldest first. */
export async function loadRewardChart(context: LoadContext) {
  const { nodes, source } = (await load(context, chartQuery, { first: CHART_EPOCHS })).rewardEpochs;
  return { nodes: [...nodes].reverse(), source };
}

/** Schedule and issue over time. */
export type RewardChart = Awaited<ReturnType<typeof loadRewardChart>>;

const epochQuery = graphql(
  `
  query RewardEpoch($index: Int!, $after: String) {
    rewardEpoch(index: $index) {
      key id index startsAt endsAt scoringUntil status emission enterpriseEmission communityEmission
      enterpriseWeight communityWeight devices enterpriseEarned communityEarned earned openedAt finalizedAt
      source { ...SourceFields }
    }
    rewardScores(first: 50, after: $after, where: { index: $index }) {
      nodes {
        key index device pool modelName multiplierBps gpuCount idleSeconds hiredSeconds weight coStaker finalized amount coAmount
      }
      pageInfo { hasNextPage endCursor }
      source { ...SourceFields }
    }
  }
`,
  [sourceFields],
);

/** One epoch with its scores from `after` on; its `rewardEpoch` is null when it was never opened. */
export async function loadEpoch(context: LoadContext, variables: VariablesOf<typeof epochQuery>) {
  return load(context, epochQuery, variables);
}

type EpochAnswer = ResultOf<typeof epochQuery>;

/** An epoch as its page shows it. */
export type EpochView = NonNullable<EpochAnswer['rewardEpoch']>;

/** A page of an epoch's scores. */
export type ScoreList = EpochAnswer['rewardScores'];

const proofQuery = graphql(
  `
  query RewardProof($device: PublicKey!, $epoch: Int!) {
    rewardProof(device: $device, epoch: $epoch) {
      key device index pool emission poolEmission poolWeight finalized modelName multiplierBps gpuCount idleSeconds hiredSeconds
      weight coStaker coShareBps amount coAmount openSignature scoreSignature finalSignature
      source { ...SourceFields }
    }
  }
`,
  [sourceFields],
);

/** All integers behind one reward; null when the device was not scored in that epoch. */
export async function loadRewardProof(context: LoadContext, variables: VariablesOf<typeof proofQuery>) {
  return (await load(context, proofQuery, variables)).rewardProof;
}

/** The integers of one reward. */
export type RewardProof = NonNullable<ResultOf<typeof proofQuery>['rewardProof']>;
