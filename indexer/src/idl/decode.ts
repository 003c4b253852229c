import { ByteReader, undecodable } from './bytes.ts';
import type { Shape } from './shape.ts';
import { EnumValue, type StructValue, type Value } from './value.ts';

/**
 * Decodes bytes that hold exactly one value of `shape`.
 *
 * @throws IndexerError `INDEXER__EVENT_UNDECODABLE` for short, trailing or malformed bytes.
 */
export function decode(shape: Shape, bytes: Uint8Array): Value {
  const reader = new ByteReader(bytes);
  const value = read(shape, reader);
  if (reader.remaining > 0) throw undecodable(`${reader.remaining} bytes too many`);
  return value;
}

function read(shape: Shape, reader: ByteReader): Value {
  switch (shape.kind) {
    case 'bool':
      return reader.flag('a boolean');
    case 'int':
      return reader.int(shape.bits, shape.signed);
    case 'float':
      return reader.float(shape.bits);
    case 'string':
      return reader.string();
    case 'pubkey':
      return reader.take(32);
    case 'bytes':
      return reader.take(reader.length(1));
    case 'fixedBytes':
      return reader.take(shape.length);
    case 'option':
      return reader.flag('the tag of an option') ? read(shape.inner, reader) : null;
    case 'vec':
      return readItems(shape.inner, reader.length(minimumBytes(shape.inner)), reader);
    case 'array':
      return readItems(shape.inner, shape.length, reader);
    case 'struct':
    case 'tuple':
      return readContent(shape, reader);
    case 'enum': {
      const tag = reader.u8();
      const variant = shape.variants[tag];
      if (variant === undefined) throw undecodable(`${shape.name} has no variant ${tag}`);
      return new EnumValue(variant.name, variant.content ? readContent(variant.content, reader) : null);
    }
  }
}

function readContent(
  shape: Extract<Shape, { kind: 'struct' | 'tuple' }>,
  reader: ByteReader,
): StructValue | readonly Value[] {
  if (shape.kind === 'tuple') return shape.items.map((item) => read(item, reader));
  return Object.fromEntries(shape.fields.map((field) => [field.name, read(field.shape, reader)]));
}

function readItems(inner: Shape, length: number, reader: ByteReader): Value[] {
  const items: Value[] = [];
  for (let i = 0; i < length; i += 1) items.push(read(inner, reader));
  return items;
}

/** Fewest bytes that a value takes; at least 1, so that a length is bounded even for values of no size. */
function minimumBytes(shape: Shape): number {
  switch (shape.kind) {
    case 'int':
    case 'float':
      return shape.bits / 8;
    case 'pubkey':
      return 32;
    case 'fixedBytes':
      return Math.max(1, shape.length);
    case 'string':
    case 'bytes':
    case 'vec':
      return 4;
    case 'array':
      return Math.max(1, shape.length * minimumBytes(shape.inner));
    case 'struct':
      return Math.max(
        1,
        shape.fields.reduce((sum, field) => sum + (isEmpty(field.shape) ? 0 : minimumBytes(field.shape)), 0),
      );
    case 'tuple':
      return Math.max(
        1,
        shape.items.reduce((sum, item) => sum + (isEmpty(item) ? 0 : minimumBytes(item)), 0),
      );
    default:
      return 1;
  }
}

/** Values of this shape take no bytes at all. */
function isEmpty(shape: Shape): boolean {
  switch (shape.kind) {
    case 'struct':
      return shape.fields.every((field) => isEmpty(field.shape));
    case 'tuple':
      return shape.items.every(isEmpty);
    case 'fixedBytes':
      return shape.length === 0;
    case 'array':
      return shape.length === 0 || isEmpty(shape.inner);
    default:
      return false;
  }
}
