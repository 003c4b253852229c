import type { PublicKey } from '@solana/web3.js';
import { decodeBase58 } from './base58.ts';
import { startsWith } from './codec/discriminator.ts';
import { decodeMarketplaceEvent, type MarketplaceEvent } from './generated/marketplace/events.ts';
import { MARKETPLACE_PROGRAM_ID } from './generated/marketplace/program.ts';

/** First bytes of the instruction by which an Anchor program calls itself to tell an event. */
const EVENT_TAG = /* @__PURE__ */ Uint8Array.of(0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d);

/** Discriminator and body of an event in the data of an inner instruction; `undefined` when it tells none. */
export function innerEventBody(data: Uint8Array): Uint8Array | undefined {
  return startsWith(data, EVENT_TAG) ? data.subarray(EVENT_TAG.length) : undefined;
}

/** Reads an event from the data of an inner instruction; `undefined` when the instruction tells none. */
export function decodeInnerEvent(data: Uint8Array): MarketplaceEvent | undefined {
  const body = innerEventBody(data);
  return body && decodeMarketplaceEvent(body);
}

/** What of a transaction is read, as `Connection.getTransaction` gives it with `maxSupportedTransactionVersion: 0`. */
export interface TransactionWithEvents {
  readonly transaction: {
    readonly message: {
      getAccountKeys(args?: { accountKeysFromLookups?: { writable: PublicKey[]; readonly: PublicKey[] } | null }): {
        get(index: number): PublicKey | undefined;
      };
    };
  };
  readonly meta: {
    readonly err: unknown;
    readonly innerInstructions?:
      | readonly {
          readonly index: number;
          readonly instructions: readonly { readonly programIdIndex: number; readonly data: string }[];
        }[]
      | null;
    readonly loadedAddresses?: { writable: PublicKey[]; readonly: PublicKey[] } | undefined;
  } | null;
}

/** Events of a transaction in their order; none of one that failed. */
export function eventsOfTransaction(
  transaction: TransactionWithEvents,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): MarketplaceEvent[] {
  return innerEventsOf(transaction, programId, decodeInnerEvent);
}

/** What a program tells by calling itself, as `read` gives it from the data of each of those calls. */
export function innerEventsOf<T>(
  { transaction, meta }: TransactionWithEvents,
  programId: PublicKey,
  read: (data: Uint8Array) => T | undefined,
): T[] {
  if (!meta || meta.err) return [];
  const keys = transaction.message.getAccountKeys({ accountKeysFromLookups: meta.loadedAddresses ?? null });
  const groups = [...(meta.innerInstructions ?? [])].sort((a, b) => a.index - b.index);
  return groups
    .flatMap(({ instructions }) => instructions)
    .filter(({ programIdIndex }) => keys.get(programIdIndex)?.equals(programId))
    .flatMap(({ data }) => read(decodeBase58(data)) ?? []);
}
