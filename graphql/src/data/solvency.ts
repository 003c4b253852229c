import type { Metric } from './metric.ts';
import { allEvents, IO_MINT, RENTAL_EVENTS, SOLVENCY, STAKE_EVENTS, STAKES, USDC_MINT } from './views.ts';
import type { MintWord } from './words.ts';

/** Vaults of all rentals of one mint against what they owe, smallest unit. */
export interface SolvencyRow {
  mint_symbol: MintWord;
  mint: string;
  vaults: string;
  deposited: string;
  settled: string;
  fees: string;
  refunded: string;
  committed: string;
  free: string;
  owed: string;
  devices_reserved: string;
  devices_accrued: string;
  unequal: string;
  ok: boolean;
}

/** Sums of rental vaults by mint, both mints of the config. */
export const solvencyMetric: Metric<SolvencyRow> = {
  name: 'solvency',
  description:
    'Vaults of rentals by mint: deposited = settled + fees + refunded + committed + free, and committed = reserved + accrued of the devices.',
  columns: [
    'mint_symbol',
    'mint',
    'vaults',
    'deposited',
    'settled',
    'fees',
    'refunded',
    'committed',
    'free',
    'owed',
    'devices_reserved',
    'devices_accrued',
    'unequal',
    'ok',
  ],
  keyColumns: ['mint_symbol'],
  sql: `WITH mints AS (
  SELECT 'USDC' AS mint_symbol, ${USDC_MINT} AS mint
  UNION ALL
  SELECT 'IO' AS mint_symbol, ${IO_MINT} AS mint
)
SELECT
  m.mint_symbol AS mint_symbol, base58Encode(m.mint) AS mint,
  countIf(r.vault != unhex(repeat('00', 32))) AS vaults,
  sum(r.deposited) AS deposited, sum(r.settled) AS settled, sum(r.fees) AS fees, sum(r.refunded) AS refunded,
  sum(r.committed) AS committed, sum(r.free) AS free, committed + free AS owed,
  sum(r.devices_reserved) AS devices_reserved, sum(r.devices_accrued) AS devices_accrued,
  countIf(r.vault != unhex(repeat('00', 32)) AND NOT r.ok) AS unequal,
  toBool(unequal = 0 AND deposited = settled + fees + refunded + committed + free
    AND committed = devices_reserved + devices_accrued) AS ok
FROM mints AS m
LEFT JOIN ${SOLVENCY} AS r ON r.mint = m.mint
GROUP BY m.mint_symbol, m.mint
ORDER BY mint_symbol DESC`,
  evidence: allEvents(['ConfigInitialized', ...RENTAL_EVENTS]),
};

/** Stake vaults and bonds against what they owe, smallest unit of IO. */
export interface StakeSolvencyRow {
  vaults: string;
  deposited: string;
  from_bonds: string;
  withdrawn: string;
  slashed: string;
  active: string;
  cooling: string;
  owed: string;
  open_bonds: string;
  ok: boolean;
}

const total = (table: string, column: string) =>
  `(SELECT toUInt64(sum(${column})) FROM ev_staking_${table} WHERE slot <= {slot:UInt64})`;

/** Sums of stake vaults: one row. */
export const stakeSolvencyMetric: Metric<StakeSolvencyRow> = {
  name: 'stake_solvency',
  description:
    'Vaults of stakes: deposited + from bonds = withdrawn + slashed + active + cooling; and bonds of open cases.',
  columns: [
    'vaults',
    'deposited',
    'from_bonds',
    'withdrawn',
    'slashed',
    'active',
    'cooling',
    'owed',
    'open_bonds',
    'ok',
  ],
  keyColumns: [],
  sql: `SELECT
  count() AS vaults,
  ${total('stake_deposited', 'amount')} + ${total('co_stake_accepted', 'amount')} AS deposited,
  ${total('slash_case_ruled', 'bond_to_co_staker')} + ${total('slash_case_dismissed', 'bond_to_co_staker')} AS from_bonds,
  ${total('stake_withdrawn', 'amount')} AS withdrawn,
  ${total('slash_case_ruled', 'slashed')} AS slashed,
  toUInt64(sum(s.active)) AS active, toUInt64(sum(s.cooling)) AS cooling, active + cooling AS owed,
  ${total('slash_case_opened', 'bond')} - (
    SELECT toUInt64(sum(bond)) FROM ev_staking_slash_case_opened
    WHERE slot <= {slot:UInt64} AND case IN (
      SELECT case FROM ev_staking_slash_case_ruled WHERE slot <= {slot:UInt64}
      UNION ALL
      SELECT case FROM ev_staking_slash_case_dismissed WHERE slot <= {slot:UInt64}
    )
  ) AS open_bonds,
  toBool(deposited + from_bonds = withdrawn + slashed + active + cooling) AS ok
FROM ${STAKES} AS s`,
  evidence: allEvents({ staking: STAKE_EVENTS }),
};
