import type { Env } from '../env.ts';
import { openStore } from '../store/open.ts';
import { readWatermark } from '../watermark.ts';

/** What a store holds, as JSON. The embedded store can be asked only while no indexer has it open. */
export async function describeStore(env: Env): Promise<Record<string, unknown>> {
  const store = await openStore({
    path: env.STORE_PATH,
    url: env.CLICKHOUSE_URL,
    database: env.CLICKHOUSE_DATABASE,
    readers: 1,
  });
  try {
    const reader = store.reader();
    const tables = await reader.query({
      name: 'tables',
      sql: "SELECT name FROM system.tables WHERE database = currentDatabase() AND name IN ('ledger', 'events', 'changes', 'programs')",
    });
    if (tables.length < 4) return { state: 'empty' };
    const watermark = await readWatermark(reader);
    const [counts] = await reader.query({
      name: 'counts',
      sql: 'SELECT (SELECT count() FROM events) AS events, (SELECT count() FROM events_undecoded) AS undecoded',
    });
    const programs = await reader.query({
      name: 'programs',
      sql: `SELECT p.name AS name, p.program_id AS programId, e.events AS events, e.kinds AS kinds, e.slot AS lastEventSlot,
        u.undecoded AS undecoded FROM programs AS p
        LEFT JOIN (SELECT program, count() AS events, uniqExact(event) AS kinds, max(slot) AS slot FROM events GROUP BY program)
          AS e ON e.program = p.name
        LEFT JOIN (SELECT program, count() AS undecoded FROM events_undecoded GROUP BY program) AS u ON u.program = p.name
        ORDER BY name`,
    });
    // An account counts its changes from 1, so a missing event is a gap.
    const gaps = await reader.query({
      name: 'gaps',
      sql: `SELECT base58Encode(c.scope) AS account, max(c.sequence) - count() AS missing FROM changes AS c
        GROUP BY c.scope HAVING max(c.sequence) != count() ORDER BY account LIMIT 100`,
    });
    return {
      state: watermark === null ? 'empty' : 'indexed',
      watermarkSlot: watermark?.slot.toString() ?? null,
      chainTime: watermark?.chainTime.toString() ?? null,
      committedSlot: watermark?.committedSlot.toString() ?? null,
      openSegment: watermark?.openIntent ?? false,
      ...counts,
      programs,
      gaps,
    };
  } finally {
    await store.close();
  }
}
