import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Source } from './metric.ts';
import type { RequestData } from './request.ts';

/** A transaction behind a figure. */
export interface SignatureRow {
  signature: string;
  slot: string;
}

/** `key` narrows to one row; evidence without key stands behind every row. */
const ofKey = (key: string | null | undefined) => (key == null ? '' : "\nWHERE key IN ({key:String}, '')");

/** Signatures that are read in one statement with their number. */
const NEWEST = 20;

/** Transactions behind a source's figures: (signature, slot), each once. */
const transactions = (source: Source, key: string | null | undefined) =>
  `SELECT signature, any(slot) AS slot FROM (\n${source.metric.evidence}\n)${ofKey(key)}\nGROUP BY signature`;

/** The newest transactions behind a source's figures, each with the number of all: pages and number share the statement. */
function readNewest(data: RequestData, source: Source, key: string | null | undefined) {
  return data.rows<SignatureRow & { count: string }>(
    `${source.metric.name}_signatures`,
    `SELECT signature, slot, count() OVER () AS count FROM (\n${transactions(source, key)}\n)
ORDER BY slot DESC, signature DESC LIMIT {limit:UInt32}`,
    { ...source.values, key: key ?? '', limit: NEWEST + 1 },
  );
}

/** Transactions behind a source's figures, newest first. */
export async function readSignatures(
  data: RequestData,
  source: Source,
  { key, first, after }: { key?: string | null; first: number; after?: string | null },
): Promise<{ rows: { cursor: string; node: SignatureRow }[]; hasNextPage: boolean }> {
  const rows =
    after || first > NEWEST
      ? await readSignaturesAfter(data, source, { key, first, after })
      : (await readNewest(data, source, key)).map(({ signature, slot }) => ({ signature, slot }));
  return {
    rows: rows.slice(0, first).map((node) => ({ cursor: encodeCursor([node.slot, node.signature]), node })),
    hasNextPage: rows.length > first,
  };
}

/** A page of any length from any place, and one more. */
function readSignaturesAfter(
  data: RequestData,
  source: Source,
  { key, first, after }: { key?: string | null; first: number; after?: string | null },
): Promise<SignatureRow[]> {
  const [afterSlot, afterSignature] = after ? decodeCursor(after, 2) : [];
  const place = after ? '\nHAVING (slot, signature) < ({after_slot:UInt64}, {after_signature:String})' : '';
  return data.rows<SignatureRow>(
    `${source.metric.name}_signatures`,
    `${transactions(source, key)}${place}\nORDER BY slot DESC, signature DESC LIMIT {limit:UInt32}`,
    {
      ...source.values,
      key: key ?? '',
      limit: first + 1,
      ...(after && { after_slot: afterSlot ?? '', after_signature: afterSignature ?? '' }),
    },
  );
}

/** How many transactions stand behind a source's figures. */
export async function countSignatures(data: RequestData, source: Source, key?: string | null): Promise<string> {
  const [row] = await readNewest(data, source, key);
  return row?.count ?? '0';
}
