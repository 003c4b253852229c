import type { ParameterValue as ReaderValue } from '@escapement/indexer';

/** A declaration of figures: what they are, the SQL that gives them, and the SQL that lists the events behind them. */
export interface Metric<Row> {
  /** Name, unique among metrics. */
  readonly name: string;
  /** What the figures are, in one sentence. */
  readonly description: string;
  /**
   * Whole SQL text. Its parameters are written `{name:Type}`; it reads events up to `{slot:UInt64}` only, and takes
   * "now" from `{chain_time:Int64}`, so that it gives the same rows whenever it is run.
   */
  readonly sql: string;
  /** Columns of the result, in order. */
  readonly columns: readonly (keyof Row & string)[];
  /** Columns that identify a row; none when the result is one row. */
  readonly keyColumns: readonly (keyof Row & string)[];
  /**
   * SQL that gives (key, slot, signature) of the events behind the figures; the key is that of the row, or empty
   * where an event stands behind every row.
   */
  readonly evidence: string;
}

/** One parameter of a statement, as it is shown. */
export interface Parameter {
  /** Name in the text. */
  readonly name: string;
  /** ClickHouse type, as the text says. */
  readonly type: string;
  /** Value as ClickHouse reads it. */
  readonly value: string;
}

/** Values of a statement's parameters by name; those that a text does not use are left out when it runs. */
export type Values = Readonly<Record<string, ReaderValue>>;

/** A point of the chain: a slot, and the Clock at it in Unix seconds. */
export interface ChainPoint {
  readonly slot: bigint;
  readonly chainTime: bigint;
}

/** A metric with its parameters' values as of one point: what a figure is shown with. */
export interface Source {
  readonly metric: Metric<never>;
  readonly values: Values;
  readonly point: ChainPoint;
}

/** A row of a metric with its key (values of the key columns joined by a comma) and where it comes from. */
export type Figure<Row> = Row & { readonly key: string; readonly source: Source };

/** Rows of a metric and where they come from. */
export interface Figures<Row> {
  readonly rows: readonly Figure<Row>[];
  readonly source: Source;
}

const PARAMETER = /\{(\w+):([^{}]+)\}/g;

/**
 * Parameters that the texts use, in order of first use, with their values.
 *
 * @throws Error when a text uses a parameter that has no value, or one with two types.
 */
export function parametersOf(texts: readonly string[], values: Values): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const [, name = '', type = ''] of texts.join('\n').matchAll(PARAMETER)) {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for the SQL parameter ${name}.`);
    const known = found.get(name);
    if (known !== undefined && known.type !== type) throw new Error(`The SQL parameter ${name} has two types.`);
    if (known === undefined) found.set(name, { name, type, value: literal(value) });
  }
  return [...found.values()];
}

/** The values that a text uses. */
export function valuesOf(sql: string, values: Values): Record<string, ReaderValue> {
  const used: Record<string, ReaderValue> = {};
  for (const { name } of parametersOf([sql], values)) used[name] = values[name] ?? null;
  return used;
}

function literal(value: ReaderValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (Array.isArray(value))
    return `[${value.map((item) => (typeof item === 'string' ? quote(item) : literal(item))).join(',')}]`;
  return String(value);
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
