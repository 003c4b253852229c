// LiteSVM with a clock and slot hashes that a test moves, and transactions that are really signed.

import { createHash } from 'node:crypto';
import {
  type Address,
  address,
  type EncodedAccount,
  getTransactionDecoder,
  lamports,
  type MaybeEncodedAccount,
} from '@solana/kit';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { Clock, FailedTransactionMetadata, LiteSVM } from 'litesvm';
import { explainFailure, type Failure } from '../../client/errors.ts';
import { decodeInnerEvent } from '../../client/events.ts';
import type { MarketplaceEvent } from '../../client/generated/marketplace/events.ts';
import { MARKETPLACE_PROGRAM_ID } from '../../client/generated/marketplace/program.ts';
import { parseSlotHashes, SLOT_HASHES_ADDRESS, type SlotHashEntry } from '../../client/slot-hashes.ts';
import { signMessage } from './keys.ts';
import { compileMessage } from './message.ts';
import { rememberAddresses } from './remember.ts';
import { type Restore, saveSet, together } from './saved.ts';

rememberAddresses();

const SLOT_HASHES_LENGTH = 512;
const SYSVAR_OWNER = address('Sysvar1111111111111111111111111111111111111');

/** Milliseconds of a slot, as the tests' config says. */
export const SLOT_MS = 400;
/** First slot of a test; heavy slots lie at multiples of 300. */
const FIRST_SLOT = 900_010n;
/** Clock at the first slot, seconds. */
const FIRST_TIME = 1_800_000_000n;

/** An instruction that a program sent. */
export interface InnerInstruction {
  readonly programId: PublicKey;
  readonly data: Uint8Array;
}

/** A transaction that was accepted. */
export interface Sent {
  /** Events of the marketplace. */
  readonly events: readonly MarketplaceEvent[];
  /** All instructions that programs sent, those that tell events among them. */
  readonly inner: readonly InnerInstruction[];
  /** Compute units. */
  readonly units: number;
  /** Bytes on the wire. */
  readonly bytes: number;
}

/** A transaction that was refused; its message is what a user would read. */
export class TransactionRefused extends Error {
  constructor(
    readonly failure: Failure,
    readonly logs: readonly string[],
  ) {
    super(`${failure.name}: ${failure.message}`);
  }
}

const hashes = new Map<bigint, Uint8Array>();

/** Hash of a slot, the same in every test. */
function hashOf(slot: bigint): Uint8Array {
  const known = hashes.get(slot);
  if (known) return known;
  if (hashes.size >= 100_000) hashes.clear();
  const hash = createHash('sha256').update(`slot ${slot}`).digest();
  hashes.set(slot, hash);
  return hash;
}

const NO_SIGNATURE = new Uint8Array(64).fill(1);

/** What removes an account. */
const noAccount = (key: Address): EncodedAccount => ({
  address: key,
  data: new Uint8Array(),
  executable: false,
  lamports: lamports(0n),
  programAddress: address('11111111111111111111111111111111'),
  space: 0n,
});

/** An in-process chain. */
export class Chain {
  readonly svm = new LiteSVM().withTransactionHistory(0n);
  /** Slots that no block was produced for. */
  readonly skipped = new Set<bigint>();
  /** Accounts that were written past all rules. */
  readonly overwritten = new Set<string>();
  /** Transactions that were accepted. */
  accepted = 0;
  #slot = FIRST_SLOT;
  #time = FIRST_TIME;
  #trusts = false;
  /** Accounts as they were when they were first changed after `save`. */
  #before: Map<Address, MaybeEncodedAccount> | undefined;

  constructor() {
    this.#apply();
  }

  /** The current slot. Its own hash is not known yet. */
  get slot(): bigint {
    return this.#slot;
  }

  /** The Clock, seconds. */
  get time(): bigint {
    return this.#time;
  }

