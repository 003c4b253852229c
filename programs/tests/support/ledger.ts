// Follows all events as an indexer would: no sequence may be missing or come twice, no receipt may be wrong.

import { expect } from 'vitest';
import type { MarketplaceEvent } from '../../client/generated/marketplace/events.ts';
import type { Change, DeviceTicked } from '../../client/generated/marketplace/types.ts';
import { verifyReceipt } from '../../client/proof/receipt.ts';
import { type Restore, saveList, saveMap, together } from './saved.ts';

/** What events have told so far. */
export class Ledger {
  readonly events: MarketplaceEvent[] = [];
  readonly #sequences = new Map<string, bigint>();
  readonly #receipts = new Map<string, DeviceTicked>();

  /** Takes in the events of a transaction. */
  add(events: readonly MarketplaceEvent[]): void {
    for (const event of events) {
      for (const { scope, sequence } of changesOf(event.data)) {
        const key = scope.toBase58();
        expect(sequence, `sequence of ${key} in ${event.name}`).toBe(this.sequenceOf(key) + 1n);
        this.#sequences.set(key, sequence);
      }
      if (event.name === 'DeviceTicked') this.#check(event.data);
      this.events.push(event);
    }
  }

  /** See `Restore`. */
  save(): Restore {
    return together(saveList(this.events), saveMap(this.#sequences), saveMap(this.#receipts));
  }

  /** Latest sequence that events told of an account. */
  sequenceOf(scope: string): bigint {
    return this.#sequences.get(scope) ?? 0n;
  }

  #check(receipt: DeviceTicked): void {
    const key = receipt.device.scope.toBase58();
    expect(verifyReceipt(receipt, this.#receipts.get(key)).problems).toEqual([]);
    this.#receipts.set(key, receipt);
  }
}

/** All changes that an event tells, those in lists too. */
export function changesOf(value: unknown): Change[] {
  if (Array.isArray(value)) return value.flatMap(changesOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('scope' in value && 'sequence' in value) return [value as Change];
  if ('toBase58' in value || value instanceof Uint8Array) return [];
  return Object.values(value).flatMap(changesOf);
}
