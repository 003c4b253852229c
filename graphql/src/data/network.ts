import { COUNT_COLUMNS, COUNTS, type CountsRow } from './counts.ts';
import type { Metric } from './metric.ts';
import {
  allEvents,
  CLAIM_EVENTS,
  DEVICE_EVENTS,
  DEVICES,
  EMISSION,
  IO_MINT,
  RULE_EVENTS,
  STAKE_EVENTS,
  USDC_MINT,
} from './views.ts';

/** Figures of the whole network. */
export interface NetworkRow extends CountsRow {
  countries: string;
  models: string;
  suppliers: string;
  utilisation_bps: string;
  proven_gpu_seconds: string;
  hired_gpu_seconds: string;
  proven_cpu_seconds: string;
  ticks: string;
  credited_ticks: string;
  rentals: string;
  open_rentals: string;
  settled_usdc: string;
  settled_io: string;
  fees_usdc: string;
  fees_io: string;
  rewards_issued: string;
}

/** Counts, proven time and settled money of the whole network: one row. */
export const networkMetric: Metric<NetworkRow> = {
  name: 'network',
  description: 'Devices counted by what they have proven, proven time, rentals, and money paid for proven time.',
  columns: [
    ...COUNT_COLUMNS,
    'countries',
    'models',
    'suppliers',
    'utilisation_bps',
    'proven_gpu_seconds',
    'hired_gpu_seconds',
    'proven_cpu_seconds',
    'ticks',
    'credited_ticks',
    'rentals',
    'open_rentals',
    'settled_usdc',
    'settled_io',
    'fees_usdc',
    'fees_io',
    'rewards_issued',
  ],
  keyColumns: [],
  sql: `WITH
  counts AS (
    SELECT
    ${COUNTS},
    uniqExactIf(country, claimed) AS countries,
    uniqExactIf(model_code, claimed) AS models,
    uniqExactIf(supplier, claimed) AS suppliers,
    sumIf((idle_seconds + hired_seconds) * gpu_count, class = 'Gpu') AS proven_gpu_seconds,
    sumIf(hired_seconds * gpu_count, class = 'Gpu') AS hired_gpu_seconds,
    sumIf(idle_seconds + hired_seconds, class = 'Cpu') AS proven_cpu_seconds
    FROM ${DEVICES}
  ),
  ticked AS (
    SELECT count() AS ticks, countIf(credited) AS credited_ticks
    FROM ev_marketplace_device_ticked WHERE slot <= {slot:UInt64}
  ),
  rented AS (
    SELECT count() AS rentals, countIf(rental NOT IN (
      SELECT rental FROM ev_marketplace_rental_closed WHERE slot <= {slot:UInt64}
    )) AS open_rentals
    FROM ev_marketplace_rental_opened WHERE slot <= {slot:UInt64}
  ),
  paid AS (
    SELECT
      sumIf(paid, mint = ${USDC_MINT}) AS settled_usdc,
      sumIf(paid, mint = ${IO_MINT}) AS settled_io,
      sumIf(fees, mint = ${USDC_MINT}) AS fees_usdc,
      sumIf(fees, mint = ${IO_MINT}) AS fees_io
    FROM ev_marketplace_device_settled WHERE slot <= {slot:UInt64}
  )
SELECT
  ${COUNT_COLUMNS.join(', ')},
  countries, models, suppliers,
  if(proven_gpus = 0, 0, intDiv(hired_gpus * 10000, proven_gpus)) AS utilisation_bps,
  proven_gpu_seconds, hired_gpu_seconds, proven_cpu_seconds,
  ticks, credited_ticks, rentals, open_rentals,
  settled_usdc, settled_io, fees_usdc, fees_io,
  toUInt64(ifNull((SELECT issued FROM ${EMISSION}), 0)) AS rewards_issued
FROM counts, ticked, rented, paid`,
  evidence: allEvents({
    marketplace: [...RULE_EVENTS, ...DEVICE_EVENTS, 'RentalOpened', 'RentalClosed'],
    staking: STAKE_EVENTS,
    rewards: ['EmissionInitialized', ...CLAIM_EVENTS],
  }),
};