  /** Both, as judged by the client's functions. */
  get clock(): { slot: bigint; unixTimestamp: bigint } {
    return { slot: this.#slot, unixTimestamp: this.#time };
  }

  /** Lets slots pass with their time. */
  advanceSlots(slots: bigint): void {
    const before = (this.#slot * BigInt(SLOT_MS)) / 1_000n;
    this.#slot += slots;
    this.#time += (this.#slot * BigInt(SLOT_MS)) / 1_000n - before;
    this.#apply();
  }

  /** Lets slots pass until `slot`, if it lies ahead. */
  advanceToSlot(slot: bigint): void {
    if (slot > this.#slot) this.advanceSlots(slot - this.#slot);
  }

  /** Lets at least these seconds pass. */
  advanceSeconds(seconds: bigint): void {
    this.advanceSlots((seconds * 1_000n + BigInt(SLOT_MS) - 1n) / BigInt(SLOT_MS));
  }

  /** Lets time pass without slots, as on a cluster that stands still. */
  halt(seconds: bigint): void {
    this.#time += seconds;
    this.#apply();
  }

  /** Slot hashes as a worker reads them from the sysvar. */
  slotHashes(): SlotHashEntry[] {
    return parseSlotHashes(this.data(SLOT_HASHES_ADDRESS) ?? new Uint8Array());
  }

  /** Data of an account, if it exists. */
  data(key: PublicKey): Uint8Array | undefined {
    // biome-ignore lint/complexity/useLiteralKeys: it is private; the public way spells each address and reads it again.
    return this.svm['inner'].getAccount(key.toBytes())?.data();
  }

  /** Lamports of an account. */
  balance(key: PublicKey): bigint {
    return this.svm.getBalance(address(key.toBase58())) ?? 0n;
  }

  /**
   * From now on nobody makes signatures and nobody verifies them, which takes most of the time of a transaction. Who has
   * to sign is still asked, here and by the programs.
   */
  trustSigners(): void {
    this.#trusts = true;
    this.svm.withSigverify(false);
  }

  /** Remembers accounts and Clock as they are now. One save at a time. */
  save(): Restore {
    const before = new Map<Address, MaybeEncodedAccount>();
    this.#before = before;
    const [slot, time] = [this.#slot, this.#time];
    return together(saveSet(this.skipped), saveSet(this.overwritten), () => {
      for (const account of before.values()) this.svm.setAccount(account.exists ? account : noAccount(account.address));
      before.clear();
      [this.#slot, this.#time] = [slot, time];
      this.#apply();
    });
  }

  /** Writes an account past all rules. */
  write(account: EncodedAccount): void {
    this.#remember(account.address);
    this.svm.setAccount(account);
  }

  #remember(key: Address): void {
    if (this.#before && !this.#before.has(key)) this.#before.set(key, this.svm.getAccount(key));
  }

  /** Gives an account SOL. */
  airdrop(key: PublicKey, amount = 100_000_000_000n): void {
    this.#remember(address(key.toBase58()));
    this.svm.airdrop(address(key.toBase58()), lamports(amount));
  }

  /** Writes an account past all rules: only for states that the tests could not wait for, such as a frozen account. */
  overwrite(key: PublicKey, change: (data: Uint8Array) => void): void {
    const account = this.svm.getAccount(address(key.toBase58()));
    if (!account.exists) throw new Error(`no account ${key.toBase58()}`);
    const data = new Uint8Array(account.data);
    change(data);
    this.write({ ...account, data });
    this.overwritten.add(key.toBase58());
  }

  /**
   * Signs and sends a transaction; the first signer pays. Throws `TransactionRefused` with the reason.
   */
  send(instructions: readonly TransactionInstruction[], signers: readonly [Keypair, ...Keypair[]]): Sent {
    const {
      bytes,
      keys,
      signers: count,
      writable,
    } = compileMessage(instructions, signers[0].publicKey, this.svm.latestBlockhash());
    const signatures = keys.slice(0, count).map((key) => {
      const signer = signers.find(({ publicKey }) => publicKey.equals(key));
      if (!signer) throw new Error(`nobody signs for ${key.toBase58()}`);
      return this.#trusts ? NO_SIGNATURE : signMessage(signer, bytes);
    });
    for (const key of writable) this.#remember(key.toBase58() as Address);
    const wire = Buffer.concat([Buffer.from([count]), ...signatures, bytes]);
    const result = this.svm.sendTransaction(getTransactionDecoder().decode(wire));
    this.svm.expireBlockhash();
    if (result instanceof FailedTransactionMetadata) {
      const logs = result.meta().logs();
      throw new TransactionRefused(
        explainFailure({ err: String(result.err()), logs }) ?? { name: 'Unknown', message: '' },
        logs,
      );
    }
    this.accepted += 1;
    const inner = result
      .innerInstructions()
      .flat()
      .map((item) => item.instruction())
      .map((item) => ({
        programId: keys[item.programIdIndex()]!,
        data: new Uint8Array(item.data()),
      }));
    const events = inner
      .filter(({ programId }) => programId.equals(MARKETPLACE_PROGRAM_ID))
      .flatMap(({ data }) => decodeInnerEvent(data) ?? []);
    return { events, inner, units: Number(result.computeUnitsConsumed()), bytes: wire.length };
  }

  #apply(): void {
    this.svm.setClock(new Clock(this.#slot, FIRST_TIME, 0n, 0n, this.#time));
    const present: bigint[] = [];
    for (let slot = this.#slot - 1n; slot > 0n && present.length < SLOT_HASHES_LENGTH; slot -= 1n) {
      if (!this.skipped.has(slot)) present.push(slot);
    }
    const data = new Uint8Array(8 + 40 * SLOT_HASHES_LENGTH);
    const view = new DataView(data.buffer);
    view.setBigUint64(0, BigInt(present.length), true);
    present.forEach((slot, i) => {
      view.setBigUint64(8 + 40 * i, slot, true);
      data.set(hashOf(slot), 16 + 40 * i);
    });
    const sysvar = address(SLOT_HASHES_ADDRESS.toBase58());
    const space = BigInt(data.length);
    this.svm.setAccount({
      address: sysvar,
      data,
      executable: false,
      lamports: lamports(1_000_000_000n),
      programAddress: SYSVAR_OWNER,
      space,
    });
  }
}
