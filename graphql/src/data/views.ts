/** State of every device at the slot, with the three counts' one definition (`claimed`, `proven`, `hired`). */
export const DEVICES = 'device_status_at(slot = {slot:UInt64}, chain_time = {chain_time:Int64})';

/** The catalogue at the slot. */
export const MODELS = 'gpu_model_at(slot = {slot:UInt64})';

/** Names of the models by code at the slot: far less to plan than the whole catalogue. */
export const MODEL_NAMES = `(
  SELECT code, argMax(name, model_sequence) AS name
  FROM ev_marketplace_gpu_model_set WHERE slot <= {slot:UInt64} GROUP BY code
)`;

/** What never changes of a device, with the name of its model: far less to read than the whole state. */
export const REGISTERED = `(
  SELECT r.device AS device, r.owner AS owner, r.gpu_count AS gpu_count, r.model_code AS model_code, m.name AS model_name
  FROM ev_marketplace_device_registered AS r
  LEFT JOIN ${MODEL_NAMES} AS m ON m.code = r.model_code
  WHERE r.slot <= {slot:UInt64}
)`;

/** Model and country of every device at the slot, retired ones included. */
export const PLACED = `(
  SELECT device, any(model_code) AS model_code, argMax(country, sequence) AS country
  FROM (
    SELECT device, device_sequence AS sequence, toNullable(model_code) AS model_code, country
    FROM ev_marketplace_device_registered WHERE slot <= {slot:UInt64}
    UNION ALL
    SELECT device, device_sequence, NULL, country
    FROM ev_marketplace_device_updated WHERE slot <= {slot:UInt64}
  )
  GROUP BY device
)`;

/** Names of the suppliers at the slot. */
export const SUPPLIER_NAMES = `(
  SELECT supplier, argMax(name, sequence) AS name
  FROM (
    SELECT supplier, supplier_sequence AS sequence, name
    FROM ev_marketplace_supplier_registered WHERE slot <= {slot:UInt64}
    UNION ALL
    SELECT supplier, supplier_sequence, name
    FROM ev_marketplace_supplier_updated WHERE slot <= {slot:UInt64}
  )
  GROUP BY supplier
)`;

/** Rentals at the slot. */
export const RENTALS = 'rental_at(slot = {slot:UInt64})';

/** Every assignment up to the slot. */
export const ASSIGNMENTS = 'assignment_at(slot = {slot:UInt64})';

/** The config at the slot. */
export const CONFIG = 'config_at(slot = {slot:UInt64})';

/** The stake behind every device at the slot. */
export const STAKES = 'stake_at(slot = {slot:UInt64})';

/** Positions of stakers at the slot. */
export const STAKE_POSITIONS = 'stake_position_at(slot = {slot:UInt64})';

/** Slash cases at the slot, ended ones included. */
export const SLASH_CASES = 'slash_case_at(slot = {slot:UInt64})';

/** The emission of IO at the slot. */
export const EMISSION = 'emission_at(slot = {slot:UInt64})';

/** Opened reward epochs at the slot. */
export const EPOCHS = 'epoch_at(slot = {slot:UInt64})';

/** Scores of devices by epoch at the slot. */
export const SCORES = 'device_score_at(slot = {slot:UInt64})';

/** Rewards of devices at the slot. */
export const REWARDS = 'device_reward_at(slot = {slot:UInt64})';

/** Supply of IO at the slot. */
export const IO_SUPPLY = 'io_supply_at(slot = {slot:UInt64})';

/** What the vault of every rental owes at the slot. */
export const SOLVENCY = 'rental_solvency_at(slot = {slot:UInt64})';

/** A mint is named once and for all, so that the whole config need not be planned for it, several times in a statement. */
const mint = (column: string) =>
  `(SELECT ${column} FROM ev_marketplace_config_initialized WHERE slot <= {slot:UInt64})`;

/** Dollar mint of the config. */
export const USDC_MINT = mint('usdc_mint');

/** IO mint of the config. */
export const IO_MINT = mint('io_mint');

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
  'GpuClaimReleased',
  'DeviceAcceptingSet',
  'ListingSet',
  'ListingClosed',
  'ChainStarted',
  'DeviceTicked',
  'DevicesAssigned',
  'DevicesExtended',
  'DeviceReleased',
  'DeviceSettled',
] as const;

/** Events that decide rules and terms common to all devices. */
export const RULE_EVENTS = ['ConfigInitialized', 'ConfigUpdated', 'RentalsPauseSet', 'GpuModelSet'] as const;

/** Events by which a device leaves the network: by its owner, or abandoned. */
export const LEAVING_EVENTS = ['DeviceRetired', 'GpuClaimReleased'] as const;

/** Events that decide the money of a rental. */
export const RENTAL_EVENTS = [
  'RentalOpened',
  'RentalDeposited',
  'RentalWithdrawn',
  'DevicesAssigned',
  'DevicesExtended',
  'DeviceReleased',
  'DeviceSettled',
  'RentalClosed',
  'DeviceTicked',
] as const;

/** Events that decide the stake of a device. */
export const STAKE_EVENTS = [
  'StakeDeposited',
  'StakeCooled',
  'StakeWithdrawn',
  'CoStakeOfferSet',
  'CoStakeOfferClosed',
  'CoStakeAccepted',
  'CoStakeEnded',
  'SlashCaseOpened',
  'SlashCaseRuled',
  'SlashCaseDismissed',
] as const;

/** Events that decide a slash case. */
export const CASE_EVENTS = ['SlashCaseOpened', 'SlashCaseAnswered', 'SlashCaseRuled', 'SlashCaseDismissed'] as const;

/** Events by which IO is minted. */
export const CLAIM_EVENTS = ['RewardClaimed', 'CoRewardClaimed'] as const;

/** Events that decide how far the schedule of IO has come. */
export const SCHEDULE_EVENTS = ['EmissionInitialized', 'EmissionAdvanced', 'EpochOpened'] as const;

/** Indexed programs by their names. */
type ProgramName = 'marketplace' | 'staking' | 'rewards';

/** Names of events by program. */
type EventNames = Readonly<Partial<Record<ProgramName, readonly string[]>>>;

/** Condition on `events`: up to the slot, one of these; names alone are of the marketplace. */
export function isEvent(names: readonly string[] | EventNames): string {
  const all = Object.entries(isList(names) ? { marketplace: names } : names);
  const conditions = all.map(
    ([program, events]) => `program = '${program}' AND event IN (${events.map((name) => `'${name}'`).join(', ')})`,
  );
  return `slot <= {slot:UInt64} AND ${conditions.length === 1 ? conditions.join() : `(${conditions.join(' OR ')})`}`;
}

function isList(names: readonly string[] | EventNames): names is readonly string[] {
  return Array.isArray(names);
}

/** Evidence behind every row: all such events. */
export function allEvents(names: readonly string[] | EventNames): string {
  return `SELECT '' AS key, slot, base58Encode(signature) AS signature FROM events WHERE ${isEvent(names)}`;
}

/**
 * Evidence by row: such events that changed an account of `accounts`, or (by `keys`) that name one.
 *
 * @param accounts SELECT of (`account`, `key`).
 */
export function eventsByAccount(
  names: readonly string[] | EventNames,
  accounts: string,
  by: 'scopes' | 'keys' = 'scopes',
): string {
  return `SELECT a.key AS key, e.slot AS slot, base58Encode(e.signature) AS signature
FROM (SELECT slot, signature, arrayJoin(${by}) AS account FROM events WHERE ${isEvent(names)}) AS e
INNER JOIN (${accounts}) AS a ON a.account = e.account`;
}
