import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { ANY_REWARD_EPOCH, type RewardEpochRow, rewardEpochOrder, rewardEpochsList } from '../data/reward-epochs.ts';
import { ANY_REWARD_SCORE, REWARD_SCORE_ORDER, rewardScoresList } from '../data/reward-scores.ts';
import { pageCost, statementCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { OrderDirection, RewardEpochStatus } from './enums.ts';
import { pageArgs } from './page.ts';
import { RewardScoreConnection } from './reward-scores.ts';
import { Source } from './source.ts';
import { totalCount } from './totals.ts';

const RewardEpochFilter = builder.inputType('RewardEpochFilter', {
  description: 'Which epochs.',
  fields: (t) => ({
    index_gte: t.field({ type: 'Int', description: 'Only from this epoch on.' }),
    index_lte: t.field({ type: 'Int', description: 'Only up to this epoch.' }),
    status_in: t.field({ type: [RewardEpochStatus], description: 'Only in one of these states.' }),
  }),
});

const RewardEpoch = builder.objectRef<Figure<RewardEpochRow>>('RewardEpoch').implement({
  description: 'One hour of the emission that was opened. Amounts are in the smallest unit of IO.',
  fields: (t) => ({
    communityEarned: t.expose('community_earned', {
      type: 'UInt64',
      description: 'Earned by Community devices, smallest unit; 0 until it is final.',
    }),
    communityEmission: t.expose('community_emission', {
      type: 'UInt64',
      description: 'Of `emission`, for Community devices, smallest unit.',
    }),
    communityWeight: t.expose('community_weight', {
      type: 'BigInt',
      description: 'Weights of all scored Community devices; 0 until it is final.',
    }),
    devices: t.expose('devices', { type: 'UInt64', description: 'Devices scored.' }),
    earned: t.expose('earned', {
      type: 'UInt64',
      description: 'Earned by all devices, smallest unit; 0 until it is final.',
    }),
    emission: t.expose('emission', { type: 'UInt64', description: 'What it emits by the schedule, smallest unit.' }),
    endsAt: t.expose('ends_at', { type: 'BigInt', description: 'End of the hour, Unix seconds.' }),
    enterpriseEarned: t.expose('enterprise_earned', {
      type: 'UInt64',
      description: 'Earned by Enterprise devices, smallest unit; 0 until it is final.',
    }),
    enterpriseEmission: t.expose('enterprise_emission', {
      type: 'UInt64',
      description: 'Of `emission`, for Enterprise devices, smallest unit.',
    }),
    enterpriseWeight: t.expose('enterprise_weight', {
      type: 'BigInt',
      description: 'Weights of all scored Enterprise devices; 0 until it is final.',
    }),
    finalizedAt: t.expose('finalized_at', {
      type: 'BigInt',
      nullable: true,
      description: 'When its weights were completed, Unix seconds; null until then.',
    }),
    hour: t.expose('hour', { type: 'UInt64', description: 'The hour, counted since 1970.' }),
    id: t.expose('id', { type: 'PublicKey', description: 'Address of the epoch account.' }),
    index: t.field({
      type: 'Int',
      description: 'Index in the schedule, from 0.',
      resolve: ({ index }) => Number(index),
    }),
    issuedTotal: t.expose('issued_total', {
      type: 'UInt64',
      description: 'IO issued before the end of the hour, all epochs, smallest unit.',
    }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    openedAt: t.expose('opened_at', { type: 'BigInt', description: 'When it was opened, Unix seconds.' }),
    scheduledTotal: t.expose('scheduled_total', {
      type: 'UInt64',
      description: 'Emission by the schedule up to and with this epoch, smallest unit.',
    }),
    scores: t.field({
      type: RewardScoreConnection,
      description: 'Devices scored in it, the heaviest first.',
      args: pageArgs(t.arg, 50),
      complexity: pageCost,
      resolve: ({ index, source }, args, { data }) =>
        readPage(data, rewardScoresList, {
          order: REWARD_SCORE_ORDER,
          args,
          values: { ...ANY_REWARD_SCORE, index: BigInt(index) },
          point: source.point,
        }),
    }),
    scoringUntil: t.expose('scoring_until', {
      type: 'BigInt',
      description: 'Until when devices can be scored, Unix seconds.',
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `index`.',
      resolve: ({ source }) => source,
    }),
    startsAt: t.expose('starts_at', { type: 'BigInt', description: 'Start of the hour, Unix seconds.' }),
    status: t.expose('status', { type: RewardEpochStatus, description: 'State at the slot.' }),
  }),
});

const RewardEpochConnection = builder.connectionObject(
  {
    name: 'RewardEpochConnection',
    type: RewardEpoch,
    description: 'A page of epochs.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key column `index`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Epochs that match the filter, on all pages.'),
    }),
  },
  { name: 'RewardEpochEdge' },
);

builder.queryFields((t) => ({
  rewardEpochs: t.field({
    type: RewardEpochConnection,
    description:
      'Opened epochs with what each emits, what was earned in it, and the schedule beside what was issued; newest first unless told otherwise. Epochs that nobody opened are not in it: their emission is in the next `scheduledTotal`.',
    args: {
      ...pageArgs(t.arg, 50),
      where: t.arg({ type: RewardEpochFilter, description: 'Which epochs; all conditions hold.' }),
      orderDirection: t.arg({ type: OrderDirection, defaultValue: 'DESC', description: 'Order by index.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: pageCost,
    resolve: async (_, { where, orderDirection, block, ...args }, { data }) =>
      readPage(data, rewardEpochsList, {
        order: rewardEpochOrder(orderDirection ?? 'DESC'),
        args,
        values: {
          ...ANY_REWARD_EPOCH,
          index_gte: Math.max(0, where?.index_gte ?? 0),
          index_lte: Math.max(0, where?.index_lte ?? ANY_REWARD_EPOCH.index_lte),
          statuses: where?.status_in ?? [],
        },
        point: await data.pointAt(block),
      }),
  }),
  rewardEpoch: t.field({
    type: RewardEpoch,
    nullable: true,
    description: 'One epoch by its index; null when it was not opened.',
    args: {
      index: t.arg.int({ required: true, description: 'Index in the schedule, from 0.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: statementCost,
    resolve: async (_, { index, block }, { data }) => {
      if (index < 0) return undefined;
      const page = await readPage(data, rewardEpochsList, {
        order: rewardEpochOrder('DESC'),
        args: { first: 1 },
        values: { ...ANY_REWARD_EPOCH, index_gte: index, index_lte: index },
        point: await data.pointAt(block),
      });
      return page.edges[0]?.node;
    },
  }),
}));
