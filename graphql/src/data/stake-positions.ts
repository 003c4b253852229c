import type { ListMetric, Order } from './page.ts';
import { allEvents, eventsByAccount, REGISTERED, STAKE_EVENTS, STAKE_POSITIONS, STAKES } from './views.ts';
import type { StakeRoleWord } from './words.ts';

/** What one staker has in the stake of one device. */
export interface StakePositionRow {
  device: string;
  staker: string;
  role: StakeRoleWord;
  model_code: number;
  model_name: string;
  gpu_count: number;
  active: string;
  cooling: string;
  cooling_until: string | null;
  locked: string;
  withdrawable: string;
  share_bps: number;
  sort_value: string;
}

/** Columns by which positions can be sorted. */
export const STAKE_POSITION_SORT = {
  ACTIVE: 'p.active',
  COOLING: 'p.cooling',
  COOLING_UNTIL: 'p.cooling_until',
} as const;

/** Order of a list of positions: by the sort column, then by device and role. */
export function stakePositionOrder(direction: 'ASC' | 'DESC'): Order<StakePositionRow> {
  return {
    columns: [
      ['sort_value', 'Int64'],
      ['device', 'String'],
      ['role', 'String'],
    ],
    direction,
  };
}

/** Values of the filter that lets every position through. */
export const ANY_STAKE_POSITION = { device: '', staker: '', role: '', cooling: -1 };

const FILTER = `({device:String} = '' OR device = {device:String})
  AND ({staker:String} = '' OR staker = {staker:String})
  AND ({role:String} = '' OR role = {role:String})
  AND ({cooling:Int8} = -1 OR (cooling > 0) = ({cooling:Int8} = 1))`;

const rows = (sort: string) => `SELECT * FROM (
SELECT
  base58Encode(p.device) AS device,
  base58Encode(p.staker) AS staker,
  toString(p.role) AS role,
  d.model_code AS model_code,
  d.model_name AS model_name,
  d.gpu_count AS gpu_count,
  p.active AS active,
  p.cooling AS cooling,
  if(p.cooling = 0, NULL, p.cooling_until) AS cooling_until,
  p.locked AS locked,
  if({chain_time:Int64} < p.cooling_until, 0, least(p.cooling, p.active + p.cooling - p.locked)) AS withdrawable,
  if(role = 'OWNER', if(s.co_active > 0, 10000 - s.co_share_bps, 10000), if(p.active > 0, s.co_share_bps, 0)) AS share_bps,
  toInt64(${sort}) AS sort_value
FROM ${STAKE_POSITIONS} AS p
INNER JOIN ${STAKES} AS s ON s.device = p.device
INNER JOIN ${REGISTERED} AS d ON d.device = p.device
)
WHERE ${FILTER}`;

/**
 * Positions of stakers sorted by one of {@link STAKE_POSITION_SORT}. Parameters: `device`, `staker`, `role` ('' any),
 * `cooling` (-1 any).
 */
export function stakePositionsList(sort: keyof typeof STAKE_POSITION_SORT): ListMetric<StakePositionRow> {
  const all = rows(STAKE_POSITION_SORT[sort]);
  const accounts = `SELECT DISTINCT toFixedString(base58Decode(device), 32) AS account,
  concat(device, ',', role) AS key FROM (${all})`;
  return {
    name: 'stake_positions',
    description: 'What each staker has in the stake of a device: counted, leaving, and held by open cases.',
    columns: [
      'device',
      'staker',
      'role',
      'model_code',
      'model_name',
      'gpu_count',
      'active',
      'cooling',
      'cooling_until',
      'locked',
      'withdrawable',
      'share_bps',
      'sort_value',
    ],
    keyColumns: ['device', 'role'],
    rows: all,
    evidence: `${eventsByAccount({ staking: STAKE_EVENTS, marketplace: ['DeviceRegistered'] }, accounts, 'keys')}
UNION ALL
${allEvents(['GpuModelSet'])}`,
  };
}
