import { createHash } from 'node:crypto';
import { SLOT_HASHES_ADDRESS } from '@escapement/programs';
import { address, getTransactionDecoder, lamports } from '@solana/kit';
import { type Keypair, type PublicKey, Transaction, type TransactionInstruction } from '@solana/web3.js';
import bs58 from 'bs58';
import { Clock, FailedTransactionMetadata, LiteSVM } from 'litesvm';
import type { AccountsAt, Cluster, RecentBlockhash, Refusal, SignatureStatus } from '../chain/cluster.ts';
import { signTransaction } from '../chain/sign.ts';

const SLOT_MS = 400n;
const SLOT_HASHES = 512;
const SYSVAR_OWNER = address('Sysvar1111111111111111111111111111111111111');
/** Errors of the runtime that LiteSVM tells by number. */
const FIELDLESS: Record<number, string> = {
  2: 'AccountNotFound',
  4: 'InsufficientFundsForFee',
  6: 'AlreadyProcessed',
  7: 'BlockhashNotFound',
};
const at = (key: PublicKey) => address(key.toBase58());

/** A cluster in this process that runs the built program: real accounts and transactions, time moved by the test. */
export class TestChain implements Cluster {
  readonly svm = new LiteSVM().withTransactionHistory(0n);
  /** Slots that no block was produced for. */
  readonly skipped = new Set<bigint>();
  /** When set, every call fails as if no endpoint answered. */
  outage: Error | undefined;
  /** Number of transactions that landed. */
  landed = 0;
  #slot = 900_010n;
  #time = 1_800_000_000n;
  readonly #named = new Map<string, PublicKey>();
  readonly #statuses = new Map<string, SignatureStatus>();
  readonly #hints = new Map<string, Set<() => void>>();

  constructor() {
    this.#apply();
  }

  get slot(): bigint {
    return this.#slot;
  }

  get time(): bigint {
    return this.#time;
  }

