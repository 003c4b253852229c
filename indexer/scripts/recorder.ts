import { Message, PublicKey } from '@solana/web3.js';
import bs58 from 'bs58';
import { decodeSupplier } from '../../programs/client/generated/marketplace/accounts.ts';
import { configAddress } from '../../programs/client/pda.ts';
import * as r from '../../programs/client/rewards/index.ts';
import * as s from '../../programs/client/staking/index.ts';
import type { World } from '../../programs/tests/support/world.ts';
import type { RecordedAccounts, RecordedChain, RecordedTransaction } from '../src/testing/recorded-chain.ts';

type Send = World['chain']['svm']['sendTransaction'];

/** Keeps what an RPC node would tell of a chain: its transactions, and its accounts at some slots. */
export class Recorder {
  readonly #transactions: RecordedTransaction[] = [];
  readonly #snapshots: RecordedChain['snapshots'] = [];
  readonly #world: World;
  readonly #programIds: readonly string[];
  readonly #suppliers = new Set<string>();

  constructor(world: World, programIds: readonly string[]) {
    this.#world = world;
    this.#programIds = programIds;
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

  /** Keeps the state of every account, as the programs' own bytes tell it. */
  snapshot(): void {
    const world = this.#world;
    const { chain } = world;
    const devices = read(world.devices, (key) => world.device(key));
    for (const { supplier } of Object.values(devices)) this.#suppliers.add(String(supplier));
    const existing = <Account>(at: PublicKey, decode: (data: Uint8Array) => Account): Account | undefined => {
      const data = chain.data(at);
      return data === undefined || data.length === 0 ? undefined : decode(data);
    };
    const stakes = read(world.devices, (key) => existing(s.stakeAddress(key), s.decodeDeviceStake));
    const cases = Object.entries(stakes).flatMap(([device, { nextCaseIndex }]) =>
      Array.from({ length: Number(nextCaseIndex) }, (_, index) => s.slashCaseAddress(toKey(device), index).toBase58()),
    );
    const emission = existing(r.emissionAddress(), r.decodeEmission);
    const epochs = Array.from({ length: emission?.nextIndex ?? 0 }, (_, index) => r.epochAddress(index).toBase58());
    this.#snapshots.push({
      slot: Number(chain.slot),
      unixTimestamp: Number(chain.time),
      config: read([configAddress().toBase58()], () => world.config()),
      suppliers: read(this.#suppliers, (key) => existing(key, decodeSupplier)),
      devices,
      rentals: read(world.rentals, (key) => world.rental(key)),
      stakes,
      cases: read(cases, (key) => existing(key, s.decodeSlashCase)),
      emission: emission === undefined ? {} : read([r.emissionAddress().toBase58()], () => emission),
      epochs: read(epochs, (key) => existing(key, r.decodeEpoch)),
      rewards: read(world.devices, (key) => existing(r.deviceRewardAddress(key), r.decodeDeviceReward)),
      ioSupply: supplyOf(world).toString(),
    });
    // The next transaction must be of a later slot, or the state at this one would not be the end of it.
    chain.advanceSlots(1n);
  }

  chain(): RecordedChain {
    return { transactions: this.#transactions, snapshots: this.#snapshots };
  }

  #keep(transaction: Parameters<Send>[0], result: ReturnType<Send>): void {
    const { chain } = this.#world;
    const message = Message.from(Buffer.from(transaction.messageBytes));
    const accountKeys = message.accountKeys.map((key) => key.toBase58());
    if (!accountKeys.some((key) => this.#programIds.includes(key))) return;
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

/** Supply of the mint of IO, smallest unit; a mint has it after its authority. */
export function supplyOf({ chain, ioMint }: World): bigint {
  return Buffer.from(chain.data(ioMint) ?? []).readBigUInt64LE(36);
}

const toKey = (key: string): PublicKey => new PublicKey(key);

/** Accounts by address, without those that do not exist. */
function read(keys: Iterable<string>, get: (key: PublicKey) => object | undefined): RecordedAccounts {
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const account = get(toKey(key));
      return account === undefined ? [] : [[key, plain(account) as RecordedAccounts[string]]];
    }),
  );
}

/** Decoded account as JSON: integers as decimal strings, keys in base58, bytes in hexadecimal. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof PublicKey) return value.toBase58();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
