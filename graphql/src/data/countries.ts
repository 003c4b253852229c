import { COUNT_COLUMNS, COUNTS, type CountsRow } from './counts.ts';
import type { Metric } from './metric.ts';
import { allEvents, DEVICE_EVENTS, DEVICES, eventsByAccount, PLACED, RULE_EVENTS, STAKE_EVENTS } from './views.ts';

/** Counts of one country. */
export interface CountryRow extends CountsRow {
  country: number;
  alpha2: string | null;
  name: string | null;
}

const inModel = '({model_code:UInt16} = 0 OR model_code = {model_code:UInt16})';

const ACCOUNTS = `SELECT device AS account, toString(country) AS key FROM ${PLACED} WHERE ${inModel}`;

/** Counts by declared country; parameter `model_code` (0: all models). */
export const countriesMetric: Metric<CountryRow> = {
  name: 'countries',
  description: 'Devices by declared country, counted by what they have proven.',
  columns: ['country', 'alpha2', 'name', ...COUNT_COLUMNS],
  keyColumns: ['country'],
  sql: `WITH counts AS (
  SELECT
    country,
    ${COUNTS}
  FROM ${DEVICES}
  WHERE claimed AND ${inModel}
  GROUP BY country
)
SELECT c.country AS country, n.alpha2 AS alpha2, n.name AS name, ${COUNT_COLUMNS.join(', ')}
FROM counts AS c
LEFT JOIN (SELECT numeric, toNullable(alpha2) AS alpha2, toNullable(name) AS name FROM countries) AS n
  ON n.numeric = c.country
ORDER BY claimed_gpus DESC, claimed_cpus DESC, country`,
  evidence: `${eventsByAccount(DEVICE_EVENTS, ACCOUNTS)}
UNION ALL
${eventsByAccount({ staking: STAKE_EVENTS }, ACCOUNTS, 'keys')}
UNION ALL
${allEvents(RULE_EVENTS)}`,
};
