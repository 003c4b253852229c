import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Idl as AnchorIdl, BorshCoder } from '@coral-xyz/anchor';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toJson } from '../idl/json.ts';
import { parseProgram } from '../idl/program.ts';
import type { SourceEvent } from '../source/transaction.ts';
import { openStore, type Store } from '../store/open.ts';
import { applySchema } from '../store/schema.ts';
import { anyOf, toAnchor } from '../testing/borsh-values.ts';
import { kitchenSink } from '../testing/kitchen-sink.ts';
import { prepareSegment } from './segment.ts';

const program = parseProgram({ name: 'sink', idl: kitchenSink });
const coder = new BorshCoder(kitchenSink as unknown as AnchorIdl);
const RANGE = { from: 0n, to: 63n };

let directory: string;
let store: Store;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'indexer-'));
  store = await openStore({ path: directory, readers: 1 });
  await applySchema(store, [program]);
});
afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const signature = (n: number): Uint8Array => new Uint8Array(64).fill(n);
const eventOf = (data: Uint8Array, at: Partial<SourceEvent> = {}): SourceEvent => ({
  program,
  slot: 5n,
  signature: signature(1),
  instruction: 0,
  inner: 0,
  blockTime: null,
  data,
  ...at,
});

/** Any event of the kitchen sink. */
const anyEvent = fc
  .constantFrom(...program.events)
  .chain(({ name, shape, discriminator }) =>
    anyOf(shape).map((value) => Buffer.concat([discriminator, coder.types.encode(name, toAnchor(shape, value))])),
  );

describe('prepareSegment', () => {
  it('lays out every type so that the store takes it', async () => {
    const data = fc.sample(anyEvent, { numRuns: 400, seed: 11 });
    const segment = prepareSegment(
      RANGE,
      data.map((bytes, i) => eventOf(bytes, { inner: i })),
    );
    expect(segment.undecoded).toBe(0);
    for (const { table, columns, chunks } of segment.tables) {
      for (const body of chunks) await store.writer.insert({ table, columns, body });
    }
    for (const { table, rows } of segment.tables) {
      const [row] = await store.writer.query(`SELECT count() AS rows FROM ${table}`);
      expect(row, table).toEqual({ rows: String(rows) });
    }
    const payloads = await store.writer.query('SELECT inner, payload FROM events ORDER BY inner');
    expect(payloads.map(({ payload }) => JSON.parse(String(payload)))).toEqual(
      data.map((bytes) => {
        const { definition, value } = program.decode(bytes);
        return toJson(definition.shape, value);
      }),
    );
  });

  it('is the same whatever order the events come in', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (data, random) => {
        const events = data.map((bytes, i) => eventOf(bytes, { signature: signature(i % 3), inner: i }));
        const shuffled = events.map((event) => ({ event, key: random.next().value })).sort((a, b) => a.key - b.key);
        const [a, b] = [
          prepareSegment(RANGE, events),
          prepareSegment(
            RANGE,
            shuffled.map(({ event }) => event),
          ),
        ];
        expect(b.checksum).toBe(a.checksum);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps what cannot be decoded with its bytes and the reason, and the rest of the transaction', () => {
    const good = coder.types.encode(
      'Texts',
      toAnchor(program.events[1]!.shape, fc.sample(anyOf(program.events[1]!.shape), 1)[0]!),
    );
    const discriminator = program.events[1]!.discriminator;
    const segment = prepareSegment(RANGE, [
      eventOf(Buffer.concat([discriminator, good])),
      eventOf(Buffer.concat([discriminator, good, Buffer.of(0)]), { inner: 1 }),
      eventOf(Buffer.of(1, 2, 3), { inner: 2 }),
    ]);
    expect(segment.undecoded).toBe(2);
    const undecoded = segment.tables.find(({ table }) => table === 'events_undecoded')!;
    const text = Buffer.from(undecoded.chunks[0]!).toString('latin1');
    expect(undecoded.rows).toBe(2);
    expect(text).toContain('1 bytes too many');
    expect(text).toContain('no event of the IDL has this discriminator');
    expect(segment.tables.find(({ table }) => table === 'events')!.rows).toBe(1);
  });
});
