import type { ListMetric, Order } from './page.ts';
import { allEvents, DEVICES, eventsByAccount, LEAVING_EVENTS, STAKE_EVENTS, STAKES } from './views.ts';
import type { DeviceClassWord } from './words.ts';

/** The stake behind one device at the slot. */
export interface DeviceStakeRow {
  device: string;
  owner: string;
  model_code: number;
  model_name: string;
  class: DeviceClassWord;
  gpu_count: number;
  country: number;
  claimed: boolean;
  required: string;
  staked: boolean;
  active: string;
  cooling: string;
  locked: string;
  owner_active: string;
  owner_cooling: string;
  owner_cooling_until: string | null;
  owner_locked: string;
  co_staker: string | null;
  co_active: string;
  co_cooling: string;
  co_cooling_until: string | null;
  co_locked: string;
  co_share_bps: number;
  offer_amount: string;
  offer_share_bps: number;
  acceptable: string;
  open_cases: number;
  window_started_at: string | null;
  window_slashed: string;
  updated_at: string;
  sort_value: string;
}

/** What a co-staker may bring now to a stake `s`: something when it is offered, nobody is in, and no case is open. */
export const ACCEPTABLE = 'if(s.co_staker IS NULL AND s.open_cases = 0, least(s.offer_amount, s.owner_active), 0)';

/** Events of the marketplace that decide what a device needs, and whether it is claimed. */
const DECIDING = ['DeviceRegistered', ...LEAVING_EVENTS];

/** Columns by which stakes can be sorted. */
export const DEVICE_STAKE_SORT = {
  ACTIVE: 's.active',
  OFFER_AMOUNT: 'acceptable',
  OFFER_SHARE: 's.offer_share_bps',
  UPDATED_AT: 's.updated_at',
} as const;

/** Order of a list of stakes: by the sort column, then by device. */
export function deviceStakeOrder(direction: 'ASC' | 'DESC'): Order<DeviceStakeRow> {
  return {
    columns: [
      ['sort_value', 'UInt64'],
      ['device', 'String'],
    ],
    direction,
  };
}

/** Values of the filter that lets every stake through. */
export const ANY_DEVICE_STAKE = { device: '', owner: '', staker: '', model_code: 0, staked: -1, offered: -1 };

const FILTER = `({device:String} = '' OR device = {device:String})
  AND ({owner:String} = '' OR owner = {owner:String})
  AND ({staker:String} = '' OR owner = {staker:String} OR co_staker = {staker:String})
  AND ({model_code:UInt16} = 0 OR model_code = {model_code:UInt16})
  AND ({staked:Int8} = -1 OR staked = ({staked:Int8} = 1))
  AND ({offered:Int8} = -1 OR (acceptable > 0) = ({offered:Int8} = 1))`;

const rows = (sort: string) => `SELECT * FROM (
SELECT
  base58Encode(s.device) AS device,
  base58Encode(s.owner) AS owner,
  d.model_code AS model_code,
  d.model_name AS model_name,
  d.class AS class,
  d.gpu_count AS gpu_count,
  d.country AS country,
  d.claimed AS claimed,
  d.required_stake AS required,
  toBool(d.claimed AND d.staked) AS staked,
  s.active AS active,
  s.cooling AS cooling,
  s.locked AS locked,
  s.owner_active AS owner_active,
  s.owner_cooling AS owner_cooling,
  if(s.owner_cooling = 0, NULL, s.owner_cooling_until) AS owner_cooling_until,
  s.owner_locked AS owner_locked,
  base58Encode(s.co_staker) AS co_staker,
  s.co_active AS co_active,
  s.co_cooling AS co_cooling,
  if(s.co_cooling = 0, NULL, s.co_cooling_until) AS co_cooling_until,
  s.co_locked AS co_locked,
  s.co_share_bps AS co_share_bps,
  s.offer_amount AS offer_amount,
  s.offer_share_bps AS offer_share_bps,
  ${ACCEPTABLE} AS acceptable,
  s.open_cases AS open_cases,
  nullIf(s.window_started_at, 0) AS window_started_at,
  s.window_slashed AS window_slashed,
  s.updated_at AS updated_at,
  toUInt64(${sort}) AS sort_value
FROM ${STAKES} AS s
INNER JOIN ${DEVICES} AS d ON d.device = s.device
)
WHERE ${FILTER}`;

/**
 * Stakes of devices sorted by one of {@link DEVICE_STAKE_SORT}. Parameters: `device`, `owner`, `staker` ('' any),
 * `model_code` (0 any), `staked`, `offered` (-1 any).
 */
export function deviceStakesList(sort: keyof typeof DEVICE_STAKE_SORT): ListMetric<DeviceStakeRow> {
  const all = rows(DEVICE_STAKE_SORT[sort]);
  const accounts = `SELECT toFixedString(base58Decode(device), 32) AS account, device AS key FROM (${all})`;
  return {
    name: 'device_stakes',
    description: 'Stake behind each device: of its owner and of its co-staker, and what the device needs for rewards.',
    columns: [
      'device',
      'owner',
      'model_code',
      'model_name',
      'class',
      'gpu_count',
      'country',
      'claimed',
      'required',
      'staked',
      'active',
      'cooling',
      'locked',
      'owner_active',
      'owner_cooling',
      'owner_cooling_until',
      'owner_locked',
      'co_staker',
      'co_active',
      'co_cooling',
      'co_cooling_until',
      'co_locked',
      'co_share_bps',
      'offer_amount',
      'offer_share_bps',
      'acceptable',
      'open_cases',
      'window_started_at',
      'window_slashed',
      'updated_at',
      'sort_value',
    ],
    keyColumns: ['device'],
    rows: all,
    evidence: `${eventsByAccount({ staking: STAKE_EVENTS, marketplace: DECIDING }, accounts, 'keys')}
UNION ALL
${allEvents(['GpuModelSet'])}`,
  };
}
