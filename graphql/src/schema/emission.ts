import {
  CAP,
  ENTERPRISE_BPS,
  EPOCH_SECONDS,
  EPOCHS,
  FIRST_Q32,
  MAX_REWARDED_HEAVY_SLOTS,
  MIN_UPTIME_SECONDS,
  RATIO_Q64,
  SCORING_EPOCHS,
  SUPPLY_BEFORE,
} from '@escapement/programs/rewards';
import { builder } from '../builder.ts';
import { type EmissionRow, emissionMetric } from '../data/emission.ts';
import type { Figure } from '../data/metric.ts';
import { statementCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { EmissionPolicy } from './enums.ts';
import { Source } from './source.ts';

/** Index of the epoch that runs at a chain time; null before the first and after the last. */
function runningIndex(row: EmissionRow, chainTime: bigint): number | null {
  const index = chainTime / EPOCH_SECONDS - BigInt(row.first_hour);
  return index >= 0n && index < BigInt(EPOCHS) ? Number(index) : null;
}

/** Rules of the program, the same for everybody. */
const rules = {};

const RewardRules = builder.objectRef<typeof rules>('RewardRules').implement({
  description: 'Rules of the emission: constants of the program, which nobody can change.',
  fields: (t) => ({
    cap: t.field({
      type: 'UInt64',
      description: 'Most that is ever issued, smallest unit of IO.',
      resolve: () => CAP,
    }),
    enterpriseBps: t.field({
      type: 'UInt64',
      description: "Part of an epoch's emission that goes to Enterprise devices, in basis points.",
      resolve: () => ENTERPRISE_BPS,
    }),
    epochSeconds: t.field({
      type: 'UInt64',
      description: 'Seconds of an epoch.',
      resolve: () => EPOCH_SECONDS,
    }),
    epochs: t.field({ type: 'Int', description: 'Epochs of the whole emission.', resolve: () => EPOCHS }),
    firstQ32: t.field({
      type: 'BigInt',
      description: 'Emission of epoch 0 in the smallest unit, times 2^32. An epoch emits floor(q / 2^32).',
      resolve: () => FIRST_Q32,
    }),
    maxHeavySlots: t.field({
      type: 'UInt64',
      description: 'Most slots between heavy challenges of a model that earns anything.',
      resolve: () => MAX_REWARDED_HEAVY_SLOTS,
    }),
    minUptimeSeconds: t.field({
      type: 'UInt64',
      description: 'Fewest credited seconds of an epoch that earn anything.',
      resolve: () => MIN_UPTIME_SECONDS,
    }),
    ratioQ64: t.field({
      type: 'BigInt',
      description:
        'Emission of an epoch over that of the one before it, times 2^64: q becomes floor(q * ratio / 2^64).',
      resolve: () => RATIO_Q64,
    }),
    scoringEpochs: t.field({
      type: 'UInt64',
      description: 'Epochs after its end in which an epoch can be opened and scored.',
      resolve: () => SCORING_EPOCHS,
    }),
    supplyBefore: t.field({
      type: 'UInt64',
      description: 'Most that the supply of IO may be when the emission begins, smallest unit.',
      resolve: () => SUPPLY_BEFORE,
    }),
  }),
});

const Emission = builder.objectRef<Figure<EmissionRow>>('Emission').implement({
  description:
    'The emission of IO: how far its schedule has come and what became of it. Always scheduled = forgone + undecided + earned + unearned, and earned = issued + owed; smallest unit of IO.',
  fields: (t) => ({
    cap: t.expose('cap', { type: 'UInt64', description: 'Most that is ever issued, smallest unit.' }),
    earned: t.expose('earned', {
      type: 'UInt64',
      description: 'Of `scheduled`, what devices earned in final epochs, smallest unit.',
    }),
    finalEpochs: t.expose('final_epochs', { type: 'UInt64', description: 'Epochs whose weights are complete.' }),
    firstHour: t.expose('first_hour', { type: 'UInt64', description: 'Hour of epoch 0, counted since 1970.' }),
    forgone: t.expose('forgone', {
      type: 'UInt64',
      description: 'Of `scheduled`, the emission of epochs that nobody opened: it is never issued; smallest unit.',
    }),
    id: t.expose('id', { type: 'PublicKey', description: 'Address of the emission account.' }),
    issued: t.expose('issued', { type: 'UInt64', description: 'Minted to those who claimed, smallest unit.' }),
    mint: t.expose('mint', { type: 'PublicKey', description: 'Address of the IO mint.' }),
    nextEmission: t.expose('next_emission', {
      type: 'UInt64',
      description: 'What the next epoch emits, smallest unit.',
    }),
    nextIndex: t.expose('next_index', {
      type: 'Int',
      description: 'The first epoch neither opened nor stepped over: the schedule has come to its beginning.',
    }),
    nextQ32: t.expose('next_q32', {
      type: 'BigInt',
      description: 'Emission of the next epoch in the smallest unit, times 2^32.',
    }),
    openedEpochs: t.expose('opened_epochs', { type: 'UInt64', description: 'Epochs ever opened.' }),
    owed: t.expose('owed', { type: 'UInt64', description: 'Earned and not yet claimed, smallest unit.' }),
    policy: t.expose('policy', { type: EmissionPolicy, description: 'Rule of the emission.' }),
    rules: t.field({ type: RewardRules, description: 'Rules of the emission.', resolve: () => rules }),
    runningIndex: t.field({
      type: 'Int',
      nullable: true,
      description: 'Epoch that runs at the chain time; null before the first and after the last.',
      resolve: (row) => runningIndex(row, row.source.point.chainTime),
    }),
    scheduled: t.expose('scheduled', {
      type: 'UInt64',
      description: 'Emission of all epochs before the next one by the schedule, smallest unit.',
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from.',
      resolve: ({ source }) => source,
    }),
    startsAt: t.expose('starts_at', { type: 'BigInt', description: 'Start of epoch 0, Unix seconds.' }),
    undecided: t.expose('undecided', {
      type: 'UInt64',
      description: 'Of `scheduled`, the emission of opened epochs that are not final, smallest unit.',
    }),
    unearned: t.expose('unearned', {
      type: 'UInt64',
      description:
        'Of `scheduled`, what final epochs left over (a pool without a device, rounding): it is never issued; smallest unit.',
    }),
  }),
});

builder.queryField('emission', (t) =>
  t.field({
    type: Emission,
    nullable: true,
    description: 'The emission of IO, schedule against issued; null before the rewards program was initialized.',
    args: { block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }) },
    complexity: statementCost,
    resolve: async (_, { block }, { data }) => {
      const { rows } = await data.figures(emissionMetric, {}, await data.pointAt(block));
      return rows[0];
    },
  }),
);
