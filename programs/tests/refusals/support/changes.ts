// Every way in which an account of a valid call can be another than the one it has to be.

import { TOKEN_PROGRAM_ID } from '@solana/spl-token';
import { type AccountMeta, type Keypair, type PublicKey, SystemProgram, TransactionInstruction } from '@solana/web3.js';
import type { IdlAccountItem } from '../../../scripts/generate/idl.ts';
import { copyOf } from '../../support/forge.ts';
import { keypair } from '../../support/keys.ts';
import { findSeen, type Held, heldAt, isAlike, makeToken, whileClosed } from './accounts.ts';
import type { Call } from './call.ts';

/** What is done to an account. */
export const KINDS = {
  unsigned: 'does not sign',
  readonly: 'is not writable',
  stranger: "a stranger's wallet, which signs where one has to",
  another: 'another one of its type; for a program, another program',
  kind: 'one of another type',
  foreign: 'a copy that belongs to another program',
  closed: 'nothing is there any more',
  mint: 'a token account of the other mint, or that mint',
  owner: "a stranger's token account",
  twin: 'another token account of the same owner and mint',
  twice: 'the same one as another account',
  missing: 'left out',
} as const;
export type Kind = keyof typeof KINDS;

/** A call with one account changed. */
export interface Change {
  readonly account: string;
  readonly kind: Kind;
  /** Sends it. */
  readonly send: () => void;
}

/** Types of which the programs make one account only, so that no other can be put in its place. */
const ONLY = new Set(['Config', 'Emission']);

/** All changes of one call; `who` is a wallet that has nothing to do with it, `payer` pays for transactions. */
export class Changes {
  readonly #fresh = keypair('an address with nothing').publicKey;

  constructor(
    readonly call: Call,
    readonly items: readonly IdlAccountItem[],
    readonly payer: Keypair,
    readonly who: Keypair,
  ) {}

