import type { Metric } from './metric.ts';

/** What the slot ledger and the tables say about completeness at the slot. */
export interface LedgerRow {
  complete: boolean;
  first_slot: string;
  segments: string;
  slot_gaps: string;
  sequence_gaps: string;
  undecoded_events: string;
  events: string;
  transactions: string;
}

/** Completeness at the slot: one row. An account's sequence counts its changes from 1 without a gap. */
export const ledgerMetric: Metric<LedgerRow> = {
  name: 'ledger',
  description: 'Committed segments of slots, and gaps in them and in the sequences of accounts.',
  columns: [
    'complete',
    'first_slot',
    'segments',
    'slot_gaps',
    'sequence_gaps',
    'undecoded_events',
    'events',
    'transactions',
  ],
  keyColumns: [],
  sql: `WITH
  committed AS (
    SELECT from_slot, to_slot, max(to_slot) OVER (
      ORDER BY from_slot, to_slot ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS covered
    FROM (SELECT DISTINCT from_slot, to_slot FROM ledger WHERE state = 'commit' AND from_slot <= {slot:UInt64})
  ),
  slots AS (
    SELECT
      (SELECT min(from_slot) FROM committed) AS first_slot,
      count() AS segments,
      countIf(from_slot > covered + 1 AND from_slot > first_slot) AS slot_gaps
    FROM committed
  ),
  sequences AS (
    SELECT sum(last - known) AS sequence_gaps FROM (
      SELECT max(sequence) AS last, uniqExact(sequence) AS known FROM changes WHERE slot <= {slot:UInt64} GROUP BY scope
    )
  ),
  undecoded AS (SELECT count() AS undecoded_events FROM events_undecoded WHERE slot <= {slot:UInt64}),
  decoded AS (
    SELECT count() AS events, uniqExact(signature) AS transactions FROM events WHERE slot <= {slot:UInt64}
  )
SELECT
  (slot_gaps = 0 AND sequence_gaps = 0 AND undecoded_events = 0)::Bool AS complete,
  first_slot, segments, slot_gaps, sequence_gaps, undecoded_events, events, transactions
FROM slots, sequences, undecoded, decoded`,
  evidence: `SELECT '' AS key, slot, base58Encode(signature) AS signature FROM events WHERE slot <= {slot:UInt64}`,
};
