import { COUNT_COLUMNS, COUNTS, type CountsRow } from './counts.ts';
import type { Metric } from './metric.ts';
import {
  allEvents,
  DEVICE_EVENTS,
  DEVICES,
  eventsByAccount,
  IO_MINT,
  IS_AVAILABLE,
  MODELS,
  PLACED,
  STAKE_EVENTS,
  USDC_MINT,
} from './views.ts';
import type { DeviceClassWord, PoolWord, WorkKindWord } from './words.ts';
import { workUnits } from './work.ts';

/** One model of the catalogue with its counts and prices. */
export interface GpuModelRow extends CountsRow {
  code: number;
  name: string;
  class: DeviceClassWord;
  vram_mib: number;
  multiplier_bps: number;
  pool: PoolWord;
  light_work_kind: WorkKindWord;
  light_work_units: string;
  light_work_rounds: number | null;
  light_work_n: number | null;
  light_work_k: number | null;
  light_work_count: number | null;
  heavy_work_kind: WorkKindWord;
  heavy_work_units: string;
  heavy_work_rounds: number | null;
  heavy_work_n: number | null;
  heavy_work_k: number | null;
  heavy_work_count: number | null;
  idle_interval_slots: number;
  hired_interval_slots: number;
  heavy_interval_slots: number;
  light_deadline_slots: number;
  heavy_deadline_slots: number;
  fresh_seconds: number;
  fresh_slots: number;
  set_at: string;
  ask_low_usdc: string | null;
  ask_median_usdc: string | null;
  ask_low_io: string | null;
  ask_median_io: string | null;
  settled_p10_usdc: string | null;
  settled_median_usdc: string | null;
  settled_p90_usdc: string | null;
  settled_p10_io: string | null;
  settled_median_io: string | null;
  settled_p90_io: string | null;
}

const CATALOGUE: readonly (keyof GpuModelRow)[] = [
  'code',
  'name',
  'class',
  'vram_mib',
  'multiplier_bps',
  'pool',
  'light_work_kind',
  'light_work_units',
  'light_work_rounds',
  'light_work_n',
  'light_work_k',
  'light_work_count',
  'heavy_work_kind',
  'heavy_work_units',
  'heavy_work_rounds',
  'heavy_work_n',
  'heavy_work_k',
  'heavy_work_count',
  'idle_interval_slots',
  'hired_interval_slots',
  'heavy_interval_slots',
  'light_deadline_slots',
  'heavy_deadline_slots',
  'fresh_seconds',
  'fresh_slots',
];

/** The work of a model as its last event tells it: matrices, and the units under the Merkle root of either kind. */
const WORK: Partial<Record<keyof GpuModelRow, string>> = Object.fromEntries(
  ['light_work', 'heavy_work'].flatMap((work) => [
    [`${work}_units`, workUnits(`h.${work}`)],
    ...['n', 'k', 'count'].map((part) => [`${work}_${part}`, `h.${work}_${part}`]),
  ]),
);

const ASKS: readonly (keyof GpuModelRow)[] = ['ask_low_usdc', 'ask_median_usdc', 'ask_low_io', 'ask_median_io'];

const SETTLED: readonly (keyof GpuModelRow)[] = [
  'settled_p10_usdc',
  'settled_median_usdc',
  'settled_p90_usdc',
  'settled_p10_io',
  'settled_median_io',
  'settled_p90_io',
];

const settledQuantile = (level: number, mint: string) =>
  `quantileExactWeightedOrNullIf(${level})(price, seconds * gpu_count, mint = ${mint})`;

const ACCOUNTS = `SELECT device AS account, toString(model_code) AS key FROM ${PLACED}`;

const MODEL_ACCOUNTS = `SELECT model AS account, toString(argMax(code, model_sequence)) AS key
  FROM ev_marketplace_gpu_model_set WHERE slot <= {slot:UInt64} GROUP BY model`;

/** The catalogue with counts and prices by model, all models. */
export const gpuModelsMetric: Metric<GpuModelRow> = {
  name: 'gpu_models',
  description:
    'Models of the catalogue: devices counted by what they have proven, asks of available devices, and prices paid for proven GPU-seconds settled in the last 7 days.',
  columns: [...CATALOGUE, 'set_at', ...COUNT_COLUMNS, ...ASKS, ...SETTLED],
  keyColumns: ['code'],
  sql: `WITH
  counts AS (
    SELECT
    model_code,
    ${COUNTS},
    minOrNullIf(ask_usdc, ${IS_AVAILABLE} AND ask_usdc > 0) AS ask_low_usdc,
    quantileExactLowOrNullIf(0.5)(ask_usdc, ${IS_AVAILABLE} AND ask_usdc > 0) AS ask_median_usdc,
    minOrNullIf(ask_io, ${IS_AVAILABLE} AND ask_io > 0) AS ask_low_io,
    quantileExactLowOrNullIf(0.5)(ask_io, ${IS_AVAILABLE} AND ask_io > 0) AS ask_median_io
    FROM ${DEVICES}
    GROUP BY model_code
  ),
  settled AS (
    SELECT
    model_code,
    ${settledQuantile(0.1, USDC_MINT)} AS settled_p10_usdc,
    ${settledQuantile(0.5, USDC_MINT)} AS settled_median_usdc,
    ${settledQuantile(0.9, USDC_MINT)} AS settled_p90_usdc,
    ${settledQuantile(0.1, IO_MINT)} AS settled_p10_io,
    ${settledQuantile(0.5, IO_MINT)} AS settled_median_io,
    ${settledQuantile(0.9, IO_MINT)} AS settled_p90_io
    FROM ev_marketplace_device_settled
    WHERE slot <= {slot:UInt64} AND seconds > 0 AND timestamp > {chain_time:Int64} - 7 * 86400
    GROUP BY model_code
  ),
  changes AS (
    SELECT * FROM ev_marketplace_gpu_model_set
    WHERE slot <= {slot:UInt64}
    ORDER BY model_sequence DESC
    LIMIT 1 BY model
  )
SELECT
  ${CATALOGUE.map((column) => `${WORK[column] ?? `m.${column}`} AS ${column}`).join(', ')}, h.timestamp AS set_at,
  ${[...COUNT_COLUMNS, ...ASKS].map((column) => `c.${column} AS ${column}`).join(', ')},
  ${SETTLED.map((column) => `s.${column} AS ${column}`).join(', ')}
FROM ${MODELS} AS m
LEFT JOIN counts AS c ON c.model_code = m.code
LEFT JOIN settled AS s ON s.model_code = m.code
LEFT JOIN changes AS h ON h.model = m.model
ORDER BY code`,
  evidence: `${eventsByAccount(DEVICE_EVENTS, ACCOUNTS)}
UNION ALL
${eventsByAccount({ staking: STAKE_EVENTS }, ACCOUNTS, 'keys')}
UNION ALL
${eventsByAccount(['GpuModelSet'], MODEL_ACCOUNTS)}
UNION ALL
${allEvents(['ConfigInitialized', 'ConfigUpdated'])}`,
};
