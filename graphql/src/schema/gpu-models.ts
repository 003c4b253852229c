import { builder } from '../builder.ts';
import { type GpuModelRow, gpuModelsMetric } from '../data/gpu-models.ts';
import type { ChainPoint, Figure, Figures } from '../data/metric.ts';
import type { RequestData } from '../data/request.ts';
import { rowsCost, statementCost } from '../limits/complexity.ts';
import { BLOCK_DESCRIPTION, BlockInput } from './block.ts';
import { DeviceCounts } from './counts.ts';
import { DeviceClass, Pool, ProofKind } from './enums.ts';
import { Source } from './source.ts';
import { Work } from './work.ts';

/** One model of the on-chain catalogue. */
export const GpuModel = builder.objectRef<Figure<GpuModelRow>>('GpuModel').implement({
  description: 'One model of the on-chain catalogue.',
  interfaces: [DeviceCounts],
  fields: (t) => ({
    askLowIo: t.expose('ask_low_io', {
      type: 'UInt64',
      nullable: true,
      description: 'Lowest ask in IO among available devices, smallest unit per GPU-hour; null when none.',
    }),
    askLowUsdc: t.expose('ask_low_usdc', {
      type: 'UInt64',
      nullable: true,
      description: 'Lowest ask in USDC among available devices, smallest unit per GPU-hour; null when none.',
    }),
    askMedianIo: t.expose('ask_median_io', {
      type: 'UInt64',
      nullable: true,
      description: 'Median ask in IO among available devices, smallest unit per GPU-hour; null when none.',
    }),
    askMedianUsdc: t.expose('ask_median_usdc', {
      type: 'UInt64',
      nullable: true,
      description: 'Median ask in USDC among available devices, smallest unit per GPU-hour; null when none.',
    }),
    class: t.expose('class', { type: DeviceClass, description: 'Class of its devices.' }),
    code: t.expose('code', { type: 'Int', description: 'Model code.' }),
    freshSeconds: t.expose('fresh_seconds', {
      type: 'UInt64',
      description: 'Seconds without credit after which a device is not fresh.',
    }),
    freshSlots: t.expose('fresh_slots', {
      type: 'UInt64',
      description: 'Slots without credit after which a device is not fresh.',
    }),
    heavyDeadlineSlots: t.expose('heavy_deadline_slots', {
      type: 'UInt64',
      description: 'Slots within which a heavy challenge must be answered.',
    }),
    heavyIntervalSlots: t.expose('heavy_interval_slots', {
      type: 'UInt64',
      description: 'Slots between heavy challenges.',
    }),
    heavyWork: t.field({
      type: Work,
      description: 'Work of a heavy challenge for one GPU; a device does it once for each of its GPUs.',
      resolve: (row) => ({
        kind: row.heavy_work_kind,
        units: row.heavy_work_units,
        rounds: row.heavy_work_rounds,
        n: row.heavy_work_n,
        k: row.heavy_work_k,
        count: row.heavy_work_count,
      }),
    }),
    hiredIntervalSlots: t.expose('hired_interval_slots', {
      type: 'UInt64',
      description: 'Slots between challenges of a hired device.',
    }),
    idleIntervalSlots: t.expose('idle_interval_slots', {
      type: 'UInt64',
      description: 'Slots between challenges of an idle device.',
    }),
    key: t.expose('key', { type: 'String', description: 'Key of this row in the source.' }),
    lightDeadlineSlots: t.expose('light_deadline_slots', {
      type: 'UInt64',
      description: 'Slots within which a light challenge must be answered.',
    }),
    lightWork: t.field({
      type: Work,
      description: 'Work of a light challenge for one GPU; a device does it once for each of its GPUs.',
      resolve: (row) => ({
        kind: row.light_work_kind,
        units: row.light_work_units,
        rounds: row.light_work_rounds,
        n: row.light_work_n,
        k: row.light_work_k,
        count: row.light_work_count,
      }),
    }),
    multiplierBps: t.expose('multiplier_bps', {
      type: 'UInt64',
      description: 'Reward multiplier in basis points (10000 is one).',
    }),
    name: t.expose('name', { type: 'String', description: 'Name in the catalogue.' }),
    pool: t.expose('pool', { type: Pool, description: 'Reward pool.' }),
    proofKind: t.field({
      type: ProofKind,
      resolve: ({ heavy_work_kind }) => heavy_work_kind,
      description: 'Kind of the heavy work that proves the class of a card. A HashChain needs no GPU.',
    }),
    setAt: t.expose('set_at', {
      type: 'BigInt',
      description:
        'When the parameters in force were set, Unix seconds. What was before is in the events `GpuModelSet`.',
    }),
    settledMedianIo: t.expose('settled_median_io', {
      type: 'UInt64',
      nullable: true,
      description: 'Median of the same.',
    }),
    settledMedianUsdc: t.expose('settled_median_usdc', {
      type: 'UInt64',
      nullable: true,
      description: 'Median of the same.',
    }),
    settledP10Io: t.expose('settled_p10_io', {
      type: 'UInt64',
      nullable: true,
      description:
        '10th percentile of the IO price paid for proven GPU-seconds settled in the last 7 days, smallest unit per GPU-hour; null when none.',
    }),
    settledP10Usdc: t.expose('settled_p10_usdc', {
      type: 'UInt64',
      nullable: true,
      description:
        '10th percentile of the USDC price paid for proven GPU-seconds settled in the last 7 days, smallest unit per GPU-hour; null when none.',
    }),
    settledP90Io: t.expose('settled_p90_io', {
      type: 'UInt64',
      nullable: true,
      description: '90th percentile of the same.',
    }),
    settledP90Usdc: t.expose('settled_p90_usdc', {
      type: 'UInt64',
      nullable: true,
      description: '90th percentile of the same.',
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `code`.',
      resolve: ({ source }) => source,
    }),
    vramMib: t.expose('vram_mib', { type: 'UInt64', description: 'Memory of one GPU in MiB.' }),
  }),
});

const GpuModelList = builder.objectRef<Figures<GpuModelRow>>('GpuModelList').implement({
  description: 'The catalogue with its counts and prices.',
  fields: (t) => ({
    nodes: t.field({
      type: [GpuModel],
      description: 'The models by code.',
      complexity: rowsCost(100),
      resolve: ({ rows }) => [...rows],
    }),
    source: t.field({
      type: Source,
      description: 'Where these figures come from; key column `code`.',
      resolve: ({ source }) => source,
    }),
  }),
});

/** One model of the catalogue as of a point; undefined when there is none with this code. */
export async function readGpuModel(data: RequestData, code: number, point: ChainPoint) {
  const { rows } = await data.figures(gpuModelsMetric, {}, point);
  return rows.find((row) => row.code === code);
}

builder.queryFields((t) => ({
  gpuModels: t.field({
    type: GpuModelList,
    description: 'The catalogue with counts and prices by model.',
    args: { block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }) },
    complexity: statementCost,
    resolve: async (_, { block }, { data }) => data.figures(gpuModelsMetric, {}, await data.pointAt(block)),
  }),
  gpuModel: t.field({
    type: GpuModel,
    nullable: true,
    description: 'One model of the catalogue; null when there is none with this code.',
    args: {
      code: t.arg.int({ required: true, description: 'Model code of the catalogue.' }),
      block: t.arg({ type: BlockInput, description: BLOCK_DESCRIPTION }),
    },
    complexity: statementCost,
    resolve: async (_, { code, block }, { data }) => readGpuModel(data, code, await data.pointAt(block)),
  }),
}));
