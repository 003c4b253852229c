import { CAP } from '@escapement/programs/rewards';
import type { Metric } from './metric.ts';
import { allEvents, CLAIM_EVENTS, EMISSION, EPOCHS, SCHEDULE_EVENTS, SCORES } from './views.ts';
import type { EmissionPolicyWord } from './words.ts';

/** The emission of IO: how far the schedule has come, and what became of it. */
export interface EmissionRow {
  id: string;
  mint: string;
  policy: EmissionPolicyWord;
  first_hour: string;
  starts_at: string;
  next_index: number;
  next_q32: string;
  next_emission: string;
  scheduled: string;
  forgone: string;
  undecided: string;
  earned: string;
  unearned: string;
  issued: string;
  owed: string;
  cap: string;
  opened_epochs: string;
  final_epochs: string;
}

const COLUMNS: readonly (keyof EmissionRow)[] = [
  'id',
  'mint',
  'policy',
  'first_hour',
  'starts_at',
  'next_index',
  'next_q32',
  'next_emission',
  'scheduled',
  'forgone',
  'undecided',
  'earned',
  'unearned',
  'issued',
  'owed',
  'cap',
  'opened_epochs',
  'final_epochs',
];

/** Emission of all epochs before the next one, smallest unit: opened ones, and those that nobody opened. */
export const SCHEDULED = `(SELECT sum(amount) FROM (
    SELECT emission_amount + forgone AS amount FROM ev_rewards_epoch_opened WHERE slot <= {slot:UInt64}
    UNION ALL
    SELECT forgone AS amount FROM ev_rewards_emission_advanced WHERE slot <= {slot:UInt64}
  ))`;

/** The emission: one row, none before `initialize` of the rewards program. */
export const emissionMetric: Metric<EmissionRow> = {
  name: 'emission',
  description:
    'Emission of IO up to the next epoch: scheduled = forgone + undecided + earned + unearned, and earned = issued + owed.',
  columns: COLUMNS,
  keyColumns: [],
  sql: `WITH
  opened AS (
    SELECT
      count() AS opened_epochs,
      countIf(finalized) AS final_epochs,
      sum(emission_amount) AS emitted,
      sumIf(emission_amount, NOT finalized) AS undecided
    FROM ${EPOCHS}
  ),
  -- A score earns nothing until its epoch is final.
  scored AS (SELECT sum(amount) AS earned FROM ${SCORES})
SELECT
  base58Encode(e.emission) AS id, base58Encode(e.mint) AS mint, e.policy AS policy,
  e.first_hour AS first_hour, toInt64(e.first_hour * 3600) AS starts_at,
  e.next_index AS next_index, e.next_q32 AS next_q32, toUInt64(intDiv(e.next_q32, toUInt128(4294967296))) AS next_emission,
  ${SCHEDULED} AS scheduled, scheduled - o.emitted AS forgone, o.undecided AS undecided,
  s.earned AS earned, o.emitted - o.undecided - s.earned AS unearned,
  e.issued AS issued, s.earned - e.issued AS owed, toUInt64(${CAP}) AS cap,
  o.opened_epochs AS opened_epochs, o.final_epochs AS final_epochs
FROM ${EMISSION} AS e, opened AS o, scored AS s`,
  evidence: allEvents({ rewards: [...SCHEDULE_EVENTS, 'EpochScored', 'EpochFinalized', ...CLAIM_EVENTS] }),
};
