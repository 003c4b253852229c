import type { GpuModelParameters, Pool, ProofWork } from '@escapement/programs';

/** A GPU model of the demo catalogue. */
export interface CatalogueModel {
  /** Code on chain. */
  code: number;
  /** Name as the field writes it. */
  name: string;
  vramMib: number;
  /** Reward multiplier, basis points. */
  multiplierBps: number;
  pool: Pool;
  /** What a GPU-hour costs about, US cents. */
  cents: number;
  /** How common its devices are among all played ones. */
  weight: number;
  /** GPUs that a device of it may have. */
  gpuCounts: readonly number[];
}

const GIB = 1024;

/** Cards of data centres and of people, with prices as the market knows them. */
export const CATALOGUE: readonly CatalogueModel[] = [
  {
    code: 1,
    name: 'B200',
    vramMib: 192 * GIB,
    multiplierBps: 90_000,
    pool: 'Enterprise',
    cents: 495,
    weight: 2,
    gpuCounts: [8],
  },
  {
    code: 2,
    name: 'H200',
    vramMib: 141 * GIB,
    multiplierBps: 65_000,
    pool: 'Enterprise',
    cents: 335,
    weight: 3,
    gpuCounts: [4, 8],
  },
  {
    code: 3,
    name: 'H100 SXM',
    vramMib: 80 * GIB,
    multiplierBps: 50_000,
    pool: 'Enterprise',
    cents: 259,
    weight: 6,
    gpuCounts: [4, 8, 8],
  },
  {
    code: 4,
    name: 'H100 PCIe',
    vramMib: 80 * GIB,
    multiplierBps: 42_000,
    pool: 'Enterprise',
    cents: 215,
    weight: 5,
    gpuCounts: [1, 2, 4],
  },
  {
    code: 5,
    name: 'A100 80 GB',
    vramMib: 80 * GIB,
    multiplierBps: 30_000,
    pool: 'Enterprise',
    cents: 142,
    weight: 8,
    gpuCounts: [1, 2, 4, 8],
  },
  {
    code: 6,
    name: 'L40S',
    vramMib: 48 * GIB,
    multiplierBps: 22_000,
    pool: 'Enterprise',
    cents: 94,
    weight: 7,
    gpuCounts: [1, 2, 4],
  },
  {
    code: 7,
    name: 'RTX 6000 Ada',
    vramMib: 48 * GIB,
    multiplierBps: 20_000,
    pool: 'Enterprise',
    cents: 81,
    weight: 5,
    gpuCounts: [1, 2],
  },
  {
    code: 8,
    name: 'RTX A6000',
    vramMib: 48 * GIB,
    multiplierBps: 14_000,
    pool: 'Enterprise',
    cents: 52,
    weight: 6,
    gpuCounts: [1, 2, 4],
  },
  {
    code: 9,
    name: 'RTX 5090',
    vramMib: 32 * GIB,
    multiplierBps: 18_000,
    pool: 'Community',
    cents: 67,
    weight: 6,
    gpuCounts: [1, 2],
  },
  {
    code: 10,
    name: 'RTX 4090',
    vramMib: 24 * GIB,
    multiplierBps: 12_000,
    pool: 'Community',
    cents: 38,
    weight: 0,
    gpuCounts: [1, 2],
  },
  {
    code: 11,
    name: 'RTX 3090',
    vramMib: 24 * GIB,
    multiplierBps: 8_000,
    pool: 'Community',
    cents: 22,
    weight: 9,
    gpuCounts: [1, 1, 2],
  },
  {
    code: 12,
    name: 'L4',
    vramMib: 24 * GIB,
    multiplierBps: 8_000,
    pool: 'Enterprise',
    cents: 37,
    weight: 5,
    gpuCounts: [1, 2, 4],
  },
];

/** The played model that lives at short intervals, so that a visitor who hires one sees its first proof within a minute. */
export const FAST_MODEL_CODE = 10;

