import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import { readPage } from '../data/page.ts';
import {
  ANY_STAKE_POSITION,
  type StakePositionRow,
  stakePositionOrder,
  stakePositionsList,
} from '../data/stake-positions.ts';
import { pageCost } from '../limits/complexity.ts';
import { flag } from './arguments.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { OrderDirection, StakePositionOrderBy, StakeRole } from './enums.ts';
import { pageArgs } from './page.ts';
import { Source } from './source.ts';
import { totalCount } from './totals.ts';

const StakePositionFilter = builder.inputType('StakePositionFilter', {
  description: 'Which positions.',
  fields: (t) => ({
    cooling: t.field({ type: 'Boolean', description: 'Only those of which some (or none) leaves.' }),
    device: t.field({ type: 'PublicKey', description: 'Only in the stake of this device account.' }),
    role: t.field({ type: StakeRole, description: 'Only of owners, or only of co-stakers.' }),
    staker: t.field({ type: 'PublicKey', description: 'Only of this key.' }),
  }),
});

const StakePosition = builder.objectRef<Figure<StakePositionRow>>('StakePosition').implement({
  description: 'What one staker has in the stake of one device, smallest unit of IO.',
  fields: (t) => ({
    active: t.expose('active', { type: 'UInt64', description: 'Stake that counts, smallest unit.' }),
    cooling: t.expose('cooling', {
      type: 'UInt64',
      description: 'Stake that leaves: it does not count and can still be slashed, smallest unit.',
    }),
    coolingUntil: t.expose('cooling_until', {
      type: 'BigInt',
      nullable: true,
      description: 'When what leaves can be withdrawn, Unix seconds; null when none leaves.',
    }),
    device: t.expose('device', { type: 'PublicKey', description: 'Device account.' }),
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'GPUs of the device; 1 for a CPU.' }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    locked: t.expose('locked', { type: 'UInt64', description: 'Stake that open slash cases hold, smallest unit.' }),
    modelCode: t.expose('model_code', { type: 'Int', description: 'Model code of the device.' }),
    modelName: t.expose('model_name', { type: 'String', description: 'Name of the model.' }),
    role: t.expose('role', { type: StakeRole, description: 'Whether it is the owner or the co-staker.' }),
    shareBps: t.expose('share_bps', {
      type: 'UInt64',
      description: "Its share of the device's rewards now, in basis points.",
    }),
    staker: t.expose('staker', { type: 'PublicKey', description: 'Key of the staker.' }),
    withdrawable: t.expose('withdrawable', {
      type: 'UInt64',
      description: 'What can be withdrawn at the chain time: cooled, and not held by a case; smallest unit.',
    }),
  }),
});

const StakePositionConnection = builder.connectionObject(
  {
    name: 'StakePositionConnection',
    type: StakePosition,
    description: 'A page of positions.',
    fields: (t) => ({
      source: t.field({
        type: Source,
        description: 'Where this page comes from; key columns `device`, `role`.',
        resolve: ({ source }) => source,
      }),
      ...totalCount(t, 'Positions that match the filter, on all pages.'),
    }),
  },
  { name: 'StakePositionEdge' },
);

builder.queryField('stakePositions', (t) =>
  t.field({
    type: StakePositionConnection,
    description: 'Positions of stakers: owners and co-stakers of devices.',
    args: {
      ...pageArgs(t.arg, 50),
      where: t.arg({ type: StakePositionFilter, description: 'Which positions; all conditions hold.' }),
      orderBy: t.arg({ type: StakePositionOrderBy, defaultValue: 'ACTIVE', description: 'Sort column.' }),
      orderDirection: t.arg({ type: OrderDirection, defaultValue: 'DESC', description: 'Sort direction.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: pageCost,
    resolve: async (_, { where, orderBy, orderDirection, block, ...args }, { data }) =>
      readPage(data, stakePositionsList(orderBy ?? 'ACTIVE'), {
        order: stakePositionOrder(orderDirection ?? 'DESC'),
        args,
        values: {
          ...ANY_STAKE_POSITION,
          device: where?.device ?? '',
          staker: where?.staker ?? '',
          role: where?.role ?? '',
          cooling: flag(where?.cooling),
        },
        point: await data.pointAt(block),
      }),
  }),
);
