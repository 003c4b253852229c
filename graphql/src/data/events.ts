import type { ListMetric, Order } from './page.ts';

/** One decoded event. */
export interface EventRow {
  slot: string;
  signature: string;
  instruction: number;
  inner_index: number;
  program: string;
  name: string;
  timestamp: string;
  /** JSON text of the decoded fields. */
  payload: string;
  /** Changed accounts with their sequence. */
  changes: [scope: string, sequence: string][];
}

/** By slot, then by place in the slot. */
export function eventOrder(direction: 'ASC' | 'DESC'): Order<EventRow> {
  return {
    columns: [
      ['slot', 'UInt64'],
      ['signature', 'String'],
      ['instruction', 'UInt16'],
      ['inner_index', 'UInt16'],
    ],
    direction,
  };
}

/** Values of the filter that lets every event through. */
export const ANY_EVENT = {
  program: '',
  name: '',
  account: '',
  scope: '',
  without: '',
  signature: '',
  slot_gte: 0n,
  slot_lte: 2n ** 64n - 1n,
};

const FILTER = `slot <= {slot:UInt64} AND slot >= {slot_gte:UInt64} AND slot <= {slot_lte:UInt64}
  AND ({program:String} = '' OR program = {program:String})
  AND ({name:String} = '' OR event = {name:String})
  AND ({without:String} = '' OR event != {without:String})
  AND ({account:String} = '' OR has(keys, toFixedString(base58Decode({account:String}), 32)))
  AND ({scope:String} = '' OR has(scopes, toFixedString(base58Decode({scope:String}), 32)))
  AND ({signature:String} = '' OR signature = toFixedString(base58Decode({signature:String}), 64))`;

const finish = (page: string, order: string) => `WITH page AS (
${page}
)
SELECT p.*, c.changes AS changes
FROM page AS p
LEFT JOIN (
  SELECT
    base58Encode(signature) AS changed_in, instruction, inner,
    arrayMap(change -> (change.2, change.3),
      arraySort(groupArray((position, base58Encode(scope), toString(sequence))))) AS changes
  FROM changes
  WHERE (slot, base58Encode(signature)) IN (SELECT slot, signature FROM page)
  GROUP BY signature, instruction, inner
) AS c ON c.changed_in = p.signature AND c.instruction = p.instruction AND c.inner = p.inner_index
ORDER BY ${order}`;

/**
 * Decoded events. Parameters: `program`, `name`, `without` (an event's name), `account` (named in the event), `scope`
 * (changed by the event), `signature` ('' any), `slot_gte`, `slot_lte`.
 */
export const eventsList: ListMetric<EventRow> = {
  name: 'events',
  description: 'Decoded events of the indexed programs.',
  columns: ['slot', 'signature', 'instruction', 'inner_index', 'program', 'name', 'timestamp', 'payload', 'changes'],
  keyColumns: ['signature', 'instruction', 'inner_index'],
  rows: `SELECT slot, base58Encode(signature) AS signature, instruction, inner AS inner_index, program, event AS name,
  ifNull(timestamp, 0) AS timestamp, payload
FROM events WHERE ${FILTER}`,
  finish,
  evidence: `SELECT concat(base58Encode(signature), ',', toString(instruction), ',', toString(inner)) AS key, slot,
  base58Encode(signature) AS signature
FROM events WHERE ${FILTER}`,
};
