import type { Cell } from '../idl/scalar.ts';

/** A row of a table: one cell a column. */
export type Row = readonly Cell[];

/**
 * Rows in ClickHouse's JSONCompactEachRow, with byte strings as they are: ClickHouse reads a JSON string as bytes, so
 * that keys and hashes need no detour over hex. The text is built in Latin-1, one character for each byte.
 */
export function serializeRows(rows: readonly Row[]): Uint8Array {
  let text = '';
  for (const row of rows) text += `[${row.map(serializeCell).join(',')}]\n`;
  return Buffer.from(text, 'latin1');
}

function serializeCell(cell: Cell): string {
  if (cell === null) return 'null';
  switch (typeof cell) {
    case 'boolean':
      return cell ? 'true' : 'false';
    case 'bigint':
      return `"${cell}"`;
    case 'number':
      // Infinity and NaN are read only in quotes.
      return Number.isFinite(cell) ? String(cell) : `"${numberName(cell)}"`;
    case 'string':
      return quoteBytes(Buffer.from(cell, 'utf8').toString('latin1'));
    default:
      if (cell instanceof Uint8Array) return quoteBytes(Buffer.from(cell).toString('latin1'));
      return `[${cell.map(serializeCell).join(',')}]`;
  }
}

function numberName(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the bytes that JSON does not take as they are.
const SPECIAL = /["\\\u0000-\u001f]/g;

function quoteBytes(latin1: string): string {
  const escaped = latin1.replace(SPECIAL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}
