import { ApiError } from '../errors.ts';
import type { Metric } from './metric.ts';
import type { RequestData } from './request.ts';
import { allEvents, CONFIG } from './views.ts';
import type { MintWord } from './words.ts';

/** Parameters of the marketplace in force. */
export interface ConfigRow {
  id: string;
  authority: string;
  treasury: string;
  arbiter: string;
  usdc_mint: string;
  io_mint: string;
  rentals_paused: boolean;
  timelock_seconds: number;
  reservation_fee_bps: number;
  payment_fee_usdc_bps: number;
  payment_fee_io_bps: number;
  grid_slots: number;
  heavy_grid_slots: number;
  slot_ms: number;
}

/** The config account: one row, none before `initialize`. */
export const configMetric: Metric<ConfigRow> = {
  name: 'config',
  description: 'Parameters of the marketplace in force.',
  columns: [
    'id',
    'authority',
    'treasury',
    'arbiter',
    'usdc_mint',
    'io_mint',
    'rentals_paused',
    'timelock_seconds',
    'reservation_fee_bps',
    'payment_fee_usdc_bps',
    'payment_fee_io_bps',
    'grid_slots',
    'heavy_grid_slots',
    'slot_ms',
  ],
  keyColumns: [],
  sql: `SELECT
  base58Encode(c.config) AS id, base58Encode(c.authority) AS authority, base58Encode(c.treasury) AS treasury,
  base58Encode(c.arbiter) AS arbiter,
  base58Encode(c.usdc_mint) AS usdc_mint, base58Encode(c.io_mint) AS io_mint, c.rentals_paused AS rentals_paused,
  c.timelock_seconds AS timelock_seconds, c.reservation_fee_bps AS reservation_fee_bps,
  c.payment_fee_usdc_bps AS payment_fee_usdc_bps, c.payment_fee_io_bps AS payment_fee_io_bps,
  c.grid_slots AS grid_slots, c.heavy_grid_slots AS heavy_grid_slots, c.slot_ms AS slot_ms
FROM ${CONFIG} AS c`,
  evidence: allEvents(['ConfigInitialized', 'ConfigUpdated', 'SlotTimeMeasured', 'RentalsPauseSet']),
};

/** Both mints, which never change, at the slot: far less to plan than the whole config. */
const MINTS = `SELECT base58Encode(usdc_mint) AS usdc_mint, base58Encode(io_mint) AS io_mint
FROM ev_marketplace_config_initialized WHERE slot <= {slot:UInt64}`;

/**
 * Address of a mint of the config.
 *
 * @throws ApiError `NOT_READY` before the config was indexed.
 */
export async function readMintAddress(data: RequestData, symbol: MintWord): Promise<string> {
  const [mints] = await data.rows<Pick<ConfigRow, 'usdc_mint' | 'io_mint'>>('mints', MINTS, { slot: data.point.slot });
  if (mints === undefined) {
    throw new ApiError('NOT_READY', 'The marketplace is not initialized yet. Ask again later.', { retryable: true });
  }
  return symbol === 'USDC' ? mints.usdc_mint : mints.io_mint;
}
