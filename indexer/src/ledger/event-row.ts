import { toJson } from '../idl/json.ts';
import type { EventPlan } from '../idl/plan.ts';
import type { DecodedEvent } from '../idl/program.ts';
import type { Cell } from '../idl/scalar.ts';
import { isItems } from '../idl/scalar.ts';
import type { Shape } from '../idl/shape.ts';
import { EnumValue, type StructValue, type Value } from '../idl/value.ts';

/** An account that an event changed. */
export interface EventChange {
  scope: Uint8Array;
  sequence: bigint;
  /** Column that holds the scope, after the list's field where it is in one. */
  field: string;
  /** Place in the list, 0 elsewhere. */
  position: number;
}

const NO_SCOPE = new Uint8Array(32);

/** Every account that an event changed, in the order of its fields, lists last. */
export function changesOf(plan: EventPlan, value: Value): EventChange[] {
  const changes: EventChange[] = [];
  for (const { field, read } of plan.changes) {
    const change = read(value);
    if (change !== null) changes.push({ ...change, field, position: 0 });
  }
  for (const child of plan.children) {
    for (const [position, item] of child.items(value).entries()) {
      for (const { field, read } of child.changes) {
        const change = read(item);
        if (change !== null) changes.push({ ...change, field: `${child.field}_${field}`, position });
      }
    }
  }
  return changes;
}

/** Clock of the event: a field `timestamp` of type i64, as every program here has it; null without one. */
export function timestampOf(value: Value): bigint | null {
  if (value === null || typeof value !== 'object' || isItems(value) || value instanceof Uint8Array) return null;
  const timestamp = (value as StructValue).timestamp;
  return typeof timestamp === 'bigint' ? timestamp : null;
}

/** Cells of the table `events` after the position: program, event, scope, scopes, keys, timestamp, payload. */
export function eventRow(program: string, decoded: DecodedEvent, changes: readonly EventChange[]): Cell[] {
  const { definition, value } = decoded;
  const scopes = distinct(changes.map(({ scope }) => scope));
  const keys = distinct([...scopes, ...keysOf(definition.shape, value)]).filter((key) =>
    key.some((byte) => byte !== 0),
  );
  const payload = JSON.stringify(toJson(definition.shape, value));
  return [program, definition.name, scopes[0] ?? NO_SCOPE, scopes, keys, timestampOf(value), payload];
}

function keysOf(shape: Shape, value: Value): Uint8Array[] {
  if (value === null) return [];
  switch (shape.kind) {
    case 'pubkey':
      return value instanceof Uint8Array ? [value] : [];
    case 'option':
      return keysOf(shape.inner, value);
    case 'vec':
    case 'array':
      return isItems(value) ? value.flatMap((item) => keysOf(shape.inner, item)) : [];
    case 'tuple':
      return isItems(value) ? shape.items.flatMap((item, i) => keysOf(item, value[i] ?? null)) : [];
    case 'struct':
      return shape.fields.flatMap((field) => keysOf(field.shape, (value as StructValue)[field.name] ?? null));
    case 'enum': {
      if (!(value instanceof EnumValue) || value.content === null) return [];
      const content = shape.variants.find((variant) => variant.name === value.variant)?.content;
      return content === undefined ? [] : keysOf(content, value.content);
    }
    default:
      return [];
  }
}

function distinct(keys: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(keys.map((key) => [Buffer.from(key).toString('latin1'), key])).values()];
}
