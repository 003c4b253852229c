import { chainTimeAt, type Reader } from '@escapement/indexer';
import { ApiError } from '../errors.ts';
import {
  type ChainPoint,
  type Figure,
  type Figures,
  type Metric,
  parametersOf,
  type Values,
  valuesOf,
} from './metric.ts';

/**
 * Reads of one request. All are as of the watermark that was current when the request began, unless they name another
 * point; a statement asked for twice runs once.
 */
export class RequestData {
  /** The watermark of the request. */
  readonly point: ChainPoint;
  readonly #reader: Reader;
  readonly #signal: AbortSignal | undefined;
  readonly #running = new Map<string, Promise<unknown[]>>();

  constructor(reader: Reader, point: ChainPoint, signal?: AbortSignal) {
    this.#reader = reader;
    this.#signal = signal;
    this.point = point;
  }

  /** Rows of a metric as of a point, and where they come from. */
  async figures<Row extends object>(
    metric: Metric<Row>,
    values: Values = {},
    point = this.point,
  ): Promise<Figures<Row>> {
    const all = { ...values, slot: point.slot, chain_time: point.chainTime };
    const rows = await this.rows<Row>(metric.name, metric.sql, all);
    const source = { metric, values: all, point };
    const key = (row: Row) => metric.keyColumns.map((column) => String(row[column])).join(',');
    return { source, rows: rows.map((row) => ({ ...row, key: key(row), source })) };
  }

  /** The one row of a metric that always has one. */
  async figure<Row extends object>(metric: Metric<Row>, values: Values = {}, point = this.point): Promise<Figure<Row>> {
    const { rows } = await this.figures(metric, values, point);
    const [row] = rows;
    if (row === undefined) throw new Error(`The metric ${metric.name} gave no row.`);
    return row;
  }

  /** Rows of a statement. `values` may hold more than the text uses. */
  async rows<Row>(name: string, sql: string, values: Values): Promise<Row[]> {
    const id = JSON.stringify([sql, parametersOf([sql], values)]);
    const running = this.#running.get(id);
    if (running) return running as Promise<Row[]>;
    const rows = this.#reader.query<Row>({
      name,
      sql,
      parameters: valuesOf(sql, values),
      ...(this.#signal && { signal: this.#signal }),
    });
    this.#running.set(id, rows);
    return rows;
  }

  /**
   * The point that a `block` argument names; the watermark without one.
   *
   * @throws ApiError `SLOT_NOT_INDEXED` when the slot lies beyond the watermark or before the first indexed slot.
   */
  async pointAt(block?: { slot: bigint } | null): Promise<ChainPoint> {
    if (!block || block.slot === this.point.slot) return this.point;
    const { slot } = block;
    const clock = slot > this.point.slot ? null : await chainTimeAt(this.#reader, slot, this.#signal);
    if (clock) return { slot, chainTime: clock.chainTime };
    throw new ApiError(
      'SLOT_NOT_INDEXED',
      `Slot ${slot} is not indexed: the watermark is ${this.point.slot}. Ask for an indexed slot.`,
      { retryable: slot > this.point.slot, context: { watermarkSlot: String(this.point.slot) } },
    );
  }
}
