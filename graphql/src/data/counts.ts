import { IS_ASSIGNED_NOT_FRESH, IS_AVAILABLE } from './views.ts';

/** Counts of devices, as every type that counts has them. */
export interface CountsRow {
  claimed_gpus: string;
  proven_gpus: string;
  hired_gpus: string;
  assigned_not_fresh_gpus: string;
  available_gpus: string;
  hash_chain_gpus: string;
  staked_gpus: string;
  claimed_cpus: string;
  proven_cpus: string;
  hired_cpus: string;
  assigned_not_fresh_cpus: string;
  available_cpus: string;
  staked_cpus: string;
  devices: string;
}

/** Columns of the counts, in the order of {@link COUNTS}. */
export const COUNT_COLUMNS: readonly (keyof CountsRow)[] = [
  'claimed_gpus',
  'proven_gpus',
  'hired_gpus',
  'assigned_not_fresh_gpus',
  'available_gpus',
  'hash_chain_gpus',
  'staked_gpus',
  'claimed_cpus',
  'proven_cpus',
  'hired_cpus',
  'assigned_not_fresh_cpus',
  'available_cpus',
  'staked_cpus',
  'devices',
];

const gpus = (condition: string) => `sumIf(gpu_count, ${condition} AND class = 'Gpu')`;
const cpus = (condition: string) => `countIf(${condition} AND class = 'Cpu')`;

/**
 * Aggregates over rows of `device_status_at`. A count of GPUs is a sum of
 * `gpu_count`; CPU devices count one each and never as GPUs.
 */
export const COUNTS = `${gpus('claimed')} AS claimed_gpus,
    ${gpus('proven')} AS proven_gpus,
    ${gpus('hired')} AS hired_gpus,
    ${gpus(IS_ASSIGNED_NOT_FRESH)} AS assigned_not_fresh_gpus,
    ${gpus(IS_AVAILABLE)} AS available_gpus,
    ${gpus("claimed AND heavy_work_kind = 'HashChain'")} AS hash_chain_gpus,
    ${gpus('claimed AND staked')} AS staked_gpus,
    ${cpus('claimed')} AS claimed_cpus,
    ${cpus('proven')} AS proven_cpus,
    ${cpus('hired')} AS hired_cpus,
    ${cpus(IS_ASSIGNED_NOT_FRESH)} AS assigned_not_fresh_cpus,
    ${cpus(IS_AVAILABLE)} AS available_cpus,
    ${cpus('claimed AND staked')} AS staked_cpus,
    countIf(claimed) AS devices`;
