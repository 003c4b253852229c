import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { ANY_REWARD_SCORE, REWARD_SCORE_ORDER, rewardScoresList } from '../data/reward-scores.ts';
import { ANY_REWARD, type RewardRow, rewardOrder, rewardsList } from '../data/rewards.ts';
import { pageCost } from '../limits/complexity.ts';
import { flag } from './arguments.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { OrderDirection, RewardOrderBy } from './enums.ts';
import { pageArgs } from './page.ts';
import { RewardScoreConnection } from './reward-scores.ts';
import { Source } from './source.ts';
import { totalCount } from './totals.ts';

const RewardFilter = builder.inputType('RewardFilter', {
  description: "Which devices' rewards.",
  fields: (t) => ({
    claimable: t.field({ type: 'Boolean', description: 'Only where something (or nothing) can be claimed.' }),
    device: t.field({ type: 'PublicKey', description: 'Only of this device account.' }),
    modelCode: t.field({ type: 'Int', description: 'Only of devices of this model code.' }),
    owner: t.field({ type: 'PublicKey', description: 'Only of devices of this owner key.' }),
    supplier: t.field({ type: 'PublicKey', description: 'Only of devices of this supplier account.' }),
  }),
});

/** Rewards of one device. */
export const Reward = builder.objectRef<Figure<RewardRow>>('Reward').implement({
  description: 'Rewards of one device over all epochs. Amounts are in the smallest unit of IO.',
  fields: (t) => ({
    claimable: t.expose('claimable', {
      type: 'UInt64',
      description: 'Earned and not yet claimed by the supplier, smallest unit.',
    }),
    claimed: t.expose('claimed', { type: 'UInt64', description: 'Issued to the supplier, smallest unit.' }),
    coClaimable: t.expose('co_claimable', {
      type: 'UInt64',
      description: 'Earned and not yet claimed by co-stakers, smallest unit.',
    }),
    coClaimed: t.expose('co_claimed', { type: 'UInt64', description: 'Issued to co-stakers, smallest unit.' }),
    coEarned: t.expose('co_earned', {
      type: 'UInt64',
      description: 'Earned for co-stakers in final epochs, smallest unit.',
    }),
    device: t.expose('device', { type: 'PublicKey', description: 'Device account.' }),
    earned: t.expose('earned', {
      type: 'UInt64',
      description: "Earned for the supplier in final epochs, co-stakers' part left out, smallest unit.",
    }),
    epochs: t.expose('epochs', { type: 'UInt64', description: 'Epochs in which it was scored.' }),
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'GPUs of the device; 1 for a CPU.' }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    lastIndex: t.expose('last_index', {
      type: 'Int',
      nullable: true,
      description: 'Last epoch in which it was scored; null when never.',
    }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code.' }),
    modelName: t.expose('model_name', { type: 'String', description: 'Name of the model.' }),
    owner: t.expose('owner', { type: 'PublicKey', description: 'Owner key of the supplier.' }),
    scores: t.field({
      type: RewardScoreConnection,
      description: 'Its scores, newest first.',
      args: pageArgs(t.arg, 24),
      complexity: pageCost,
      resolve: ({ device, source }, args, { data }) =>
        readPage(data, rewardScoresList, {
          order: REWARD_SCORE_ORDER,
          args,
          values: { ...ANY_REWARD_SCORE, device },
          point: source.point,
        }),
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `device`.',
      resolve: ({ source }) => source,
    }),
    supplier: t.expose('supplier', { type: 'PublicKey', description: 'Supplier account.' }),
    supplierName: t.expose('supplier_name', { type: 'String', description: 'Name that the supplier gave itself.' }),
  }),
});

const RewardConnection = builder.connectionObject(
  {
    name: 'RewardConnection',
    type: Reward,
    description: 'A page of rewards.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key column `device`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Devices that match the filter, on all pages.'),
    }),
  },
  { name: 'RewardEdge' },
);

builder.queryField('rewards', (t) =>
  t.field({
    type: RewardConnection,
    description: 'Rewards by device, of the devices registered for them.',
    args: {
      ...pageArgs(t.arg, 50),
      where: t.arg({ type: RewardFilter, description: "Which devices' rewards; all conditions hold." }),
      orderBy: t.arg({ type: RewardOrderBy, defaultValue: 'EARNED', description: 'Sort column.' }),
      orderDirection: t.arg({ type: OrderDirection, defaultValue: 'DESC', description: 'Sort direction.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: pageCost,
    resolve: async (_, { where, orderBy, orderDirection, block, ...args }, { data }) =>
      readPage(data, rewardsList(orderBy ?? 'EARNED'), {
        order: rewardOrder(orderDirection ?? 'DESC'),
        args,
        values: {
          ...ANY_REWARD,
          device: where?.device ?? '',
          supplier: where?.supplier ?? '',
          owner: where?.owner ?? '',
          model_code: where?.modelCode ?? 0,
          claimable: flag(where?.claimable),
        },
        point: await data.pointAt(block),
      }),
  }),
);
