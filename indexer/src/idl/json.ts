import bs58 from 'bs58';
import { isItems } from './scalar.ts';
import { isUnitEnum, type Shape } from './shape.ts';
import { EnumValue, type StructValue, type Value } from './value.ts';

/** JSON that keeps every digit. */
export type Json = boolean | number | string | null | Json[] | { [key: string]: Json };

/**
 * A decoded value as JSON for people and feeds: integers of 64 bits and more are decimal strings, keys base58, other
 * bytes hex, a unit enum its variant's name, an enum with data `{ kind, ...fields }`.
 */
export function toJson(shape: Shape, value: Value): Json {
  if (value === null) return null;
  switch (shape.kind) {
    case 'pubkey':
      return bs58.encode(value as Uint8Array);
    case 'bytes':
    case 'fixedBytes':
      return Buffer.from(value as Uint8Array).toString('hex');
    case 'option':
      return toJson(shape.inner, value);
    case 'vec':
    case 'array':
      return (value as readonly Value[]).map((item) => toJson(shape.inner, item));
    case 'struct':
    case 'tuple':
      return contentToJson(shape, value as StructValue | readonly Value[]);
    case 'enum':
      return value instanceof EnumValue ? enumToJson(shape, value) : null;
    case 'float':
      return Number.isFinite(value) ? (value as number) : String(value);
    default:
      return typeof value === 'bigint' ? value.toString() : (value as boolean | number | string);
  }
}

function contentToJson(
  shape: Extract<Shape, { kind: 'struct' | 'tuple' }>,
  value: StructValue | readonly Value[],
): { [key: string]: Json } | Json[] {
  if (shape.kind === 'tuple') {
    const items = isItems(value) ? value : [];
    return shape.items.map((item, i) => toJson(item, items[i] ?? null));
  }
  const fields = value as StructValue;
  return Object.fromEntries(shape.fields.map((field) => [field.name, toJson(field.shape, fields[field.name] ?? null)]));
}

function enumToJson(shape: Extract<Shape, { kind: 'enum' }>, value: EnumValue): Json {
  if (isUnitEnum(shape)) return value.variant;
  const content = shape.variants.find((variant) => variant.name === value.variant)?.content;
  if (content === undefined || value.content === null) return { kind: value.variant };
  const inner = contentToJson(content, value.content);
  return Array.isArray(inner) ? { kind: value.variant, values: inner } : { kind: value.variant, ...inner };
}
