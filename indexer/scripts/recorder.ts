import { Message, PublicKey } from '@solana/web3.js';
import bs58 from 'bs58';
import type { World } from '../../programs/tests/support/world.ts';
import type { RecordedChain, RecordedTransaction } from '../src/testing/recorded-chain.ts';

type Send = World['chain']['svm']['sendTransaction'];

/** Keeps what an RPC node would tell of a chain: its transactions, and its accounts at some slots. */
export class Recorder {
  readonly #transactions: RecordedTransaction[] = [];
  readonly #snapshots: RecordedChain['snapshots'] = [];
  readonly #world: World;
  readonly #programId: string;

  constructor(world: World, programId: string) {
    this.#world = world;
    this.#programId = programId;
  }

  /** Listens to a world's chain from now on. */
  attach(): void {
    const { svm } = this.#world.chain;
    const send = svm.sendTransaction.bind(svm);
    svm.sendTransaction = (transaction, config) => {
      const result = send(transaction, config);
      this.#keep(transaction, result);
      return result;
    };
  }

  /** Keeps the state of every account, as the program's own bytes tell it. */
  snapshot(): void {
    const { chain } = this.#world;
    const read = (keys: Iterable<string>, get: (key: string) => object) =>
      Object.fromEntries([...keys].map((key) => [key, plain(get(key)) as Record<string, unknown>]));
    this.#snapshots.push({
      slot: Number(chain.slot),
      unixTimestamp: Number(chain.time),
      devices: read(this.#world.devices, (key) => this.#world.device(toKey(key))),
      rentals: read(this.#world.rentals, (key) => this.#world.rental(toKey(key))),
    });
    // The next transaction must be of a later slot, or the state at this one would not be the end of it.
    chain.advanceSlots(1n);
  }

  chain(): RecordedChain {
    return { programId: this.#programId, transactions: this.#transactions, snapshots: this.#snapshots };
  }

  #keep(transaction: Parameters<Send>[0], result: ReturnType<Send>): void {
    const { chain } = this.#world;
    const message = Message.from(Buffer.from(transaction.messageBytes));
    const accountKeys = message.accountKeys.map((key) => key.toBase58());
    if (!accountKeys.includes(this.#programId)) return;
    // Only the result of a failed transaction has a reason.
    const failed = 'err' in result;
    const meta = failed ? result.meta() : result;
    const [signature] = Object.values(transaction.signatures);
    const innerInstructions = meta.innerInstructions().map((list, index) => ({
      index,
      instructions: list.map((inner) => ({
        programIdIndex: inner.instruction().programIdIndex(),
        accounts: [...inner.instruction().accounts()],
        data: bs58.encode(inner.instruction().data()),
        stackHeight: inner.stackHeight(),
      })),
    }));
    this.#transactions.push({
      slot: Number(chain.slot),
      blockTime: Number(chain.time),
      transaction: { signatures: [bs58.encode(signature ?? new Uint8Array(64))], message: { accountKeys } },
      meta: {
        err: failed ? String(result.err()) : null,
        innerInstructions: failed ? [] : innerInstructions.filter(({ instructions }) => instructions.length > 0),
        loadedAddresses: { writable: [], readonly: [] },
      },
    });
  }
}

const toKey = (key: string): PublicKey => new PublicKey(key);

/** Decoded account as JSON: integers as decimal strings, keys in base58, bytes in hexadecimal. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof PublicKey) return value.toBase58();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
