import { CAP, SUPPLY_BEFORE } from '@escapement/programs/rewards';
import { SCHEDULED } from './emission.ts';
import type { Metric } from './metric.ts';
import { allEvents, CLAIM_EVENTS, IO_SUPPLY, SCHEDULE_EVENTS } from './views.ts';

/** Supply of IO against what may exist, smallest unit. */
export interface IoSupplyRow {
  genesis: string;
  scheduled: string;
  issued: string;
  issue_cap: string;
  burnt: string;
  supply: string;
  supply_cap: string;
  ok: boolean;
}

/** Supply of IO: one row. */
export const ioSupplyMetric: Metric<IoSupplyRow> = {
  name: 'io_supply',
  description:
    'Supply of IO by events: genesis + issued - burnt, with what was issued within the schedule and the cap.',
  columns: ['genesis', 'scheduled', 'issued', 'issue_cap', 'burnt', 'supply', 'supply_cap', 'ok'],
  keyColumns: [],
  sql: `SELECT
  toUInt64(i.genesis) AS genesis, ${SCHEDULED} AS scheduled, toUInt64(i.issued) AS issued, toUInt64(${CAP}) AS issue_cap,
  toUInt64(i.burnt) AS burnt, toUInt64(i.supply) AS supply, toUInt64(${CAP + SUPPLY_BEFORE}) AS supply_cap,
  toBool(supply = genesis + issued - burnt AND issued <= scheduled AND scheduled <= issue_cap) AS ok
FROM ${IO_SUPPLY} AS i`,
  evidence: allEvents({ rewards: [...SCHEDULE_EVENTS, ...CLAIM_EVENTS], staking: ['SlashCaseRuled'] }),
};
