import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import { type RewardProofRow, rewardProofMetric } from '../data/reward-proof.ts';
import { ANY_REWARD_SCORE } from '../data/reward-scores.ts';
import { statementCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { Pool } from './enums.ts';
import { Source } from './source.ts';

const RewardProof = builder.objectRef<Figure<RewardProofRow>>('RewardProof').implement({
  description:
    'Every integer from which the reward of one device in one epoch is computed:\nweight = multiplierBps * gpuCount * (idleSeconds + hiredSeconds),\namount = floor(poolEmission * weight / poolWeight),\ncoAmount = floor(amount * coShareBps / 10000). Amounts are in the smallest unit of IO.',
  fields: (t) => ({
    amount: t.expose('amount', {
      type: 'UInt64',
      description: 'What it earned, smallest unit; 0 until the epoch is final.',
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
    communityEmission: t.expose('community_emission', {
      type: 'UInt64',
      description: 'Of `emission`, for Community devices, smallest unit.',
    }),
    device: t.expose('device', { type: 'PublicKey', description: 'Device account.' }),
    emission: t.expose('emission', {
      type: 'UInt64',
      description: 'What the epoch emits by the schedule, smallest unit.',
    }),
    endsAt: t.expose('ends_at', { type: 'BigInt', description: 'End of the hour, Unix seconds.' }),
    enterpriseEmission: t.expose('enterprise_emission', {
      type: 'UInt64',
      description: 'Of `emission`, for Enterprise devices, smallest unit.',
    }),
    finalSignature: t.expose('final_signature', {
      type: 'Signature',
      nullable: true,
      description: 'Transaction that made the epoch final (`EpochFinalized`: pool weights); null until then.',
    }),
    finalSlot: t.expose('final_slot', {
      type: 'UInt64',
      nullable: true,
      description: 'Slot of that transaction; null until then.',
    }),
    finalized: t.expose('finalized', { type: 'Boolean', description: 'The epoch is final: `amount` is decided.' }),
    gpuCount: t.expose('gpu_count', { type: 'UInt64', description: 'GPUs of the device.' }),
    hiredSeconds: t.expose('hired_seconds', { type: 'UInt64', description: 'Hired seconds credited in the epoch.' }),
    hour: t.expose('hour', { type: 'UInt64', description: 'Hour of the epoch, counted since 1970.' }),
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
    openSignature: t.expose('open_signature', {
      type: 'Signature',
      description: 'Transaction that opened the epoch (`EpochOpened`: emission).',
    }),
    openSlot: t.expose('open_slot', { type: 'UInt64', description: 'Slot of that transaction.' }),
    pool: t.expose('pool', { type: Pool, description: 'Pool that the device earns from.' }),
    poolEmission: t.expose('pool_emission', { type: 'UInt64', description: 'Emission of its pool, smallest unit.' }),
    poolWeight: t.expose('pool_weight', {
      type: 'BigInt',
      description: 'Weights of all devices of its pool; 0 until the epoch is final.',
    }),
    scoreSignature: t.expose('score_signature', {
      type: 'Signature',
      description: 'Transaction that scored the device (`EpochScored`: seconds, multiplier, weight, co-staker).',
    }),
    scoreSlot: t.expose('score_slot', { type: 'UInt64', description: 'Slot of that transaction.' }),
    source: t.field({
      type: Source,
      description: 'Where these integers come from; key columns `index`, `device`.',
      resolve: ({ source }) => source,
    }),
    startsAt: t.expose('starts_at', { type: 'BigInt', description: 'Start of the hour, Unix seconds.' }),
    supplier: t.expose('supplier', { type: 'PublicKey', description: 'Supplier account.' }),
    supplierAmount: t.expose('supplier_amount', {
      type: 'UInt64',
      description: "Of `amount`, the supplier's, smallest unit.",
    }),
    weight: t.expose('weight', { type: 'BigInt', description: 'Weight of the device.' }),
  }),
});

builder.queryField('rewardProof', (t) =>
  t.field({
    type: RewardProof,
    nullable: true,
    description: 'How one reward is computed, with its transactions; null when the device was not scored in the epoch.',
    args: {
      device: t.arg({ type: 'PublicKey', required: true, description: 'Device account.' }),
      epoch: t.arg.int({ required: true, description: 'Index of the epoch in the schedule, from 0.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: statementCost,
    resolve: async (_, { device, epoch, block }, { data }) => {
      if (epoch < 0) return undefined;
      const values = { ...ANY_REWARD_SCORE, device, index: epoch };
      const { rows } = await data.figures(rewardProofMetric, values, await data.pointAt(block));
      return rows[0];
    },
  }),
);
