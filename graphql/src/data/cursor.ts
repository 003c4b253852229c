import { ApiError } from '../errors.ts';

const VERSION = 'v1';

/** Opaque cursor of a place in a keyset order: the values by which the list is sorted, in order. */
export function encodeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify([VERSION, ...values])).toString('base64url');
}

/**
 * Values of a cursor made by {@link encodeCursor} for the same order.
 *
 * @throws ApiError `BAD_INPUT` when it is not such a cursor.
 */
export function decodeCursor(cursor: string, length: number): string[] {
  const values = parse(cursor);
  if (!Array.isArray(values) || values.length !== length + 1 || values[0] !== VERSION) return refuse();
  const strings = values.filter((value): value is string => typeof value === 'string');
  return strings.length === values.length ? strings.slice(1) : refuse();
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function refuse(): never {
  throw new ApiError('BAD_INPUT', 'The cursor does not belong to this list and order. Begin again without `after`.');
}
