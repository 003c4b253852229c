import {
  ANSWER_SECONDS,
  BOND,
  CO_STAKER_EXTRA_SECONDS,
  COOL_DOWN_SECONDS,
  RULING_SECONDS,
  SLASH_CAP_BPS,
  SLASH_WINDOW_SECONDS,
  STAKE_PER_GPU,
} from '@escapement/programs/staking';
import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import { type StakingRow, stakingMetric } from '../data/staking.ts';
import { statementCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { Source } from './source.ts';

/** Rules of the program, the same for everybody. */
const rules = {};

const StakingRules = builder.objectRef<typeof rules>('StakingRules').implement({
  description: 'Rules of staking: constants of the program, which no config can change.',
  fields: (t) => ({
    answerSeconds: t.field({
      type: 'UInt64',
      description: 'Seconds from its opening that the owner has to answer a slash case.',
      resolve: () => ANSWER_SECONDS,
    }),
    bond: t.field({
      type: 'UInt64',
      description: 'What the reporter of a slash case puts at risk, smallest unit of IO.',
      resolve: () => BOND,
    }),
    coStakerExtraSeconds: t.field({
      type: 'UInt64',
      description: 'Seconds that stake cools longer when the co-staker asks to leave.',
      resolve: () => CO_STAKER_EXTRA_SECONDS,
    }),
    coolDownSeconds: t.field({
      type: 'UInt64',
      description: 'Seconds for which stake that leaves can still be slashed.',
      resolve: () => COOL_DOWN_SECONDS,
    }),
    rulingSeconds: t.field({
      type: 'UInt64',
      description: 'Seconds from its opening in which a slash case is ruled, or else dismissed.',
      resolve: () => RULING_SECONDS,
    }),
    slashCapBps: t.field({
      type: 'UInt64',
      description: "Most that is slashed in a window, of the device's required stake, in basis points.",
      resolve: () => SLASH_CAP_BPS,
    }),
    slashWindowSeconds: t.field({
      type: 'UInt64',
      description: 'Seconds for which slashes of a device count together.',
      resolve: () => SLASH_WINDOW_SECONDS,
    }),
    stakePerGpu: t.field({
      type: 'UInt64',
      description:
        "Stake that one GPU needs for rewards, smallest unit of IO; times the model's multiplier where that is more than one.",
      resolve: () => STAKE_PER_GPU,
    }),
  }),
});

const Staking = builder.objectRef<Figure<StakingRow>>('Staking').implement({
  description: 'Totals of all stakes and slash cases. Amounts are in the smallest unit of IO.',
  fields: (t) => ({
    active: t.expose('active', { type: 'UInt64', description: 'Stake that counts, smallest unit.' }),
    cases: t.expose('cases', { type: 'UInt64', description: 'Slash cases ever opened.' }),
    claimedDevices: t.expose('claimed_devices', {
      type: 'UInt64',
      description: 'Devices registered and not retired, both classes, to compare `stakedDevices` with.',
    }),
    claimedGpus: t.expose('claimed_gpus', {
      type: 'UInt64',
      description: 'Registered and not retired, in GPUs, to compare `stakedGpus` with.',
    }),
    coActive: t.expose('co_active', { type: 'UInt64', description: "Of `active`, co-stakers', smallest unit." }),
    coCooling: t.expose('co_cooling', { type: 'UInt64', description: "Of `cooling`, co-stakers', smallest unit." }),
    coStakers: t.expose('co_stakers', { type: 'UInt64', description: 'Keys that are a co-staker somewhere.' }),
    coStakes: t.expose('co_stakes', { type: 'UInt64', description: 'Devices with an active co-stake.' }),
    cooling: t.expose('cooling', {
      type: 'UInt64',
      description: 'Stake that leaves: it does not count and can still be slashed, smallest unit.',
    }),
    dismissedCases: t.expose('dismissed_cases', {
      type: 'UInt64',
      description: 'Slash cases that ended without a ruling.',
    }),
    locked: t.expose('locked', { type: 'UInt64', description: 'Stake that open slash cases hold, smallest unit.' }),
    offered: t.expose('offered', {
      type: 'UInt64',
      description: 'Most that co-stakers may bring now by all open offers, smallest unit.',
    }),
    offers: t.expose('offers', { type: 'UInt64', description: 'Offers that a co-staker can accept now.' }),
    openBonds: t.expose('open_bonds', { type: 'UInt64', description: 'Bonds of open slash cases, smallest unit.' }),
    openCases: t.expose('open_cases', { type: 'UInt64', description: 'Open slash cases.' }),
    ownerActive: t.expose('owner_active', { type: 'UInt64', description: "Of `active`, owners', smallest unit." }),
    rejectedCases: t.expose('rejected_cases', {
      type: 'UInt64',
      description: 'Slash cases that the arbiter rejected.',
    }),
    required: t.expose('required', {
      type: 'UInt64',
      description: 'Stake that all claimed devices together need for rewards, smallest unit.',
    }),
    rules: t.field({
      type: StakingRules,
      description: 'Rules of staking.',
      resolve: () => rules,
    }),
    slashed: t.expose('slashed', { type: 'UInt64', description: 'Slashed and burnt ever, smallest unit.' }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from.',
      resolve: ({ source }) => source,
    }),
    stakedDevices: t.expose('staked_devices', {
      type: 'UInt64',
      description: 'Claimed devices with full stake, both classes.',
    }),
    stakedGpus: t.expose('staked_gpus', { type: 'UInt64', description: 'Claimed with full stake, in GPUs.' }),
    stakes: t.expose('stakes', { type: 'UInt64', description: 'Devices that ever had stake.' }),
    upheldCases: t.expose('upheld_cases', { type: 'UInt64', description: 'Slash cases in which stake was slashed.' }),
  }),
});

builder.queryField('staking', (t) =>
  t.field({
    type: Staking,
    description: 'Totals of all stakes and slash cases, and the rules of staking.',
    args: { block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }) },
    complexity: statementCost,
    resolve: async (_, { block }, { data }) => data.figure(stakingMetric, {}, await data.pointAt(block)),
  }),
);
