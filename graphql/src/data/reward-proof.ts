import type { Metric } from './metric.ts';
import { SCORE_EVIDENCE } from './reward-scores.ts';
import { EPOCHS, MODEL_NAMES, SCORES } from './views.ts';
import type { PoolWord } from './words.ts';

/** Every integer from which the reward of one device in one epoch is computed. */
export interface RewardProofRow {
  index: string;
  device: string;
  supplier: string;
  hour: string;
  starts_at: string;
  ends_at: string;
  emission: string;
  enterprise_emission: string;
  community_emission: string;
  pool: PoolWord;
  pool_emission: string;
  pool_weight: string;
  model_code: number;
  model_name: string;
  multiplier_bps: number;
  gpu_count: number;
  idle_seconds: number;
  hired_seconds: number;
  weight: string;
  finalized: boolean;
  amount: string;
  co_staker: string | null;
  co_share_bps: number;
  co_amount: string;
  supplier_amount: string;
  open_slot: string;
  open_signature: string;
  score_slot: string;
  score_signature: string;
  final_slot: string | null;
  final_signature: string | null;
}

/** Reward of one device in one epoch; no row when it was not scored. Parameters: those of the scores' list, `device` and `index` given. */
export const rewardProofMetric: Metric<RewardProofRow> = {
  name: 'reward_proof',
  description:
    'All integers of one reward: weight = multiplier × GPUs × credited seconds, amount = floor(pool emission × weight / pool weight).',
  columns: [
    'index',
    'device',
    'supplier',
    'hour',
    'starts_at',
    'ends_at',
    'emission',
    'enterprise_emission',
    'community_emission',
    'pool',
    'pool_emission',
    'pool_weight',
    'model_code',
    'model_name',
    'multiplier_bps',
    'gpu_count',
    'idle_seconds',
    'hired_seconds',
    'weight',
    'finalized',
    'amount',
    'co_staker',
    'co_share_bps',
    'co_amount',
    'supplier_amount',
    'open_slot',
    'open_signature',
    'score_slot',
    'score_signature',
    'final_slot',
    'final_signature',
  ],
  keyColumns: ['index', 'device'],
  sql: `SELECT
  toUInt64(s.index) AS index, base58Encode(s.device) AS device, base58Encode(s.supplier) AS supplier,
  e.hour AS hour, e.starts_at AS starts_at, e.ends_at AS ends_at,
  e.emission_amount AS emission, e.enterprise_emission AS enterprise_emission, e.community_emission AS community_emission,
  s.pool AS pool,
  multiIf(pool = 'Enterprise', e.enterprise_emission, pool = 'Community', e.community_emission, 0) AS pool_emission,
  multiIf(pool = 'Enterprise', ifNull(e.enterprise_weight, 0), pool = 'Community', ifNull(e.community_weight, 0), 0) AS pool_weight,
  s.model_code AS model_code, m.name AS model_name,
  s.multiplier_bps AS multiplier_bps, s.gpu_count AS gpu_count,
  s.idle_seconds AS idle_seconds, s.hired_seconds AS hired_seconds, s.weight AS weight,
  toBool(e.finalized) AS finalized, toUInt64(s.amount) AS amount,
  base58Encode(s.co_staker) AS co_staker, s.co_share_bps AS co_share_bps, toUInt64(s.co_amount) AS co_amount,
  toUInt64(s.amount - s.co_amount) AS supplier_amount,
  o.slot AS open_slot, base58Encode(o.signature) AS open_signature,
  c.slot AS score_slot, base58Encode(c.signature) AS score_signature,
  f.slot AS final_slot, base58Encode(f.signature) AS final_signature
FROM ${SCORES} AS s
INNER JOIN ${EPOCHS} AS e ON e.index = s.index
LEFT JOIN ${MODEL_NAMES} AS m ON m.code = s.model_code
INNER JOIN ev_rewards_epoch_opened AS o ON o.index = s.index
INNER JOIN (
  SELECT p.slot AS slot, p.signature AS signature, p.index AS index, r.device AS device
  FROM ev_rewards_epoch_scored_devices AS r
  INNER JOIN ev_rewards_epoch_scored AS p
    ON p.slot = r.slot AND p.signature = r.signature AND p.instruction = r.instruction AND p.inner = r.inner
  WHERE p.slot <= {slot:UInt64} AND p.index = {index:Int64}
) AS c ON c.index = s.index AND c.device = s.device
LEFT JOIN (
  SELECT index, toNullable(slot) AS slot, toNullable(signature) AS signature
  FROM ev_rewards_epoch_finalized WHERE slot <= {slot:UInt64}
) AS f ON f.index = s.index
WHERE s.index = {index:Int64} AND s.device = toFixedString(base58Decode({device:String}), 32)`,
  evidence: SCORE_EVIDENCE,
};
