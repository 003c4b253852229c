import type { ListMetric, Order } from './page.ts';
import { allEvents, CLAIM_EVENTS, EPOCHS, SCHEDULE_EVENTS, SCORES } from './views.ts';
import type { RewardEpochStatusWord } from './words.ts';

/** One opened reward epoch at the slot. */
export interface RewardEpochRow {
  index: string;
  id: string;
  hour: string;
  starts_at: string;
  ends_at: string;
  scoring_until: string;
  status: RewardEpochStatusWord;
  emission: string;
  enterprise_emission: string;
  community_emission: string;
  enterprise_weight: string;
  community_weight: string;
  devices: string;
  enterprise_earned: string;
  community_earned: string;
  earned: string;
  scheduled_total: string;
  issued_total: string;
  opened_at: string;
  finalized_at: string | null;
}

/** By index. */
export function rewardEpochOrder(direction: 'ASC' | 'DESC'): Order<RewardEpochRow> {
  return { columns: [['index', 'UInt64']], direction };
}

/** Values of the filter that lets every epoch through. */
export const ANY_REWARD_EPOCH = { index_gte: 0, index_lte: 4_294_967_295, statuses: [] };

const rows = `SELECT * FROM (
SELECT
  toUInt64(e.index) AS index,
  base58Encode(e.epoch) AS id,
  e.hour AS hour,
  e.starts_at AS starts_at,
  e.ends_at AS ends_at,
  e.ends_at + 7200 AS scoring_until,
  multiIf(e.finalized, 'FINAL', {chain_time:Int64} < scoring_until, 'SCORING', 'CLOSED') AS status,
  e.emission_amount AS emission,
  e.enterprise_emission AS enterprise_emission,
  e.community_emission AS community_emission,
  ifNull(e.enterprise_weight, 0) AS enterprise_weight,
  ifNull(e.community_weight, 0) AS community_weight,
  toUInt64(s.devices) AS devices,
  toUInt64(s.enterprise_earned) AS enterprise_earned,
  toUInt64(s.community_earned) AS community_earned,
  toUInt64(s.enterprise_earned + s.community_earned) AS earned,
  t.scheduled_total AS scheduled_total,
  toUInt64(c.issued_total) AS issued_total,
  e.opened_at AS opened_at,
  if(e.finalized, toNullable(e.finalized_at), NULL) AS finalized_at
FROM (SELECT *, 1 AS one FROM ${EPOCHS}) AS e
LEFT JOIN (
  SELECT index, count() AS devices,
    sumIf(amount, pool = 'Enterprise') AS enterprise_earned, sumIf(amount, pool = 'Community') AS community_earned
  FROM ${SCORES} GROUP BY index
) AS s ON s.index = e.index
LEFT JOIN (
  SELECT index, sum(amount) OVER (ORDER BY index) AS scheduled_total FROM (
    SELECT index, emission_amount + forgone AS amount FROM ev_rewards_epoch_opened WHERE slot <= {slot:UInt64}
    UNION ALL
    SELECT from_index AS index, forgone AS amount FROM ev_rewards_emission_advanced WHERE slot <= {slot:UInt64}
  )
) AS t ON t.index = e.index
ASOF LEFT JOIN (
  SELECT 1 AS one, timestamp, max(issued) AS issued_total FROM (
    SELECT timestamp, issued FROM ev_rewards_reward_claimed WHERE slot <= {slot:UInt64}
    UNION ALL
    SELECT timestamp, issued FROM ev_rewards_co_reward_claimed WHERE slot <= {slot:UInt64}
  )
  GROUP BY timestamp
) AS c ON c.one = e.one AND e.ends_at > c.timestamp
)
WHERE index >= {index_gte:UInt32} AND index <= {index_lte:UInt32}
  AND (empty({statuses:Array(String)}) OR has({statuses:Array(String)}, status))`;

/** Opened reward epochs. Parameters: `index_gte`, `index_lte`, `statuses` (empty: any). */
export const rewardEpochsList: ListMetric<RewardEpochRow> = {
  name: 'reward_epochs',
  description:
    'Hours of the emission: what each emits, what was earned in it, and the schedule beside what was issued.',
  columns: [
    'index',
    'id',
    'hour',
    'starts_at',
    'ends_at',
    'scoring_until',
    'status',
    'emission',
    'enterprise_emission',
    'community_emission',
    'enterprise_weight',
    'community_weight',
    'devices',
    'enterprise_earned',
    'community_earned',
    'earned',
    'scheduled_total',
    'issued_total',
    'opened_at',
    'finalized_at',
  ],
  keyColumns: ['index'],
  rows,
  evidence: `SELECT toString(index) AS key, slot, base58Encode(signature) AS signature
FROM ev_rewards_epoch_scored WHERE slot <= {slot:UInt64}
UNION ALL
SELECT toString(index) AS key, slot, base58Encode(signature) AS signature
FROM ev_rewards_epoch_finalized WHERE slot <= {slot:UInt64}
UNION ALL
${allEvents({ rewards: [...SCHEDULE_EVENTS, ...CLAIM_EVENTS] })}`,
};
