import { builder } from '../builder.ts';
import type { Figure } from '../data/metric.ts';
import { type NetworkRow, networkMetric } from '../data/network.ts';
import { statementCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { DeviceCounts } from './counts.ts';
import { Source } from './source.ts';

const Network = builder.objectRef<Figure<NetworkRow>>('Network').implement({
  description: 'The whole network as of one slot.',
  interfaces: [DeviceCounts],
  fields: (t) => ({
    countries: t.expose('countries', { type: 'UInt64', description: 'Countries with a claimed device.' }),
    creditedTicks: t.expose('credited_ticks', { type: 'UInt64', description: 'Ticks that credited time.' }),
    feesIo: t.expose('fees_io', {
      type: 'UInt64',
      description: "Paid to the treasury in IO, both sides' fees, smallest unit.",
    }),
    feesUsdc: t.expose('fees_usdc', {
      type: 'UInt64',
      description: "Paid to the treasury in USDC, both sides' fees, smallest unit.",
    }),
    hiredGpuSeconds: t.expose('hired_gpu_seconds', { type: 'UInt64', description: 'Of those, the hired ones.' }),
    models: t.expose('models', { type: 'UInt64', description: 'Models with a claimed device.' }),
    openRentals: t.expose('open_rentals', { type: 'UInt64', description: 'Rentals not closed.' }),
    provenCpuSeconds: t.expose('proven_cpu_seconds', {
      type: 'UInt64',
      description: 'Proven seconds ever credited to devices of class Cpu, hired and idle.',
    }),
    provenGpuSeconds: t.expose('proven_gpu_seconds', {
      type: 'UInt64',
      description:
        'Proven seconds ever credited to devices of class Gpu, times their GPUs, hired and idle. Divide by 3600 for GPU-hours.',
    }),
    rentals: t.expose('rentals', { type: 'UInt64', description: 'Rentals ever opened.' }),
    rewardsIssued: t.expose('rewards_issued', {
      type: 'UInt64',
      description: 'IO issued as rewards, smallest unit.',
    }),
    settledIo: t.expose('settled_io', {
      type: 'UInt64',
      description: 'Paid to suppliers for proven time in IO, smallest unit.',
    }),
    settledUsdc: t.expose('settled_usdc', {
      type: 'UInt64',
      description: 'Paid to suppliers for proven time in USDC, smallest unit.',
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from.',
      resolve: ({ source }) => source,
    }),
    suppliers: t.expose('suppliers', { type: 'UInt64', description: 'Suppliers with a claimed device.' }),
    ticks: t.expose('ticks', { type: 'UInt64', description: 'Ticks accepted by the program.' }),
    utilisationBps: t.expose('utilisation_bps', {
      type: 'UInt64',
      description: 'Hired GPUs of proven GPUs, in basis points (0 to 10000); 0 when none is proven.',
    }),
  }),
});

builder.queryField('network', (t) =>
  t.field({
    type: Network,
    description: 'Counts, compute time and settled money of the whole network.',
    args: { block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }) },
    complexity: statementCost,
    resolve: async (_, { block }, { data }) => data.figure(networkMetric, {}, await data.pointAt(block)),
  }),
);
