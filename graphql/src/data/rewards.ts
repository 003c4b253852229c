import type { ListMetric, Order } from './page.ts';
import { allEvents, CLAIM_EVENTS, eventsByAccount, REGISTERED, REWARDS, SUPPLIER_NAMES } from './views.ts';

/** Rewards of one device at the slot. */
export interface RewardRow {
  device: string;
  supplier: string;
  supplier_name: string;
  owner: string;
  model_code: number;
  model_name: string;
  gpu_count: number;
  epochs: string;
  earned: string;
  claimed: string;
  claimable: string;
  co_earned: string;
  co_claimed: string;
  co_claimable: string;
  last_index: number | null;
  sort_value: string;
}

/** Columns by which rewards can be sorted. */
export const REWARD_SORT = {
  EARNED: 'r.earned',
  CLAIMED: 'r.claimed',
  CLAIMABLE: 'r.earned - r.claimed',
  EPOCHS: 'r.epochs',
} as const;

/** Order of a list of rewards: by the sort column, then by device. */
export function rewardOrder(direction: 'ASC' | 'DESC'): Order<RewardRow> {
  return {
    columns: [
      ['sort_value', 'UInt64'],
      ['device', 'String'],
    ],
    direction,
  };
}

/** Values of the filter that lets every device through. */
export const ANY_REWARD = { device: '', supplier: '', owner: '', model_code: 0, claimable: -1 };

const rows = (sort: string) => `SELECT * FROM (
SELECT
  base58Encode(r.device) AS device,
  base58Encode(r.supplier) AS supplier,
  s.name AS supplier_name,
  base58Encode(d.owner) AS owner,
  d.model_code AS model_code,
  d.model_name AS model_name,
  d.gpu_count AS gpu_count,
  toUInt64(r.epochs) AS epochs,
  toUInt64(r.earned) AS earned,
  toUInt64(r.claimed) AS claimed,
  toUInt64(r.earned - r.claimed) AS claimable,
  toUInt64(r.co_earned) AS co_earned,
  toUInt64(r.co_claimed) AS co_claimed,
  toUInt64(r.co_earned - r.co_claimed) AS co_claimable,
  r.last_index AS last_index,
  toUInt64(${sort}) AS sort_value
FROM ${REWARDS} AS r
INNER JOIN ${REGISTERED} AS d ON d.device = r.device
LEFT JOIN ${SUPPLIER_NAMES} AS s ON s.supplier = r.supplier
)
WHERE ({device:String} = '' OR device = {device:String})
  AND ({supplier:String} = '' OR supplier = {supplier:String})
  AND ({owner:String} = '' OR owner = {owner:String})
  AND ({model_code:UInt16} = 0 OR model_code = {model_code:UInt16})
  AND ({claimable:Int8} = -1 OR (claimable + co_claimable > 0) = ({claimable:Int8} = 1))`;

/**
 * Rewards by device sorted by one of {@link REWARD_SORT}. Parameters: `device`, `supplier`, `owner` ('' any),
 * `model_code` (0 any), `claimable` (-1 any).
 */
export function rewardsList(sort: keyof typeof REWARD_SORT): ListMetric<RewardRow> {
  const all = rows(REWARD_SORT[sort]);
  const accounts = `SELECT toFixedString(base58Decode(device), 32) AS account, device AS key FROM (${all})`;
  return {
    name: 'rewards',
    description: 'Rewards by device: earned in final epochs, and claimed of it, by the supplier and by co-stakers.',
    columns: [
      'device',
      'supplier',
      'supplier_name',
      'owner',
      'model_code',
      'model_name',
      'gpu_count',
      'epochs',
      'earned',
      'claimed',
      'claimable',
      'co_earned',
      'co_claimed',
      'co_claimable',
      'last_index',
      'sort_value',
    ],
    keyColumns: ['device'],
    rows: all,
    evidence: `${eventsByAccount({ rewards: ['RewardRegistered', 'EpochScored', ...CLAIM_EVENTS] }, accounts, 'keys')}
UNION ALL
${allEvents({ rewards: ['EpochOpened', 'EpochFinalized'] })}`,
  };
}
