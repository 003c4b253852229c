import { ApiError } from '../errors.ts';
import { MAX_FIRST } from '../limits/complexity.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { ChainPoint, Figure, Metric, Source, Values } from './metric.ts';
import type { RequestData } from './request.ts';

/** A list of figures that is read by pages. */
export interface ListMetric<Row> extends Omit<Metric<Row>, 'sql'> {
  /** SELECT of all matching rows, without order and limit. */
  readonly rows: string;
  /** SELECT of the same rows without what it costs to show them, where that is much: for sums over all. */
  readonly found?: string;
  /** Makes the whole statement of one page's statement, for what is costly to join to all rows. */
  readonly finish?: (page: string, order: string) => string;
  /** Sums over all matching rows, beside their number: SQL by column. */
  readonly totals?: Readonly<Record<string, string>>;
}

/** Sums over a whole list, whatever page is read. */
export interface TotalsRow {
  /** Rows that match. */
  total_count: string;
  /** GPUs of them, where the list sums them. */
  total_gpus?: string;
}

/** Types by which lists are ordered. */
type OrderType = 'UInt16' | 'UInt64' | 'UInt128' | 'Int64' | 'String';

/** A total order of a list: columns of its rows with their ClickHouse types, all in one direction. */
export interface Order<Row> {
  readonly columns: readonly (readonly [column: keyof Row & string, type: OrderType])[];
  readonly direction: 'ASC' | 'DESC';
}

/** Arguments of a connection. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page of a list, in the shape of a Relay connection. */
export interface Page<Row> {
  readonly edges: { readonly cursor: string; readonly node: Figure<Row> }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly source: Source;
  /** Reads the sums over all pages. */
  readonly totals: () => Promise<Figure<TotalsRow>>;
}

/**
 * One page of a list by keyset: no row is skipped or repeated while the watermark stands.
 *
 * @throws ApiError `BAD_INPUT` for a page size out of bounds or a foreign cursor.
 */
export async function readPage<Row extends object>(
  data: RequestData,
  list: ListMetric<Row>,
  {
    order,
    args,
    values = {},
    point = data.point,
  }: { order: Order<Row>; args: PageArgs; values?: Values; point?: ChainPoint },
): Promise<Page<Row>> {
  const first = pageSize(args.first);
  const place = args.after ? decodeCursor(args.after, order.columns.length) : undefined;
  const metric = pageMetric(list, order, place !== undefined);
  // One more than asked for tells whether there is a next page.
  const { rows, source } = await data.figures(metric, { ...values, ...placeValues(place), limit: first + 1 }, point);
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursorOf(node, order), node }));
  return {
    edges,
    source,
    totals: () => data.figure(totalsMetric(list), values, point),
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: place !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The metric of a list's sums: one row. */
function totalsMetric<Row>(list: ListMetric<Row>): Metric<TotalsRow> {
  const totals: Record<string, string> = { total_count: 'count()', ...list.totals };
  const columns = Object.entries(totals).map(([column, expression]) => `${expression} AS ${column}`);
  return {
    name: `${list.name}_totals`,
    description: `Totals of all pages. ${list.description}`,
    columns: Object.keys(totals) as (keyof TotalsRow)[],
    keyColumns: [],
    sql: `SELECT ${columns.join(', ')}
FROM (
${list.found ?? list.rows}
)`,
    evidence: list.evidence,
  };
}

/** The metric of a page in an order, from the start or after a place. */
export function pageMetric<Row>(list: ListMetric<Row>, order: Order<Row>, after: boolean): Metric<Row> {
  const columns = order.columns.map(([column]) => column);
  const orderBy = columns.map((column) => `${column} ${order.direction}`).join(', ');
  const place = order.columns.map(([, type], i) => `{after_${i}:${type}}`).join(', ');
  const where = after ? `\nWHERE (${columns.join(', ')}) ${order.direction === 'ASC' ? '>' : '<'} (${place})` : '';
  const page = `SELECT * FROM (\n${list.rows}\n)${where}\nORDER BY ${orderBy}\nLIMIT {limit:UInt32}`;
  return { ...list, sql: list.finish?.(page, orderBy) ?? page };
}

/** Page size as asked for; throws `BAD_INPUT` out of bounds. */
export function pageSize(first: number | null | undefined): number {
  if (first === null || first === undefined || first < 1 || first > MAX_FIRST) {
    throw new ApiError('BAD_INPUT', `\`first\` must be 1 to ${MAX_FIRST}. Read further pages with \`after\`.`);
  }
  return first;
}

function placeValues(place: readonly string[] | undefined): Values {
  return Object.fromEntries((place ?? []).map((value, i) => [`after_${i}`, value]));
}

function cursorOf<Row>(row: Row, order: Order<Row>): string {
  return encodeCursor(order.columns.map(([column]) => String(row[column])));
}
