import type { Metric } from './metric.ts';
import { ACCEPTABLE } from './stakes.ts';
import { allEvents, DEVICES, LEAVING_EVENTS, SLASH_CASES, STAKE_EVENTS, STAKES } from './views.ts';

/** Totals of all stakes. */
export interface StakingRow {
  stakes: string;
  staked_devices: string;
  staked_gpus: string;
  claimed_devices: string;
  claimed_gpus: string;
  required: string;
  active: string;
  cooling: string;
  locked: string;
  owner_active: string;
  co_active: string;
  co_cooling: string;
  co_stakes: string;
  co_stakers: string;
  offers: string;
  offered: string;
  cases: string;
  open_cases: string;
  upheld_cases: string;
  rejected_cases: string;
  dismissed_cases: string;
  open_bonds: string;
  slashed: string;
}

const COLUMNS: readonly (keyof StakingRow)[] = [
  'stakes',
  'staked_devices',
  'staked_gpus',
  'claimed_devices',
  'claimed_gpus',
  'required',
  'active',
  'cooling',
  'locked',
  'owner_active',
  'co_active',
  'co_cooling',
  'co_stakes',
  'co_stakers',
  'offers',
  'offered',
  'cases',
  'open_cases',
  'upheld_cases',
  'rejected_cases',
  'dismissed_cases',
  'open_bonds',
  'slashed',
];

/** Totals of all stakes and slash cases: one row. */
export const stakingMetric: Metric<StakingRow> = {
  name: 'staking',
  description: 'Stake of all devices: counted, leaving, held by cases; offers to co-stakers; slash cases and slashes.',
  columns: COLUMNS,
  keyColumns: [],
  sql: `WITH
  counted AS (
    SELECT
      countIf(claimed AND staked) AS staked_devices,
      sumIf(gpu_count, claimed AND staked AND class = 'Gpu') AS staked_gpus,
      countIf(claimed) AS claimed_devices,
      sumIf(gpu_count, claimed AND class = 'Gpu') AS claimed_gpus,
      sumIf(required_stake, claimed) AS required
    FROM ${DEVICES}
  ),
  staked AS (
    SELECT
      count() AS stakes,
      sum(s.active) AS active,
      sum(s.cooling) AS cooling,
      sum(s.locked) AS locked,
      sum(s.owner_active) AS owner_active,
      sum(s.co_active) AS co_active,
      sum(s.co_cooling) AS co_cooling,
      countIf(s.co_active > 0) AS co_stakes,
      uniqExactIf(s.co_staker, s.co_staker IS NOT NULL) AS co_stakers,
      countIf(${ACCEPTABLE} > 0) AS offers,
      sum(${ACCEPTABLE}) AS offered
    FROM ${STAKES} AS s
  ),
  reported AS (
    SELECT
      count() AS cases,
      countIf(status = 'OPEN') AS open_cases,
      countIf(status = 'UPHELD') AS upheld_cases,
      countIf(status = 'REJECTED') AS rejected_cases,
      countIf(status = 'DISMISSED') AS dismissed_cases,
      sumIf(bond, status = 'OPEN') AS open_bonds,
      toUInt64(sum(ifNull(slashed, 0))) AS slashed
    FROM ${SLASH_CASES}
  )
SELECT ${COLUMNS.join(', ')}
FROM counted, staked, reported`,
  evidence: allEvents({
    staking: STAKE_EVENTS,
    marketplace: ['DeviceRegistered', ...LEAVING_EVENTS, 'GpuModelSet'],
  }),
};
