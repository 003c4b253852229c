/**
 * Events of programs through any RPC node: signatures by address, then each transaction. It owns the proof that
 * nothing was left out: a listing is complete only when it reaches the signature that was last seen.
 */
import { z } from 'zod';
import { IndexerError } from '../errors.ts';
import type { Program } from '../idl/program.ts';
import { type ClockSample, sampleClock } from './clock.ts';
import type { Rpc } from './rpc.ts';
import { extractEvents, type SourceEvent, transactionSchema } from './transaction.ts';

/** A transaction that named one of the programs. */
export interface ListedSignature {
  signature: string;
  slot: bigint;
  blockTime: bigint | null;
  failed: boolean;
}

/** Last signature seen of a program. */
export interface Cursor {
  signature: string;
  slot: bigint;
}

/** What the chain's tip looks like now. */
export interface Tip {
  /** No slot up to this one changes any more. */
  finalizedSlot: bigint;
  clock: ClockSample | null;
}

/** Signatures of a range of slots, oldest first, and the cursors after it. */
export interface Listing {
  signatures: ListedSignature[];
  cursors: ReadonlyMap<string, Cursor>;
}

const signaturesSchema = z.array(
  z.object({
    signature: z.string(),
    slot: z.number().int(),
    blockTime: z.number().nullish(),
    err: z.unknown(),
  }),
);

/** A live poll needs few; what is beyond comes in full pages. */
const FIRST_PAGE = 50;
const PAGE = 1_000;

/** Programs' events by their addresses. */
export class AddressSource {
  /** As the ledger names it. */
  readonly name = 'address';
  readonly #rpc: Rpc;
  readonly #programs: ReadonlyMap<string, Program>;

  constructor(rpc: Rpc, programs: readonly Program[]) {
    this.#rpc = rpc;
    this.#programs = new Map(programs.map((program) => [program.programId, program]));
  }

  async genesisHash(signal?: AbortSignal): Promise<string> {
    return this.#rpc.call('getGenesisHash', [], z.string(), signal);
  }

  /** Finalized slot first, Clock after it: a listing asked for later holds all of the finalized slots. */
  async tip(signal?: AbortSignal): Promise<Tip> {
    const slot = await this.#rpc.call('getSlot', [{ commitment: 'finalized' }], z.number().int(), signal);
    return { finalizedSlot: BigInt(slot), clock: await sampleClock(this.#rpc, signal) };
  }

  /**
   * Signatures of slots over `after` up to `to`.
   *
   * @throws IndexerError `INDEXER__HISTORY_GAP` when the listing does not reach a cursor
   */
  async list(after: bigint, to: bigint, cursors: ReadonlyMap<string, Cursor>, signal?: AbortSignal): Promise<Listing> {
    const found = new Map<string, ListedSignature>();
    const next = new Map(cursors);
    const listings = await Promise.all(
      [...this.#programs.keys()].map(async (address) => ({
        address,
        listed: await this.#listAddress(address, after, cursors.get(address), signal),
      })),
    );
    for (const { address, listed } of listings) {
      const wanted = listed.filter((entry) => entry.slot > after && entry.slot <= to);
      for (const entry of wanted) found.set(entry.signature, entry);
      const newest = wanted[0];
      if (newest !== undefined) next.set(address, { signature: newest.signature, slot: newest.slot });
    }
    const signatures = [...found.values()].sort((a, b) => (a.slot < b.slot ? -1 : Number(a.slot > b.slot)));
    return { signatures, cursors: next };
  }

  /** Newest first, down to the cursor, or without one to the beginning. */
  async #listAddress(
    address: string,
    after: bigint,
    cursor: Cursor | undefined,
    signal: AbortSignal | undefined,
  ): Promise<ListedSignature[]> {
    const listed: ListedSignature[] = [];
    for await (const entry of this.#newestFirst(address, signal)) {
      if (cursor !== undefined && entry.signature === cursor.signature) return listed;
      if (cursor !== undefined && entry.slot < cursor.slot) throw gap(address, cursor);
      // Without a cursor everything up to `after` was proven to hold nothing of this program.
      if (cursor === undefined && entry.slot <= after) return listed;
      listed.push(entry);
    }
    if (cursor !== undefined) throw gap(address, cursor);
    return listed;
  }

  /** Every finalized transaction that named an address, page by page. */
  async *#newestFirst(address: string, signal: AbortSignal | undefined): AsyncIterable<ListedSignature> {
    let before: string | undefined;
    for (let limit = FIRST_PAGE; ; limit = PAGE) {
      const options = { limit, commitment: 'finalized', before };
      const page = await this.#rpc.call('getSignaturesForAddress', [address, options], signaturesSchema, signal);
      for (const entry of page) {
        const failed = entry.err !== null && entry.err !== undefined;
        const blockTime = typeof entry.blockTime === 'number' ? BigInt(entry.blockTime) : null;
        yield { signature: entry.signature, slot: BigInt(entry.slot), blockTime, failed };
      }
      if (page.length < limit) return;
      before = page.at(-1)?.signature;
    }
  }

  /** Whether a transaction of a slot up to `slot` named a program: a store that covers it must hold its events. */
  async isNamedUpTo(programId: string, slot: bigint, signal?: AbortSignal): Promise<boolean> {
    for await (const entry of this.#newestFirst(programId, signal)) if (entry.slot <= slot) return true;
    return false;
  }

  /**
   * Events of a listed transaction.
   *
   * @throws IndexerError `INDEXER__TRANSACTION_MISSING` while the node does not have it; it is never passed over
   */
  async events(listed: ListedSignature, signal?: AbortSignal): Promise<SourceEvent[]> {
    if (listed.failed) return [];
    const options = { encoding: 'json', commitment: 'finalized', maxSupportedTransactionVersion: 1 };
    const params = [listed.signature, options];
    const transaction = await this.#rpc.call('getTransaction', params, transactionSchema.nullable(), signal);
    const { signature } = listed;
    if (transaction === null || BigInt(transaction.slot) !== listed.slot) {
      throw new IndexerError('INDEXER__TRANSACTION_MISSING', `The node listed ${signature} and does not have it yet.`, {
        retryable: true,
        context: { signature, slot: listed.slot },
      });
    }
    return extractEvents(transaction, signature, listed.blockTime, this.#programs);
  }
}

function gap(address: string, cursor: Cursor): IndexerError {
  return new IndexerError(
    'INDEXER__HISTORY_GAP',
    `The node's history of ${address} does not reach ${cursor.signature}, which was indexed. Use a node with longer history.`,
    { context: { address, signature: cursor.signature, slot: cursor.slot } },
  );
}
