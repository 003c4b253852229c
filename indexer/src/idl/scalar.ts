import { isUnitEnum, type Shape } from './shape.ts';
import { EnumValue, type Value } from './value.ts';

/** What a cell of a table can hold; arrays nest. */
export type Cell = boolean | number | bigint | string | null | Uint8Array | readonly Cell[];

/**
 * ClickHouse type of a shape that fits one cell, without Nullable; undefined for those that do not.
 * Keys and fixed bytes are FixedString, names of unit variants plain String (LowCardinality fails in aggregate states).
 */
export function cellType(shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'bool':
      return 'Bool';
    case 'int':
      return `${shape.signed ? 'Int' : 'UInt'}${shape.bits}`;
    case 'float':
      return `Float${shape.bits}`;
    case 'string':
    case 'bytes':
      return 'String';
    case 'pubkey':
      return 'FixedString(32)';
    case 'fixedBytes':
      return shape.length === 0 ? 'String' : `FixedString(${shape.length})`;
    case 'enum':
      return isUnitEnum(shape) ? 'String' : undefined;
    default:
      return undefined;
  }
}

/** ClickHouse type of an array whose items are of `inner`; undefined when the items do not fit a cell. */
export function arrayType(inner: Shape): string | undefined {
  const item = itemType(inner);
  return item === undefined ? undefined : `Array(${item})`;
}

function itemType(shape: Shape): string | undefined {
  if (shape.kind === 'vec' || shape.kind === 'array') return arrayType(shape.inner);
  if (shape.kind === 'option') {
    const inner = cellType(shape.inner);
    return inner === undefined ? undefined : `Nullable(${inner})`;
  }
  return cellType(shape);
}

/** A decoded value as the cell that {@link cellType} or {@link arrayType} names. */
export function toCell(value: Value): Cell {
  if (value instanceof EnumValue) return value.variant;
  if (isItems(value)) return value.map(toCell);
  if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    throw new TypeError('A struct does not fit one cell.');
  }
  return value;
}

/** Narrows to a list of values; `Array.isArray` alone does not for readonly arrays. */
export function isItems(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
