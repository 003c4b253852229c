import type { ListMetric, Order } from './page.ts';
import { MODEL_NAMES, SCORES } from './views.ts';
import type { PoolWord } from './words.ts';

/** What a device was scored in one epoch. */
export interface RewardScoreRow {
  index: string;
  device: string;
  supplier: string;
  model_code: number;
  model_name: string;
  pool: PoolWord;
  multiplier_bps: number;
  gpu_count: number;
  idle_seconds: number;
  hired_seconds: number;
  weight: string;
  co_staker: string | null;
  co_share_bps: number;
  finalized: boolean;
  amount: string;
  co_amount: string;
}

/** Newest epoch first, in it the heaviest. */
export const REWARD_SCORE_ORDER: Order<RewardScoreRow> = {
  columns: [
    ['index', 'UInt64'],
    ['weight', 'UInt128'],
    ['device', 'String'],
  ],
  direction: 'DESC',
};

/** Values of the filter that lets every score through; `index` -1 is any. */
export const ANY_REWARD_SCORE = { index: -1, device: '', supplier: '', co_staker: '' };

const FILTER = `({index:Int64} = -1 OR index = {index:Int64})
  AND ({device:String} = '' OR device = {device:String})
  AND ({supplier:String} = '' OR supplier = {supplier:String})
  AND ({co_staker:String} = '' OR co_staker = {co_staker:String})`;

const rows = `SELECT * FROM (
SELECT
  toUInt64(s.index) AS index,
  base58Encode(s.device) AS device,
  base58Encode(s.supplier) AS supplier,
  s.model_code AS model_code,
  m.name AS model_name,
  s.pool AS pool,
  s.multiplier_bps AS multiplier_bps,
  s.gpu_count AS gpu_count,
  s.idle_seconds AS idle_seconds,
  s.hired_seconds AS hired_seconds,
  s.weight AS weight,
  base58Encode(s.co_staker) AS co_staker,
  s.co_share_bps AS co_share_bps,
  toBool(s.finalized) AS finalized,
  toUInt64(s.amount) AS amount,
  toUInt64(s.co_amount) AS co_amount
FROM ${SCORES} AS s
LEFT JOIN ${MODEL_NAMES} AS m ON m.code = s.model_code
)
WHERE ${FILTER}`;

const key = (column: string) => `toFixedString(base58Decode(${column}), 32)`;

/** Scores as told, with the same parameters as the list. */
const TOLD = `SELECT p.slot AS slot, p.signature AS signature, p.index AS index, d.device AS device
  FROM ev_rewards_epoch_scored_devices AS d
  INNER JOIN ev_rewards_epoch_scored AS p
    ON p.slot = d.slot AND p.signature = d.signature AND p.instruction = d.instruction AND p.inner = d.inner
  WHERE d.slot <= {slot:UInt64}
    AND ({index:Int64} = -1 OR p.index = {index:Int64})
    AND ({device:String} = '' OR d.device = ${key('{device:String}')})
    AND ({supplier:String} = '' OR d.supplier = ${key('{supplier:String}')})
    AND ({co_staker:String} = '' OR d.co_staker = ${key('{co_staker:String}')})`;

/** Events that opened, scored and decided the rewards of the list, by epoch and device. */
export const SCORE_EVIDENCE = `SELECT concat(toString(t.index), ',', base58Encode(t.device)) AS key,
  t.slot AS slot, base58Encode(t.signature) AS signature
FROM (
  ${TOLD}
) AS t
UNION ALL
SELECT concat(toString(t.index), ',', base58Encode(t.device)) AS key, e.slot AS slot, base58Encode(e.signature) AS signature
FROM (
  SELECT slot, signature, index FROM ev_rewards_epoch_opened WHERE slot <= {slot:UInt64}
  UNION ALL
  SELECT slot, signature, index FROM ev_rewards_epoch_finalized WHERE slot <= {slot:UInt64}
) AS e
INNER JOIN (
  ${TOLD}
) AS t ON t.index = e.index`;

/** Scores of devices. Parameters: `index` (-1 any), `device`, `supplier`, `co_staker` ('' any). */
export const rewardScoresList: ListMetric<RewardScoreRow> = {
  name: 'reward_scores',
  description: 'What devices were scored by epoch, and what each score earned.',
  columns: [
    'index',
    'device',
    'supplier',
    'model_code',
    'model_name',
    'pool',
    'multiplier_bps',
    'gpu_count',
    'idle_seconds',
    'hired_seconds',
    'weight',
    'co_staker',
    'co_share_bps',
    'finalized',
    'amount',
    'co_amount',
  ],
  keyColumns: ['index', 'device'],
  rows,
  evidence: SCORE_EVIDENCE,
};
