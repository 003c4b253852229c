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

/** Transactions behind a source's figures, newest first. */
export async function readSignatures(
  data: RequestData,
  source: Source,
  { key, first, after }: { key?: string | null; first: number; after?: string | null },
): Promise<{ rows: { cursor: string; node: SignatureRow }[]; hasNextPage: boolean }> {
  const [afterSlot, afterSignature] = after ? decodeCursor(after, 2) : [];
  const place = after ? '\nHAVING (slot, signature) < ({after_slot:UInt64}, {after_signature:String})' : '';
  const rows = await data.rows<SignatureRow>(
    `${source.metric.name}_signatures`,
    `SELECT signature, any(slot) AS slot FROM (\n${source.metric.evidence}\n)${ofKey(key)}
GROUP BY signature${place}
ORDER BY slot DESC, signature DESC LIMIT {limit:UInt32}`,
    {
      ...source.values,
      key: key ?? '',
      limit: first + 1,
      ...(after && { after_slot: afterSlot ?? '', after_signature: afterSignature ?? '' }),
    },
  );
  return {
    rows: rows.slice(0, first).map((node) => ({ cursor: encodeCursor([node.slot, node.signature]), node })),
    hasNextPage: rows.length > first,
  };
}

/** How many transactions stand behind a source's figures. */
export async function countSignatures(data: RequestData, source: Source, key?: string | null): Promise<string> {
  const [row] = await data.rows<{ count: string }>(
    `${source.metric.name}_signature_count`,
    `SELECT uniqExact(signature) AS count FROM (\n${source.metric.evidence}\n)${ofKey(key)}`,
    { ...source.values, key: key ?? '' },
  );
  return row?.count ?? '0';
}
