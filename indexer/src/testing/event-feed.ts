import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Idl as AnchorIdl, BorshCoder } from '@coral-xyz/anchor';
import bs58 from 'bs58';
import { type Program, parsePrograms } from '../idl/program.ts';
import { isChange, type Shape } from '../idl/shape.ts';
import { EnumValue, type StructValue, type Value } from '../idl/value.ts';
import { DerivedTables } from '../ledger/derived.ts';
import { cellOf } from '../ledger/grid.ts';
import { Ledger } from '../ledger/ledger.ts';
import { prepareSegment } from '../ledger/segment.ts';
import { SegmentWriter } from '../ledger/writer.ts';
import type { SourceEvent } from '../source/transaction.ts';
import type { JsonRow } from '../store/driver.ts';
import { openStore, type Store } from '../store/open.ts';
import { applySchema } from '../store/schema.ts';
import { toAnchor } from './borsh-values.ts';
import { programOptions } from './programs.ts';

/** A field as a test writes it: a key by a name, a unit variant by its own, a struct by those fields that matter. */
export type Told = boolean | number | bigint | string | null | Uint8Array | readonly Told[] | { [field: string]: Told };

/** Slots in a segment that a feed writes. */
const SEGMENT_SLOTS = 64n;

/**
 * Events that a test makes up, in a store of their own. They pass through Anchor's encoder and all of the indexer but its
 * source. Accounts have names; a field of type `Change` names one, and its sequence counts up by itself.
 */
export class EventFeed {
  readonly #directory: string;
  readonly #store: Store;
  readonly #programs: readonly Program[];
  readonly #writer: SegmentWriter;
  readonly #names = new Map<string, string>();
  readonly #sequences = new Map<string, bigint>();
  #pending: SourceEvent[] = [];
  #sent = 0;
  /** Slot of the events that come next. */
  slot = 1_000n;
  /** Clock there, seconds. */
  time = 1_800_000_000n;

  private constructor(directory: string, store: Store, programs: readonly Program[], writer: SegmentWriter) {
    this.#directory = directory;
    this.#store = store;
    this.#programs = programs;
    this.#writer = writer;
  }

  /** A feed of all our programs. */
  static async open(): Promise<EventFeed> {
    const directory = await mkdtemp(join(tmpdir(), 'indexer-'));
    const store = await openStore({ path: directory, readers: 1 });
    const programs = parsePrograms(programOptions);
    await applySchema(store, programs);
    const ledger = new Ledger(store.writer, 'test');
    const derived = await DerivedTables.load(store.writer, programs);
    const writer = new SegmentWriter({ writer: store.writer, ledger, derived, state: await ledger.read() });
    return new EventFeed(directory, store, programs, writer);
  }

