import { toJson } from './json.ts';
import { snakeCase } from './names.ts';
import {
  type ChangePath,
  type ChildPlan,
  COMMON_COLUMNS,
  type Column,
  type EventPlan,
  POSITION_COLUMN,
} from './plan.ts';
import { arrayType, type Cell, cellType, isItems, toCell } from './scalar.ts';
import { isChange, type Shape, type ShapeVariant } from './shape.ts';
import { EnumValue, type StructValue, type Value } from './value.ts';

/** Reads a part of the value; null where an option or another variant leaves it out. */
type Get = (value: Value) => Value;

/** The value itself. */
const itself: Get = (value) => value;

/**
 * Plans the tables of an event: its own, and one for each vec of structs.
 *
 * A `Change` becomes `<field>` and `<field>_sequence`, a nested struct `<field>_<inner>`, an enum with data
 * `<field>_kind` and `<field>_<inner>`; options make columns Nullable, or add `<field>_present` where the content
 * takes more than one cell.
 *
 * @param program snake-case name of the program, a part of each table's name
 */
export function planEvent(program: string, event: string, shape: Shape): EventPlan {
  const table = `ev_${snakeCase(program)}_${snakeCase(event)}`;
  const own = new Flattener(
    COMMON_COLUMNS.map((column) => column.name),
    table,
  );
  own.content(shape, '', itself, false);
  return { table, columns: own.columns, changes: own.changes, children: own.children };
}

class Flattener {
  readonly columns: Column[] = [];
  readonly changes: ChangePath[] = [];
  readonly children: ChildPlan[] = [];
  readonly #taken: Set<string>;
  /** Table that child tables hang under; undefined inside a child, where a further vec becomes JSON. */
  readonly #table: string | undefined;

  constructor(taken: readonly string[], table?: string) {
    this.#taken = new Set(taken);
    this.#table = table;
  }

  /** Fields of a struct or tuple, or the value itself where it has none. */
  content(shape: Shape, prefix: string, get: Get, nullable: boolean): void {
    if (shape.kind === 'struct') {
      for (const field of shape.fields) {
        this.#value(field.shape, join(prefix, snakeCase(field.name)), fieldOf(get, field.name), nullable);
      }
    } else if (shape.kind === 'tuple') {
      // A column needs a name that is no number.
      const stem = prefix === '' ? 'value' : prefix;
      for (const [i, item] of shape.items.entries()) this.#value(item, `${stem}_${i}`, itemOf(get, i), nullable);
    } else this.#value(shape, prefix === '' ? 'value' : prefix, get, nullable);
  }

  #value(shape: Shape, name: string, get: Get, nullable: boolean): void {
    const type = cellType(shape);
    if (type !== undefined) {
      this.#add(name, nullable ? `Nullable(${type})` : type, (value) => toCell(get(value)));
    } else if (isChange(shape)) this.#change(name, get, nullable);
    else if (shape.kind === 'option') this.#option(shape.inner, name, get, nullable);
    else if (shape.kind === 'vec' || shape.kind === 'array') this.#items(shape, name, get);
    else if (shape.kind === 'enum') this.#enum(shape.variants, name, get, nullable);
    else this.content(shape, name, get, nullable);
  }

  #change(name: string, get: Get, nullable: boolean): void {
    const wrap = (type: string): string => (nullable ? `Nullable(${type})` : type);
    const field = this.#add(name, wrap('FixedString(32)'), (value) => toCell(fieldOf(get, 'scope')(value)));
    this.#add(`${name}_sequence`, wrap('UInt64'), (value) => toCell(fieldOf(get, 'sequence')(value)));
    this.changes.push({
      field,
      read: (value) => {
        const change = get(value);
        if (change === null) return null;
        const { scope, sequence } = change as StructValue;
        return { scope: scope as Uint8Array, sequence: sequence as bigint };
      },
    });
  }

  #option(inner: Shape, name: string, get: Get, nullable: boolean): void {
    if (cellType(inner) === undefined) {
      const present = nullable ? 'Nullable(Bool)' : 'Bool';
      this.#add(`${name}_present`, present, (value) => get(value) !== null);
    }
    this.#value(inner, name, get, true);
  }

  #items(shape: Extract<Shape, { kind: 'vec' | 'array' }>, name: string, get: Get): void {
    const type = arrayType(shape.inner);
    const items = (value: Value): readonly Value[] => {
      const list = get(value);
      return isItems(list) ? list : [];
    };
    if (type !== undefined) {
      this.#add(name, type, (value) => items(value).map(toCell));
    } else if (this.#table !== undefined) {
      const child = new Flattener([...COMMON_COLUMNS.map((column) => column.name), POSITION_COLUMN.name]);
      child.content(shape.inner, '', itself, false);
      const { columns, changes } = child;
      this.children.push({ table: `${this.#table}_${name}`, field: name, columns, changes, items });
    } else {
      this.#add(name, 'String', (value) => JSON.stringify(toJson(shape, items(value))));
    }
  }

  #enum(variants: readonly ShapeVariant[], name: string, get: Get, nullable: boolean): void {
    const kind = nullable ? 'Nullable(String)' : 'String';
    this.#add(`${name}_kind`, kind, (value) => {
      const chosen = get(value);
      return chosen instanceof EnumValue ? chosen.variant : null;
    });
    // Variants share a column when a field has the same name and type in each.
    const shared = new Map<
      string,
      { type: string | undefined; parts: { variant: ShapeVariant; field: string | number }[] }
    >();
    for (const variant of variants) {
      for (const { key, field, shape } of partsOf(variant)) {
        const type = cellType(shape);
        const known = shared.get(key);
        if (known !== undefined && known.type !== undefined && known.type === type)
          known.parts.push({ variant, field });
        else {
          const free = known === undefined ? key : `${snakeCase(variant.name)}_${key}`;
          const parts = [{ variant, field }];
          shared.set(free, { type, parts });
          this.#value(shape, `${name}_${free}`, (value) => partOf(get(value), parts), true);
        }
      }
    }
  }

  #add(name: string, type: string, read: (value: Value) => Cell): string {
    const free = this.#free(name);
    this.columns.push({ name: free, type, read });
    return free;
  }

  /** Fields that would hide a common column or one another are told apart in a fixed way. */
  #free(name: string): string {
    let free = name;
    if (this.#taken.has(free)) free = `event_${name}`;
    for (let i = 2; this.#taken.has(free); i += 1) free = `event_${name}_${i}`;
    this.#taken.add(free);
    return free;
  }
}

function join(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}_${name}`;
}

function fieldOf(get: Get, field: string): Get {
  return (value) => {
    const struct = get(value);
    return struct === null ? null : ((struct as StructValue)[field] ?? null);
  };
}

function itemOf(get: Get, index: number): Get {
  return (value) => {
    const tuple = get(value);
    return tuple !== null && isItems(tuple) ? (tuple[index] ?? null) : null;
  };
}

function partsOf(variant: ShapeVariant): { key: string; field: string | number; shape: Shape }[] {
  const { content } = variant;
  if (content === undefined) return [];
  if (content.kind === 'struct') {
    return content.fields.map((field) => ({ key: snakeCase(field.name), field: field.name, shape: field.shape }));
  }
  return content.items.map((shape, i) => ({ key: String(i), field: i, shape }));
}

function partOf(value: Value, parts: readonly { variant: ShapeVariant; field: string | number }[]): Value {
  if (!(value instanceof EnumValue) || value.content === null) return null;
  const part = parts.find(({ variant }) => variant.name === value.variant);
  if (part === undefined) return null;
  return (value.content as Readonly<Record<string | number, Value>>)[part.field] ?? null;
}