  /** Lets slots pass with their time. */
  advanceSlots(slots: bigint): void {
    const before = (this.#slot * SLOT_MS) / 1_000n;
    this.#slot += slots;
    this.#time += (this.#slot * SLOT_MS) / 1_000n - before;
    this.#apply();
  }

  /** Lets slots pass until `slot`, if it lies ahead. */
  advanceTo(slot: bigint): void {
    if (slot > this.#slot) {
      this.advanceSlots(slot - this.#slot);
    }
  }

  /** Lets at least these seconds pass. */
  advanceSeconds(seconds: bigint): void {
    this.advanceSlots((seconds * 1_000n + SLOT_MS - 1n) / SLOT_MS);
  }

  data(key: PublicKey): Uint8Array | undefined {
    const account = this.svm.getAccount(at(key));
    return account.exists && account.data.length > 0 ? new Uint8Array(account.data) : undefined;
  }

  /** Data of an account that must be there. */
  existing(key: PublicKey): Uint8Array {
    const data = this.data(key);
    if (!data) {
      throw new Error(`no account ${key.toBase58()}`);
    }
    return data;
  }

  airdrop(key: PublicKey, amount = 10_000_000_000n): void {
    this.svm.airdrop(at(key), lamports(amount));
  }

  /** Writes an account past all rules; only to set up what a validator has. */
  overwrite(key: PublicKey, change: (data: Uint8Array) => void): void {
    const account = this.svm.getAccount(at(key));
    if (!account.exists) {
      throw new Error(`no account ${key.toBase58()}`);
    }
    const data = new Uint8Array(account.data);
    change(data);
    this.svm.setAccount({ ...account, data });
  }

  /** Signs and sends as somebody else than the worker; the first signer pays. Throws with the logs when refused. */
  transact(instructions: readonly TransactionInstruction[], ...signers: [Keypair, ...Keypair[]]): void {
    // The same may be done twice: only the blockhash tells one from the other.
    this.svm.expireBlockhash();
    const transaction = new Transaction({
      feePayer: signers[0].publicKey,
      blockhash: this.svm.latestBlockhash(),
      lastValidBlockHeight: 0,
    });
    transaction.add(...instructions);
    signTransaction(transaction, signers);
    const refusal = this.#process(transaction.serialize({ verifySignatures: false }));
    if (refusal) {
      throw new Error(refusal.logs.join('\n') || String(refusal.error));
    }
  }

  async accounts(addresses: readonly PublicKey[]): Promise<AccountsAt> {
    this.#reach();
    return { slot: this.#slot, data: addresses.map((key) => this.data(key)) };
  }

  async programAccounts(program: PublicKey, filters: readonly { offset: number; bytes: Uint8Array }[]) {
    this.#reach();
    // LiteSVM lists no accounts; those that a transaction named are all there are.
    return [...this.#named.values()].flatMap((key) => {
      const account = this.svm.getAccount(at(key));
      if (!account.exists || account.programAddress !== at(program)) {
        return [];
      }
      const data = new Uint8Array(account.data);
      const wanted = filters.every(({ offset, bytes }) => bytes.every((byte, i) => data[offset + i] === byte));
      return wanted ? [{ address: key, data }] : [];
    });
  }

  async balance(key: PublicKey): Promise<bigint> {
    this.#reach();
    return this.svm.getBalance(at(key)) ?? 0n;
  }

  async latestBlockhash(): Promise<RecentBlockhash> {
    this.#reach();
    return { blockhash: this.svm.latestBlockhash(), lastValidBlockHeight: Number(this.#slot) + 150 };
  }

  async blockHeight(): Promise<number> {
    this.#reach();
    return Number(this.#slot);
  }

  async send(transaction: Uint8Array): Promise<Refusal | undefined> {
    this.#reach();
    return this.#process(transaction);
  }

  async status(signature: string): Promise<SignatureStatus | undefined> {
    this.#reach();
    return this.#statuses.get(signature);
  }

  onAccountHint(key: PublicKey, wake: () => void): () => void {
    const wakes = this.#hints.get(key.toBase58()) ?? new Set();
    this.#hints.set(key.toBase58(), wakes.add(wake));
    return () => wakes.delete(wake);
  }

  close(): void {
    this.#hints.clear();
  }

  #reach(): void {
    if (this.outage) {
      throw this.outage;
    }
  }

  #process(wire: Uint8Array): Refusal | undefined {
    const result = this.svm.sendTransaction(getTransactionDecoder().decode(wire));
    if (result instanceof FailedTransactionMetadata) {
      const error = result.err();
      return { error: typeof error === 'number' ? FIELDLESS[error] : String(error), logs: result.meta().logs() };
    }
    this.landed += 1;
    this.#statuses.set(bs58.encode(wire.subarray(1, 65)), { slot: this.#slot, error: null });
    for (const { pubkey } of Transaction.from(wire).instructions.flatMap(({ keys }) => keys)) {
      this.#named.set(pubkey.toBase58(), pubkey);
      for (const wake of this.#hints.get(pubkey.toBase58()) ?? []) {
        wake();
      }
    }
    return undefined;
  }

  #apply(): void {
    this.svm.expireBlockhash();
    this.svm.setClock(new Clock(this.#slot, this.#time, 0n, 0n, this.#time));
    const data = new Uint8Array(8 + 40 * SLOT_HASHES);
    const view = new DataView(data.buffer);
    let count = 0;
    for (let slot = this.#slot - 1n; count < SLOT_HASHES; slot -= 1n) {
      if (!this.skipped.has(slot)) {
        view.setBigUint64(8 + 40 * count, slot, true);
        data.set(createHash('sha256').update(`slot ${slot}`).digest(), 16 + 40 * count);
        count += 1;
      }
    }
    view.setBigUint64(0, BigInt(count), true);
    this.svm.setAccount({
      address: at(SLOT_HASHES_ADDRESS),
      data,
      executable: false,
      lamports: lamports(1_000_000_000n),
      programAddress: SYSVAR_OWNER,
      space: BigInt(data.length),
    });
  }
}