  async close(): Promise<void> {
    await this.#store.close();
    await rm(this.#directory, { recursive: true, force: true });
  }

  /** Lets time pass before the next event. */
  pass(slots: number, seconds = slots): void {
    this.slot += BigInt(slots);
    this.time += BigInt(seconds);
  }

  /** Says that something happened; fields that are left out are zero. @returns its slot */
  emit(event: string, fields: { [field: string]: Told }): bigint {
    const program = this.#programs.find(({ events }) => events.some(({ name }) => name === event));
    const definition = program?.events.find(({ name }) => name === event);
    const idl = programOptions.find(({ name }) => name === program?.name)?.idl;
    if (program === undefined || definition === undefined) throw new Error(`No program has an event ${event}.`);
    const value = this.#value(definition.shape, { timestamp: this.time, ...fields });
    const content = new BorshCoder(idl as AnchorIdl).types.encode(event, toAnchor(definition.shape, value));
    this.#sent += 1;
    const signature = createHash('sha512').update(String(this.#sent)).digest();
    const data = Buffer.concat([definition.discriminator, content]);
    this.#pending.push({ program, slot: this.slot, signature, instruction: 0, inner: 0, blockTime: null, data });
    return this.slot;
  }

  /** Writes what was said, segment by segment, and moves on to the next one. */
  async write(): Promise<void> {
    while (this.#pending[0] !== undefined) {
      const range = cellOf(this.#pending[0].slot, SEGMENT_SLOTS);
      const events = this.#pending.filter(({ slot }) => slot <= range.to);
      const segment = prepareSegment(range, events);
      await this.#writer.write(segment, { cursors: new Map(), clocks: segment.clocks });
      this.#pending = this.#pending.slice(events.length);
    }
    this.slot = (this.slot / SEGMENT_SLOTS + 1n) * SEGMENT_SLOTS;
  }

  /** Rows of a query over raw columns; the keys of accounts come back as their names. */
  async rows(sql: string, parameters: Record<string, bigint> = {}): Promise<JsonRow[]> {
    const described = await this.#store.writer.query(`DESCRIBE TABLE (${bound(sql, parameters)})`);
    const columns = described.map(({ name, type }) => {
      const column = `\`${name}\``;
      if (/FixedString\(32\)/.test(String(type))) return `base58Encode(assumeNotNull(r.${column})) AS ${column}`;
      return `r.${column} AS ${column}`;
    });
    const text = `SELECT ${columns.join(', ')} FROM (${sql}) AS r`;
    const rows = await this.#store.reader().query({ name: 'test', sql: text, parameters });
    return rows.map((row) => Object.fromEntries(Object.entries(row as JsonRow).map(([k, v]) => [k, this.#named(v)])));
  }

  /** Columns of all rows of a state view at a slot, in the order of their text. */
  async view(name: string, slot: bigint, columns = '*', more = ''): Promise<JsonRow[]> {
    const rows = await this.rows(`SELECT ${columns} FROM ${name}(slot = {slot:UInt64}${more}) AS v`, { slot });
    const text = (row: JsonRow): string => JSON.stringify(row);
    return rows.sort((a, b) => (text(a) < text(b) ? -1 : 1));
  }

  #named(value: unknown): unknown {
    if (typeof value !== 'string') return value;
    return value === bs58.encode(new Uint8Array(32)) ? null : (this.#names.get(value) ?? value);
  }

  #key(name: string): Uint8Array {
    if (name === '') return new Uint8Array(32);
    const key = createHash('sha256').update(name).digest();
    this.#names.set(bs58.encode(key), name);
    return key;
  }

  #value(shape: Shape, told: Told | undefined): Value {
    if (isChange(shape)) {
      const name = String(told ?? '');
      const sequence = (this.#sequences.get(name) ?? 0n) + 1n;
      this.#sequences.set(name, sequence);
      return { scope: this.#key(name), sequence };
    }
    switch (shape.kind) {
      case 'bool':
        return told === true;
      case 'int':
        return shape.bits <= 32 ? Number(told ?? 0) : BigInt((told ?? 0) as number);
      case 'string':
        return String(told ?? '');
      case 'pubkey':
        return this.#key(String(told ?? ''));
      case 'bytes':
        return told instanceof Uint8Array ? told : new Uint8Array();
      case 'fixedBytes':
        return told instanceof Uint8Array ? told : new Uint8Array(shape.length);
      case 'option':
        return told === undefined || told === null ? null : this.#value(shape.inner, told);
      case 'vec':
        return ((told ?? []) as readonly Told[]).map((item) => this.#value(shape.inner, item));
      case 'struct': {
        const fields = (told ?? {}) as Record<string, Told>;
        return Object.fromEntries(
          shape.fields.map(({ name, shape: field }) => [name, this.#value(field, fields[name])]),
        );
      }
      case 'enum': {
        const { kind = shape.variants[0]?.name, ...fields } = (
          typeof told === 'string' ? { kind: told } : (told ?? {})
        ) as Record<string, Told>;
        const variant = shape.variants.find(({ name }) => name === kind);
        if (variant === undefined) throw new Error(`${shape.name} has no variant ${String(kind)}.`);
        const content = variant.content === undefined ? null : this.#value(variant.content, fields);
        return new EnumValue(variant.name, content as StructValue | null);
      }
      default:
        throw new Error(`A feed makes no ${shape.kind}.`);
    }
  }
}

function bound(sql: string, parameters: Record<string, bigint>): string {
  return sql.replace(/\{(\w+):\w+\}/g, (_, name: string) => String(parameters[name]));
}
