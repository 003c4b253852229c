import { quoteIdentifier } from '../idl/names.ts';
import type { Store } from '../store/open.ts';
import { ROLLUPS } from './rollups.ts';

/** Number and hash of the rows of everything that a run must leave the same, by name. */
export async function digestStore(store: Store): Promise<Record<string, string>> {
  const { writer } = store;
  const tables = await writer.query(
    `SELECT name FROM system.tables WHERE database = currentDatabase() AND engine = 'MergeTree'
     AND (name LIKE 'ev\\_%' OR name IN ('events', 'changes', 'events_undecoded')) ORDER BY name`,
  );
  const sources = [
    ...tables.map(({ name }) => [String(name), quoteIdentifier(String(name))] as const),
    ['device_current', 'device_current FINAL'] as const,
    ['rental_current', 'rental_current FINAL'] as const,
    ...ROLLUPS.map(({ stored }, i) => [`rollup ${i}`, `(${stored})`] as const),
    ...ROLLUPS.map(({ landed }, i) => [`rollup ${i} recomputed`, `(${landed})`] as const),
  ];
  const digests: Record<string, string> = {};
  for (const [name, source] of sources) {
    const [row] = await writer.query(`SELECT count() AS rows, sum(sipHash64(tuple(*))) AS hash FROM ${source}`);
    digests[name] = `${row?.rows} rows, ${row?.hash}`;
  }
  const [gaps] = await writer.query(
    `SELECT count() AS gaps FROM (SELECT from_slot, lagInFrame(to_slot, 1, from_slot) OVER (ORDER BY to_slot
     ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS before, row_number() OVER (ORDER BY to_slot) AS n
     FROM ledger WHERE state = 'commit') WHERE n > 1 AND from_slot != before + 1`,
  );
  digests['gaps in the ledger'] = String(gaps?.gaps);
  return digests;
}