  /** All of them, in the order of the accounts. */
  all(): Change[] {
    const { keys } = this.call.instruction;
    const { rest = [] } = this.call;
    if (keys.length !== this.items.length + rest.length) throw new Error('accounts without a name');
    return keys.flatMap((meta, at) => {
      const item = this.items[at];
      const name = item?.name ?? `${rest[at - this.items.length]} (remaining ${at - this.items.length + 1})`;
      const changes = [...this.#flags(meta, at), ...(item && isFixed(item) ? this.#fixed(at) : this.#others(meta, at))];
      if (!item) changes.push(['missing', () => this.#send((all) => all.toSpliced(at, 1))]);
      return changes.map(([kind, send]) => ({ account: name, kind, send }));
    });
  }

  #flags({ isSigner, isWritable }: AccountMeta, at: number): [Kind, () => void][] {
    const changes: [Kind, () => void][] = [];
    if (isSigner) changes.push(['unsigned', () => this.#put(at, { isSigner: false })]);
    if (isWritable) changes.push(['readonly', () => this.#put(at, { isWritable: false })]);
    if (isSigner) changes.push(['stranger', () => this.#put(at, { pubkey: this.who.publicKey })]);
    return changes;
  }

  /** Programs, a sysvar, and the address that tells events. */
  #fixed(at: number): [Kind, () => void][] {
    const { pubkey } = this.call.instruction.keys[at] as AccountMeta;
    const other = pubkey.equals(TOKEN_PROGRAM_ID) ? SystemProgram.programId : TOKEN_PROGRAM_ID;
    return [
      ['another', () => this.#put(at, { pubkey: other })],
      ['stranger', () => this.#put(at, { pubkey: this.who.publicKey })],
    ];
  }

  #others({ pubkey: key, isSigner }: AccountMeta, at: number): [Kind, () => void][] {
    const held = heldAt(this.call.chain, key);
    if (held.what === 'token') return [...this.#tokens(held, at), ...this.#twice(held, at)];
    const changes: [Kind, () => void][] = [];
    if (held.what === 'address') {
      if (!isSigner) changes.push(['stranger', () => this.#put(at, { pubkey: this.who.publicKey })]);
      const existing = this.#seen((one) => one.what === 'account');
      if (existing && !isSigner) changes.push(['kind', () => this.#put(at, { pubkey: existing })]);
      return changes;
    }
    const other = this.#seen((one) => isAlike(one, held));
    if (other) changes.push([held.what === 'mint' ? 'mint' : 'another', () => this.#put(at, { pubkey: other })]);
    else if (held.what !== 'account' || !ONLY.has(held.type)) throw new Error(`no other ${describe(held)} was made`);
    const kind = this.#seen((one) => one.what !== 'address' && !isAlike(one, held) && alike(one.what, held.what));
    if (kind) changes.push(['kind', () => this.#put(at, { pubkey: kind })]);
    return [...changes, ...this.#copies(key, at), ...this.#twice(held, at)];
  }

  #copies(key: PublicKey, at: number): [Kind, () => void][] {
    const { chain } = this.call;
    const foreign = () => copyOf({ chain }, key, `copy ${at}`, this.who.publicKey);
    return [
      ['foreign', () => this.#put(at, { pubkey: foreign() })],
      ['closed', () => whileClosed(chain, key, () => this.#closed())],
    ];
  }

  #tokens({ mint, owner }: Extract<Held, { what: 'token' }>, at: number): [Kind, () => void][] {
    const { chain } = this.call;
    const { pubkey } = this.call.instruction.keys[at] as AccountMeta;
    const other = this.#seen((one, key) => one.what === 'mint' && !key.equals(mint));
    if (!other) throw new Error('no other mint was made');
    const put = (label: string, of: PublicKey, in_: PublicKey) =>
      this.#put(at, { pubkey: makeToken(chain, this.payer, of, in_, `${label} ${at}`) });
    return [
      ['mint', () => put('other mint', owner, other)],
      ['owner', () => put('other owner', this.who.publicKey, mint)],
      ['twin', () => put('twin', owner, mint)],
      ['kind', () => this.#put(at, { pubkey: mint })],
      ...this.#copies(pubkey, at),
    ];
  }

  /** The same account as an earlier one of its type, where both are written. */
  #twice(held: Held, at: number): [Kind, () => void][] {
    const { keys } = this.call.instruction;
    const alikes = keys
      .slice(0, at)
      .filter(({ isWritable, pubkey }) => isWritable && isAlike(heldAt(this.call.chain, pubkey), held));
    const first = alikes[0];
    if (!first || !keys[at]?.isWritable) return [];
    return [['twice', () => this.#put(at, { pubkey: first.pubkey })]];
  }

  /** An account of the world that the call doesn't name. */
  #seen(is: (held: Held, key: PublicKey) => boolean): PublicKey | undefined {
    const { chain, seen, instruction } = this.call;
    const named = (key: PublicKey) => instruction.keys.some(({ pubkey }) => pubkey.equals(key));
    return findSeen(chain, seen, (held, key) => !named(key) && !key.equals(this.#fresh) && is(held, key));
  }

  /** Past the rules that always hold: a test took the account away, no program did. */
  #closed(): void {
    const { chain, instruction, signers } = this.call;
    chain.send([instruction], [this.payer, ...signers]);
  }

  #put(at: number, change: Partial<AccountMeta>): void {
    this.#send((keys) => keys.with(at, { ...(keys[at] as AccountMeta), ...change }));
  }

  #send(change: (keys: readonly AccountMeta[]) => readonly AccountMeta[]): void {
    const { instruction, signers, send } = this.call;
    const keys = [...change(instruction.keys)];
    send([new TransactionInstruction({ ...instruction, keys })], this.payer, ...signers, this.who);
  }
}

const isFixed = ({ name, address }: IdlAccountItem): boolean =>
  address !== undefined || name === 'event_authority' || name === 'program';

/** Tokens stand for tokens, the programs' accounts for each other. */
const alike = (a: Held['what'], b: Held['what']): boolean =>
  a === b || (a === 'token' && b === 'mint') || (a === 'account' && b === 'program data');

const describe = (held: Held): string => (held.what === 'account' ? held.type : held.what);