/** Model of this computer's own worker. */
export const CPU_MODEL_CODE = 100;

/** Grid of intervals, slots: 28 s. */
export const GRID_SLOTS = 70;
/** Grid of heavy intervals, slots: 112 s. Every heavy interval is a power of two of it. */
export const HEAVY_GRID_SLOTS = 280;
/** Slot time of the local chain, milliseconds. */
export const SLOT_MS = 400;
/** Interval of all played models in all of history but its last day, slots: 8 h less 2 min. */
export const HISTORY_INTERVAL_SLOTS = 256 * HEAVY_GRID_SLOTS;

/** Interval of all played models on the last day of history, slots: 30 min less 8 s, the longest that earns rewards. */
export const DAY_INTERVAL_SLOTS = 16 * HEAVY_GRID_SLOTS;

type Intervals = Pick<
  GpuModelParameters,
  'idleIntervalSlots' | 'hiredIntervalSlots' | 'heavyIntervalSlots' | 'lightDeadlineSlots' | 'heavyDeadlineSlots'
>;

/** Intervals under which every challenge is a heavy one. */
const allHeavy = (slots: number): Intervals => ({
  idleIntervalSlots: slots,
  hiredIntervalSlots: slots,
  heavyIntervalSlots: slots,
  lightDeadlineSlots: 400,
  heavyDeadlineSlots: 400,
});

/** Idle 11 min, hired 4 min, heavy 30 min. */
const LIVE: Intervals = {
  idleIntervalSlots: 1_680,
  hiredIntervalSlots: 560,
  heavyIntervalSlots: DAY_INTERVAL_SLOTS,
  lightDeadlineSlots: 150,
  heavyDeadlineSlots: 300,
};

/** Idle 56 s, hired 28 s, heavy 112 s. */
const LIVE_FAST: Intervals = {
  idleIntervalSlots: 140,
  hiredIntervalSlots: GRID_SLOTS,
  heavyIntervalSlots: HEAVY_GRID_SLOTS,
  lightDeadlineSlots: 50,
  heavyDeadlineSlots: 65,
};

/** A chain of SHA-256 that a processor computes in a moment: played cards share this computer. */
const PLAYED_LIGHT: ProofWork = { kind: 'HashChain', units: 16, rounds: 16 };
const PLAYED_HEAVY: ProofWork = { kind: 'HashChain', units: 32, rounds: 128 };

const playedParameters = (model: CatalogueModel, intervals: Intervals): GpuModelParameters => ({
  code: model.code,
  name: model.name,
  class: 'Gpu',
  vramMib: model.vramMib,
  multiplierBps: model.multiplierBps,
  pool: model.pool,
  lightWork: PLAYED_LIGHT,
  heavyWork: PLAYED_HEAVY,
  ...intervals,
});

/** A model as it is in all of history but its last day. */
export const historyParameters = (model: CatalogueModel): GpuModelParameters =>
  playedParameters(model, allHeavy(HISTORY_INTERVAL_SLOTS));

/** A model as it is on the last day of history. */
export const dayParameters = (model: CatalogueModel): GpuModelParameters =>
  playedParameters(model, allHeavy(DAY_INTERVAL_SLOTS));

/** A model as it is from the end of history on. */
export const liveParameters = (model: CatalogueModel): GpuModelParameters =>
  playedParameters(model, model.code === FAST_MODEL_CODE ? LIVE_FAST : LIVE);

/** This computer's own model: heavy work of 1,048,576 SHA-256, on all processors. */
export const CPU_MODEL: GpuModelParameters = {
  code: CPU_MODEL_CODE,
  name: 'CPU',
  class: 'Cpu',
  vramMib: 0,
  multiplierBps: 1_000,
  pool: 'Unsupported',
  lightWork: { kind: 'HashChain', units: 512, rounds: 32 },
  heavyWork: { kind: 'HashChain', units: 4_096, rounds: 256 },
  ...LIVE_FAST,
};
