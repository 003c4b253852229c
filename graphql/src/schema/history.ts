import { builder } from '../builder.ts';
import { type HistoryRow, historyMetric } from '../data/history.ts';
import type { Figure, Figures } from '../data/metric.ts';
import { bucketRange } from '../data/prices.ts';
import { rowsCost, statementCost } from '../limits/complexity.ts';
import { Interval } from './enums.ts';
import { Source } from './source.ts';

const HistoryBucket = builder.objectRef<Figure<HistoryRow>>('HistoryBucket').implement({
  description:
    'One bucket of time: what was claimed and staked at its end (at the chain time in the last one), and what was credited, settled and issued in it.',
  fields: (t) => ({
    bucketStart: t.expose('bucket_start', { type: 'BigInt', description: 'Start of the bucket, Unix seconds.' }),
    claimedCpus: t.expose('claimed_cpus', {
      type: 'UInt64',
      description: 'Registered and not retired devices of class Cpu at its end.',
    }),
    claimedGpus: t.expose('claimed_gpus', {
      type: 'UInt64',
      description: 'Registered and not retired at its end, in GPUs. A claim of suppliers.',
    }),
    hiredGpuSeconds: t.expose('hired_gpu_seconds', {
      type: 'UInt64',
      description: 'Hired seconds credited in it to devices of class Gpu, times their GPUs.',
    }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    provenCpuSeconds: t.expose('proven_cpu_seconds', {
      type: 'UInt64',
      description: 'Seconds credited in it to devices of class Cpu, hired and idle.',
    }),
    provenGpuSeconds: t.expose('proven_gpu_seconds', {
      type: 'UInt64',
      description:
        'Seconds credited in it to devices of class Gpu, times their GPUs, hired and idle. Divide by the seconds of the bucket for the mean of proven GPUs.',
    }),
    rewardsIssued: t.expose('rewards_issued', {
      type: 'UInt64',
      description: 'IO issued in it as rewards, to suppliers and co-stakers, smallest unit.',
    }),
    settledIo: t.expose('settled_io', {
      type: 'UInt64',
      description: 'Paid in it to suppliers for proven time in IO, smallest unit.',
    }),
    settledUsdc: t.expose('settled_usdc', {
      type: 'UInt64',
      description: 'Paid in it to suppliers for proven time in USDC, smallest unit.',
    }),
    stakedCpus: t.expose('staked_cpus', {
      type: 'UInt64',
      description: 'Claimed devices of class Cpu with full stake at its end, by the multipliers in force now.',
    }),
    stakedGpus: t.expose('staked_gpus', {
      type: 'UInt64',
      description: 'Claimed with full stake at its end, in GPUs, by the multipliers in force now.',
    }),
  }),
});

/** The answer with its arguments. */
interface NetworkHistoryShape extends Figures<HistoryRow> {
  readonly interval: 3_600 | 86_400;
}

const NetworkHistory = builder.objectRef<NetworkHistoryShape>('NetworkHistory').implement({
  description: 'The counts of the network, and what was proven, paid and issued, over time.',
  fields: (t) => ({
    buckets: t.field({
      type: [HistoryBucket],
      description: 'Every bucket of the range, oldest first.',
      complexity: rowsCost(30),
      resolve: ({ rows }) => [...rows],
    }),
    interval: t.expose('interval', { type: Interval, description: 'Length of a bucket.' }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `bucket_start`.',
      resolve: ({ source }) => source,
    }),
  }),
});

builder.queryField('networkHistory', (t) =>
  t.field({
    type: NetworkHistory,
    description:
      'The counts of the network, and what was proven, paid and issued, over time. Every bucket of the range is there.',
    args: {
      modelCode: t.arg.int({ description: 'Only devices of this model.' }),
      country: t.arg.int({ description: 'Only devices now declared in this country, ISO 3166-1 numeric.' }),
      interval: t.arg({ type: Interval, defaultValue: 86_400, description: 'Length of a bucket.' }),
      from: t.arg({
        type: 'BigInt',
        description: 'Start of the range, Unix seconds; rounded down to a bucket. Default: 30 buckets before `to`.',
      }),
      to: t.arg({
        type: 'BigInt',
        description: 'End of the range, Unix seconds; rounded up to a bucket. Default and latest: chain time.',
      }),
    },
    complexity: statementCost,
    resolve: async (_, { modelCode, country, interval, from, to }, { data }) => {
      const seconds = interval ?? 86_400;
      const range = bucketRange({ from, to, seconds: BigInt(seconds), chainTime: data.point.chainTime });
      const values = { ...range, bucket_seconds: seconds, model_code: modelCode ?? 0, country: country ?? 0 };
      return { ...(await data.figures(historyMetric, values)), interval: seconds };
    },
  }),
);
