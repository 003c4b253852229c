import { IndexerError } from '../errors.ts';
import type { Cursor } from '../source/address.ts';
import type { ClockSample } from '../source/clock.ts';
import { serializeRows } from '../store/cells.ts';
import type { Session } from '../store/driver.ts';
import { quoteString } from '../store/parameters.ts';
import type { SlotRange } from './grid.ts';

/** Where the store stands. */
export interface LedgerState {
  /** Last committed slot; null on a new store. */
  committed: bigint | null;
  cursors: ReadonlyMap<string, Cursor>;
  /** Latest published Clock. */
  watermark: ClockSample | null;
  /** A segment that was begun and not committed. */
  open: Intent | null;
}

/** A segment that was begun: what a repetition must equal. */
export interface Intent extends SlotRange {
  checksum: string;
  epoch: number;
}

/** A covered range. */
export interface Commit extends SlotRange {
  epoch: number;
  counts: ReadonlyMap<string, number>;
  checksum: string;
  cursors: ReadonlyMap<string, Cursor>;
  watermark: ClockSample | null;
}

/** What the store was made for. */
export interface Identity {
  genesisHash: string;
  instance: string;
  segmentSlots: bigint;
}

/** Rows of the tables `ledger`, `clock` and `identity`. */
export class Ledger {
  readonly #writer: Session;
  readonly #source: string;

  constructor(writer: Session, source: string) {
    this.#writer = writer;
    this.#source = source;
  }

  /**
   * Claims a new store for a chain, or checks that it is this chain's.
   *
   * @throws IndexerError `INDEXER__STORE_OF_ANOTHER_CHAIN`
   */
  async claim(identity: Identity): Promise<void> {
    const { genesisHash, instance, segmentSlots } = identity;
    const [known] = await this.#writer.query('SELECT genesis_hash, instance, segment_slots FROM identity');
    if (known === undefined) {
      await this.#writer.command(
        'INSERT INTO identity SELECT {genesis_hash:String}, {instance:String}, {segment_slots:UInt64}',
        { genesis_hash: genesisHash, instance, segment_slots: segmentSlots },
      );
      return;
    }
    const same =
      known.genesis_hash === genesisHash && known.instance === instance && known.segment_slots === String(segmentSlots);
    if (!same) {
      throw new IndexerError(
        'INDEXER__STORE_OF_ANOTHER_CHAIN',
        'The store holds another chain, instance or segment size. Give this one a store of its own.',
        { context: { genesisHash, instance, segmentSlots, storedGenesisHash: String(known.genesis_hash) } },
      );
    }
  }

  /** Reads where the store stands. */
  async read(): Promise<LedgerState> {
    const [commit] = await this.#writer.query(
      `SELECT to_slot, toJSONString(cursors) AS cursors, watermark_slot, watermark_time FROM ledger
       WHERE state = 'commit' ORDER BY to_slot DESC LIMIT 1`,
    );
    const committed = commit === undefined ? null : BigInt(String(commit.to_slot));
    const [intent] = await this.#writer.query(
      `SELECT from_slot, to_slot, checksum, epoch FROM ledger
       WHERE state = 'intent' AND toInt128(from_slot) > {committed:Int128} ORDER BY epoch DESC LIMIT 1`,
      { committed: committed ?? -1n },
    );
    const slot = BigInt(String(commit?.watermark_slot ?? 0));
    return {
      committed,
      cursors: parseCursors(String(commit?.cursors ?? '{}')),
      watermark: slot === 0n ? null : { slot, unixTimestamp: BigInt(String(commit?.watermark_time)) },
      open:
        intent === undefined
          ? null
          : {
              from: BigInt(String(intent.from_slot)),
              to: BigInt(String(intent.to_slot)),
              checksum: String(intent.checksum),
              epoch: Number(intent.epoch),
            },
    };
  }

  async writeIntent(intent: Intent): Promise<void> {
    await this.#insert('intent', { ...intent, counts: new Map(), cursors: new Map(), watermark: null });
  }

  async writeCommit(commit: Commit): Promise<void> {
    await this.#insert('commit', commit);
  }

  /** Keeps observed Clocks; the same again is the same row. */
  async writeClocks(clocks: readonly ClockSample[]): Promise<void> {
    if (clocks.length === 0) return;
    const body = serializeRows(clocks.map(({ slot, unixTimestamp }) => [slot, unixTimestamp]));
    await this.#writer.insert({ table: 'clock', columns: ['slot', 'unix_timestamp'], body });
  }

  async #insert(state: 'intent' | 'commit', row: Commit): Promise<void> {
    const counts = [...row.counts].map(([table, count]) => `${quoteString(table)}, ${count}`).join(', ');
    const cursors = [...row.cursors]
      .map(([address, { signature, slot }]) => `${quoteString(address)}, (${quoteString(signature)}, ${slot})`)
      .join(', ');
    await this.#writer.command(
      `INSERT INTO ledger SELECT {from:UInt64}, {to:UInt64}, {state:String}, {epoch:UInt32}, {source:String},
       CAST(map(${counts}), 'Map(String, UInt64)'), {checksum:String},
       CAST(map(${cursors}), 'Map(String, Tuple(signature String, slot UInt64))'), {slot:UInt64}, {time:Int64}`,
      {
        from: row.from,
        to: row.to,
        state,
        epoch: row.epoch,
        source: this.#source,
        checksum: row.checksum,
        slot: row.watermark?.slot ?? 0n,
        time: row.watermark?.unixTimestamp ?? 0n,
      },
    );
  }
}

function parseCursors(text: string): Map<string, Cursor> {
  const parsed = JSON.parse(text) as Record<string, { signature: string; slot: string | number }>;
  return new Map(
    Object.entries(parsed).map(([address, { signature, slot }]) => [address, { signature, slot: BigInt(slot) }]),
  );
}
