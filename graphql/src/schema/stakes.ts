import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import { ANY_DEVICE_STAKE, type DeviceStakeRow, deviceStakeOrder, deviceStakesList } from '../data/stakes.ts';
import { pageCost } from '../limits/complexity.ts';
import { flag } from './arguments.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { DeviceClass, OrderDirection, StakeOrderBy } from './enums.ts';
import { pageArgs } from './page.ts';
import { Source } from './source.ts';
import { totalCount } from './totals.ts';

const StakeFilter = builder.inputType('StakeFilter', {
  description: 'Which stakes.',
  fields: (t) => ({
    device: t.field({ type: 'PublicKey', description: 'Only of this device account.' }),
    modelCode: t.field({ type: 'Int', description: 'Only of devices of this model code.' }),
    offered: t.field({ type: 'Boolean', description: 'Only where a co-staker can (or cannot) join now.' }),
    owner: t.field({ type: 'PublicKey', description: 'Only of devices of this owner key.' }),
    staked: t.field({ type: 'Boolean', description: 'Only with (or without) full stake.' }),
    staker: t.field({ type: 'PublicKey', description: 'Only where this key is the owner or the co-staker.' }),
  }),
});

/** The stake behind one device. */
export const DeviceStake = builder.objectRef<Figure<DeviceStakeRow>>('DeviceStake').implement({
  description:
    'The stake behind one device, in IO: of its owner, and of one co-staker who gets a share of its rewards. Amounts are in the smallest unit.',
  fields: (t) => ({
    acceptable: t.expose('acceptable', {
      type: 'UInt64',
      description:
        "Most that a co-staker may bring now, smallest unit: the offer, and at most the owner's active stake; 0 when nothing is offered, somebody is in, or a case is open.",
    }),
    active: t.expose('active', { type: 'UInt64', description: 'Stake that counts, both positions, smallest unit.' }),
    claimed: t.expose('claimed', { type: 'Boolean', description: 'The device is registered and not retired.' }),
    class: t.expose('class', { type: DeviceClass, description: 'Class of the device.' }),
    coActive: t.expose('co_active', { type: 'UInt64', description: "Of it the co-staker's, smallest unit." }),
    coCooling: t.expose('co_cooling', { type: 'UInt64', description: "The co-staker's that leaves, smallest unit." }),
    coCoolingUntil: t.expose('co_cooling_until', {
      type: 'BigInt',
      nullable: true,
      description: "When the co-staker's can be withdrawn, Unix seconds; null when none leaves.",
    }),
    coLocked: t.expose('co_locked', {
      type: 'UInt64',
      description: "The co-staker's that open cases hold, smallest unit.",
    }),
    coShareBps: t.expose('co_share_bps', {
      type: 'UInt64',
      description: "The co-staker's share of the device's rewards, in basis points; 0 without one.",
    }),
    coStaker: t.expose('co_staker', {
      type: 'PublicKey',
      nullable: true,
      description: 'Key of the co-staker; null when there is none.',
    }),
    cooling: t.expose('cooling', {
      type: 'UInt64',
      description: 'Stake that leaves: it does not count and can still be slashed, both positions, smallest unit.',
    }),
    country: t.expose('country', { type: 'Int', description: 'Declared country, ISO 3166-1 numeric.' }),
    device: t.expose('device', { type: 'PublicKey', description: 'Device account.' }),
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'GPUs of the device; 1 for a CPU.' }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    locked: t.expose('locked', {
      type: 'UInt64',
      description: 'Stake that open slash cases hold, both positions, smallest unit.',
    }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code.' }),
    modelName: t.expose('model_name', { type: 'String', description: 'Name of the model.' }),
    offerAmount: t.expose('offer_amount', {
      type: 'UInt64',
      description: 'Most that a co-staker may bring, smallest unit; 0 when nothing is offered.',
    }),
    offerShareBps: t.expose('offer_share_bps', {
      type: 'UInt64',
      description: "Share of the device's rewards offered to a co-staker, in basis points.",
    }),
    openCases: t.expose('open_cases', { type: 'Int', description: 'Open slash cases against the device.' }),
    owner: t.expose('owner', { type: 'PublicKey', description: "Key of the device's owner." }),
    ownerActive: t.expose('owner_active', { type: 'UInt64', description: "Of it the owner's, smallest unit." }),
    ownerCooling: t.expose('owner_cooling', { type: 'UInt64', description: "The owner's that leaves, smallest unit." }),
    ownerCoolingUntil: t.expose('owner_cooling_until', {
      type: 'BigInt',
      nullable: true,
      description: "When the owner's can be withdrawn, Unix seconds; null when none leaves.",
    }),
    ownerLocked: t.expose('owner_locked', {
      type: 'UInt64',
      description: "The owner's that open cases hold, smallest unit.",
    }),
    required: t.expose('required', {
      type: 'UInt64',
      description:
        "Active stake that the device needs for rewards, smallest unit: per GPU, times its model's multiplier.",
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `device`.',
      resolve: ({ source }) => source,
    }),
    staked: t.expose('staked', { type: 'Boolean', description: 'Claimed, and active stake is at least `required`.' }),
    updatedAt: t.expose('updated_at', { type: 'BigInt', description: 'Last change of the stake, Unix seconds.' }),
    windowSlashed: t.expose('window_slashed', {
      type: 'UInt64',
      description: 'Slashed in the 30 days from `windowStartedAt`, smallest unit.',
    }),
    windowStartedAt: t.expose('window_started_at', {
      type: 'BigInt',
      nullable: true,
      description: 'First slash of the last 30 days that had one, Unix seconds; null when never slashed.',
    }),
  }),
});

const StakeConnection = builder.connectionObject(
  {
    name: 'StakeConnection',
    type: DeviceStake,
    description: 'A page of stakes.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key column `device`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Stakes that match the filter, on all pages.'),
    }),
  },
  { name: 'StakeEdge' },
);

builder.queryField('stakes', (t) =>
  t.field({
    type: StakeConnection,
    description: 'Stakes by device; with `where: { offered: true }` the offers to co-stakers.',
    args: {
      ...pageArgs(t.arg, 50),
      where: t.arg({ type: StakeFilter, description: 'Which stakes; all conditions hold.' }),
      orderBy: t.arg({ type: StakeOrderBy, defaultValue: 'ACTIVE', description: 'Sort column.' }),
      orderDirection: t.arg({ type: OrderDirection, defaultValue: 'DESC', description: 'Sort direction.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: pageCost,
    resolve: async (_, { where, orderBy, orderDirection, block, ...args }, { data }) =>
      readPage(data, deviceStakesList(orderBy ?? 'ACTIVE'), {
        order: deviceStakeOrder(orderDirection ?? 'DESC'),
        args,
        values: {
          ...ANY_DEVICE_STAKE,
          device: where?.device ?? '',
          owner: where?.owner ?? '',
          staker: where?.staker ?? '',
          model_code: where?.modelCode ?? 0,
          staked: flag(where?.staked),
          offered: flag(where?.offered),
        },
        point: await data.pointAt(block),
      }),
  }),
);
