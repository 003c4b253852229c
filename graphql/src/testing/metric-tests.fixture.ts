/** What tests of metrics have in common: an indexed story, reads at its end, and the told events behind a source. */
import { expect } from 'vitest';
import { countSignatures, readSignatures } from '../data/evidence.ts';
import type { Figures, Source } from '../data/metric.ts';
import { type ListMetric, type Order, pageMetric } from '../data/page.ts';
import { RequestData } from '../data/request.ts';
import { type IndexedStory, indexStory } from './indexed.fixture.ts';
import { type Point, upTo } from './reckoning.fixture.ts';
import type { Recorder, ToldEvent } from './recorder.fixture.ts';
import type { Story } from './story.fixture.ts';

/** An indexed story as tests read it. */
export interface Told {
  readonly indexed: IndexedStory;
  readonly point: Point;
  readonly data: RequestData;
  readonly events: ToldEvent[];
  /** The told events of a source's evidence, all or those behind one row. */
  evidence(source: Source, key?: string): Promise<ToldEvent[]>;
  /** All rows of a list. */
  allRows<Row extends object>(list: ListMetric<Row>, order: Order<Row>, values: object): Promise<Figures<Row>>;
}

/** Plays and indexes the story, and on if told. */
export async function tell(playOn?: (chain: Recorder, story: Story) => void): Promise<Told> {
  const indexed = await indexStory(playOn);
  const point = await indexed.catchUp();
  const data = new RequestData(indexed.reader, { slot: BigInt(point.slot), chainTime: BigInt(point.time) });
  const events = upTo(indexed.chain.events, point);
  return {
    indexed,
    point,
    data,
    events,
    async evidence(source, key) {
      const { rows, hasNextPage } = await readSignatures(data, source, { key: key ?? null, first: 1_000 });
      expect(hasNextPage).toBe(false);
      expect(await countSignatures(data, source, key)).toBe(String(rows.length));
      const signatures = new Set(rows.map(({ node }) => node.signature));
      return events.filter(({ signature }) => signatures.has(signature));
    },
    allRows: (list, order, values) => data.figures(pageMetric(list, order, false), { ...values, limit: 1_000 }),
  };
}

/** Columns of a row as text, null left as it is. */
export function pick(row: object, columns: object): Record<string, string | null> {
  return Object.fromEntries(Object.keys(columns).map((column) => [column, text(row[column as keyof typeof row])]));
}

/** A value as text, null left as it is. */
export function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** Values as text, null left as it is. */
export function texts(values: object): Record<string, string | null> {
  return pick(values, values);
}
