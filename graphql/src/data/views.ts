/** State of every device at the slot, with the three counts' one definition (`claimed`, `proven`, `hired`). */
export const DEVICES = 'device_status_at(slot = {slot:UInt64}, chain_time = {chain_time:Int64})';

/** The catalogue at the slot. */
export const MODELS = 'gpu_model_at(slot = {slot:UInt64})';

/** Suppliers at the slot. */
export const SUPPLIERS = 'supplier_at(slot = {slot:UInt64})';

/** Rentals at the slot. */
export const RENTALS = 'rental_at(slot = {slot:UInt64})';

/** Every assignment up to the slot. */
export const ASSIGNMENTS = 'assignment_at(slot = {slot:UInt64})';

/** The config at the slot. */
export const CONFIG = 'config_at(slot = {slot:UInt64})';

/** Dollar mint of the config. */
export const USDC_MINT = `(SELECT usdc_mint FROM ${CONFIG})`;

/** IO mint of the config. */
export const IO_MINT = `(SELECT io_mint FROM ${CONFIG})`;

/** A device of `device_status_at` that can be hired now. */
export const IS_AVAILABLE = '(proven AND NOT assigned AND accepting AND listed)';

/** A device of `device_status_at` that is assigned but not counted as hired. */
export const IS_ASSIGNED_NOT_FRESH = '(claimed AND assigned AND NOT proven)';

/** Events that decide the state of a device. */
export const DEVICE_EVENTS = [
  'DeviceRegistered',
  'DeviceUpdated',
  'DeviceWorkerRotated',
  'DeviceRetired',
  'DeviceAcceptingSet',
  'ListingSet',
  'ListingClosed',
  'ChainStarted',
  'DeviceTicked',
  'DevicesAssigned',
  'DeviceReleased',
  'DeviceSettled',
] as const;

/** Events that decide rules and terms common to all devices. */
export const RULE_EVENTS = ['ConfigInitialized', 'ConfigUpdated', 'RentalsPauseSet', 'GpuModelSet'] as const;

/** Events that decide the money of a rental. */
export const RENTAL_EVENTS = [
  'RentalOpened',
  'RentalDeposited',
  'RentalWithdrawn',
  'DevicesAssigned',
  'DeviceReleased',
  'DeviceSettled',
  'RentalClosed',
  'DeviceTicked',
] as const;

/** Condition on `events`: of the marketplace, up to the slot, one of these. */
export function isEvent(names: readonly string[]): string {
  return `slot <= {slot:UInt64} AND program = 'marketplace' AND event IN (${names.map((name) => `'${name}'`).join(', ')})`;
}

/** Evidence behind every row: all such events. */
export function allEvents(names: readonly string[]): string {
  return `SELECT '' AS key, slot, base58Encode(signature) AS signature FROM events WHERE ${isEvent(names)}`;
}

/**
 * Evidence by row: such events that changed an account of `accounts`, or (by `keys`) that name one.
 *
 * @param accounts SELECT of (`account`, `key`).
 */
export function eventsByAccount(names: readonly string[], accounts: string, by: 'scopes' | 'keys' = 'scopes'): string {
  return `SELECT a.key AS key, e.slot AS slot, base58Encode(e.signature) AS signature
FROM (SELECT slot, signature, arrayJoin(${by}) AS account FROM events WHERE ${isEvent(names)}) AS e
INNER JOIN (${accounts}) AS a ON a.account = e.account`;
}
