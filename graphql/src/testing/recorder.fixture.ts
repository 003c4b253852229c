/**
 * Records a chain of the programs' events that follow their rules for sequences, clocks and money. It keeps the events
 * as told, so that a test can reckon every figure from them by itself.
 */
import { createHash } from 'node:crypto';
import bs58 from 'bs58';
import { type EventIdl, encodeEvent, type Fields } from './borsh.fixture.ts';
import type { RecordedTransaction } from './node.fixture.ts';

/** An event as told. */
export interface ToldEvent {
  readonly name: string;
  readonly slot: number;
  readonly signature: string;
  readonly fields: Fields;
}

/** Slots of 400 ms, as on the test chain. */
const SLOT_SECONDS = 0.4;

/** Bytes that depend on a label only. */
export function bytesOf(label: string, length = 32): Buffer {
  return createHash('sha512').update(label).digest().subarray(0, length);
}

/** A key that depends on a label only. */
export function keyOf(label: string): string {
  return bs58.encode(bytesOf(label));
}

/** The default key. */
export const NO_KEY = bs58.encode(Buffer.alloc(32));

/** A chain that is being recorded. */
export class Recorder {
  readonly transactions: RecordedTransaction[] = [];
  readonly events: ToldEvent[] = [];
  readonly #idls: Readonly<Record<string, EventIdl>>;
  readonly #sequences = new Map<string, bigint>();
  /** Chain Clock, Unix seconds. */
  time: number;
  /** Current slot. */
  slot: number;

  /** @param idls IDLs by the programs' names; no two have an event of the same name. */
  constructor(idls: Readonly<Record<string, EventIdl>>, start: { slot: number; time: number }) {
    this.#idls = idls;
    this.slot = start.slot;
    this.time = start.time;
  }

  /** Lets time pass. */
  wait(seconds: number): void {
    this.time += seconds;
    this.slot += Math.round(seconds / SLOT_SECONDS);
  }

  /** Lets time pass up to a moment. */
  waitUntil(time: number): void {
    if (time < this.time) throw new Error('The clock never goes back.');
    this.wait(time - this.time);
  }

  /** A change of an account: its next sequence. */
  change(scope: string): { scope: string; sequence: bigint } {
    const sequence = (this.#sequences.get(scope) ?? 0n) + 1n;
    this.#sequences.set(scope, sequence);
    return { scope, sequence };
  }

  /**
   * Puts a transaction with these events of one program into the current slot; each gets the Clock as its timestamp.
   */
  emit(...events: readonly (readonly [name: string, fields: Fields])[]): string {
    const signature = bs58.encode(bytesOf(`transaction ${this.transactions.length}`, 64));
    const { slot, time } = this;
    const told = events.map(([name, fields]) => ({
      name,
      slot,
      signature,
      fields: { ...fields, timestamp: BigInt(time) },
    }));
    this.events.push(...told);
    const [program, idl] = this.#programOf(events[0]?.[0] ?? '');
    const encoded = told.map(({ name, fields }) => encodeEvent(idl, name, fields));
    this.transactions.push({ signature, slot, time, program, events: encoded });
    return signature;
  }

  #programOf(event: string): [name: string, idl: EventIdl] {
    const found = Object.entries(this.#idls).find(([, idl]) => idl.events.some(({ name }) => name === event));
    if (!found) throw new Error(`No IDL has an event ${event}.`);
    return found;
  }
}
