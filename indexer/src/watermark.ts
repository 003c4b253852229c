import { z } from 'zod';
import type { Reader } from './store/reader.ts';

/** Up to where the tables tell the chain. */
export interface Watermark {
  /** Every event of slots up to this one is in the tables, and the Clock in it was observed. */
  slot: bigint;
  /** Clock.unix_timestamp there, seconds. */
  chainTime: bigint;
  /** Last slot of the last committed segment, at least `slot`. */
  committedSlot: bigint;
  /** A segment is being written: rollups and `*_current` may be ahead of the watermark. */
  openIntent: boolean;
}

const rowSchema = z.object({
  slot: z.coerce.bigint(),
  chain_time: z.coerce.bigint(),
  committed_slot: z.coerce.bigint(),
  open_intent: z.boolean(),
});

/** The watermark; null while nothing is published. Needs the schema: call it after an indexer has started. */
export async function readWatermark(reader: Reader, signal?: AbortSignal): Promise<Watermark | null> {
  const [row] = await reader.query({
    name: 'watermark',
    sql: `SELECT argMaxIf(watermark_slot, to_slot, state = 'commit') AS slot, argMaxIf(watermark_time, to_slot, state = 'commit') AS chain_time,
      maxIf(to_slot, state = 'commit') AS committed_slot, toBool(maxIf(to_slot, state = 'intent') > committed_slot) AS open_intent
      FROM ledger`,
    schema: rowSchema,
    signal,
  });
  if (row === undefined || row.slot === 0n) return null;
  return { slot: row.slot, chainTime: row.chain_time, committedSlot: row.committed_slot, openIntent: row.open_intent };
}

const clockSchema = z.object({ slot: z.coerce.bigint(), chain_time: z.coerce.bigint() });

/** The latest observed Clock at or before a slot; null when none is known. */
export async function chainTimeAt(
  reader: Reader,
  slot: bigint,
  signal?: AbortSignal,
): Promise<{ slot: bigint; chainTime: bigint } | null> {
  const [row] = await reader.query({
    name: 'chainTimeAt',
    sql: 'SELECT slot, chain_time FROM clock_at(slot = {slot:UInt64})',
    parameters: { slot },
    schema: clockSchema,
    signal,
  });
  return row === undefined ? null : { slot: row.slot, chainTime: row.chain_time };
}
