import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { ANY_REWARD_SCORE, REWARD_SCORE_ORDER, type RewardScoreRow, rewardScoresList } from '../data/reward-scores.ts';
import { pageCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { Pool } from './enums.ts';
import { pageArgs } from './page.ts';
import { Source } from './source.ts';
import { totalCount } from './totals.ts';

const RewardScoreFilter = builder.inputType('RewardScoreFilter', {
  description: 'Which scores.',
  fields: (t) => ({
    coStaker: t.field({ type: 'PublicKey', description: 'Only those with a share for this co-staker.' }),
    device: t.field({ type: 'PublicKey', description: 'Only of this device account.' }),
    index: t.field({ type: 'Int', description: 'Only of the epoch with this index.' }),
    supplier: t.field({ type: 'PublicKey', description: 'Only of devices of this supplier account.' }),
  }),
});

const RewardScore = builder.objectRef<Figure<RewardScoreRow>>('RewardScore').implement({
  description: 'What one device was scored in one epoch. Amounts are in the smallest unit of IO.',
  fields: (t) => ({
    amount: t.expose('amount', {
      type: 'UInt64',
      description:
        'What it earned, smallest unit: floor(pool emission * weight / pool weight); 0 until the epoch is final.',
    }),
    coAmount: t.expose('co_amount', { type: 'UInt64', description: "Of it the co-staker's, smallest unit." }),
    coShareBps: t.expose('co_share_bps', {
      type: 'UInt64',
      description: "The co-staker's share when it was scored, in basis points; 0 without one.",
    }),
    coStaker: t.expose('co_staker', {
      type: 'PublicKey',
      nullable: true,
      description: 'Co-staker when it was scored; null when there was none.',
    }),
    device: t.expose('device', { type: 'PublicKey', description: 'Device account.' }),
    finalized: t.expose('finalized', { type: 'Boolean', description: 'The epoch is final: `amount` is decided.' }),
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'GPUs of the device.' }),
    hiredSeconds: t.expose('hired_seconds', { type: 'UInt64', description: 'Hired seconds credited in the epoch.' }),
    idleSeconds: t.expose('idle_seconds', { type: 'UInt64', description: 'Idle seconds credited in the epoch.' }),
    index: t.field({
      type: 'Int',
      description: 'Index of the epoch in the schedule, from 0.',
      resolve: ({ index }) => Number(index),
    }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code.' }),
    modelName: t.expose('model_name', { type: 'String', description: 'Name of the model.' }),
    multiplierBps: t.expose('multiplier_bps', {
      type: 'UInt64',
      description: 'Reward multiplier of the model when it was scored, in basis points.',
    }),
    pool: t.expose('pool', { type: Pool, description: 'Pool that it earns from.' }),
    supplier: t.expose('supplier', { type: 'PublicKey', description: 'Supplier account.' }),
    weight: t.expose('weight', {
      type: 'BigInt',
      description: 'Multiplier in basis points, times GPUs, times credited seconds (idle and hired alike).',
    }),
  }),
});

/** A page of scores. */
export const RewardScoreConnection = builder.connectionObject(
  {
    name: 'RewardScoreConnection',
    type: RewardScore,
    description: 'A page of scores.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key columns `index`, `device`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Scores that match the filter, on all pages.'),
    }),
  },
  { name: 'RewardScoreEdge' },
);

builder.queryField('rewardScores', (t) =>
  t.field({
    type: RewardScoreConnection,
    description: 'Scores of devices by epoch, newest epoch first, in it the heaviest first.',
    args: {
      ...pageArgs(t.arg, 50),
      where: t.arg({ type: RewardScoreFilter, description: 'Which scores; all conditions hold.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: pageCost,
    resolve: async (_, { where, block, ...args }, { data }) =>
      readPage(data, rewardScoresList, {
        order: REWARD_SCORE_ORDER,
        args,
        values: {
          ...ANY_REWARD_SCORE,
          index: where?.index ?? -1,
          device: where?.device ?? '',
          supplier: where?.supplier ?? '',
          co_staker: where?.coStaker ?? '',
        },
        point: await data.pointAt(block),
      }),
  }),
);
