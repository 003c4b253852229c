import type { PublicKey } from '@solana/web3.js';

/** Accounts as they were together at one slot. */
export interface AccountsAt {
  readonly slot: bigint;
  /** Data in the order asked for; undefined where there is no account, or nothing but lamports that anybody may send. */
  readonly data: readonly (Uint8Array | undefined)[];
}

/** A blockhash to sign with. */
export interface RecentBlockhash {
  readonly blockhash: string;
  /** Block height after which a transaction signed with it can't land. */
  readonly lastValidBlockHeight: number;
}

/** What became of a transaction. */
export interface SignatureStatus {
  readonly slot: bigint;
  /** The runtime's error, if it failed. */
  readonly error: unknown;
}

/** Why a transaction was refused before it was sent. */
export interface Refusal {
  readonly error: unknown;
  readonly logs: readonly string[];
}

/** What the worker needs of a cluster: reading accounts and sending transactions. Reads are of confirmed state. */
export interface Cluster {
  /** Reads accounts together. Throws `WORKER__RPC_UNAVAILABLE` when no endpoint answers. */
  accounts(addresses: readonly PublicKey[]): Promise<AccountsAt>;
  /** Reads all accounts of a program whose data has `bytes` at `offset`. */
  programAccounts(
    program: PublicKey,
    filters: readonly { readonly offset: number; readonly bytes: Uint8Array }[],
  ): Promise<readonly { readonly address: PublicKey; readonly data: Uint8Array }[]>;
  /** Lamports of an account, 0 when there is none. */
  balance(address: PublicKey): Promise<bigint>;
  latestBlockhash(): Promise<RecentBlockhash>;
  blockHeight(): Promise<number>;
  /** Simulates and sends a signed transaction; the refusal if simulating fails. Sending it again is harmless. */
  send(transaction: Uint8Array): Promise<Refusal | undefined>;
  /** Status of a transaction; undefined while it hasn't landed. */
  status(signature: string): Promise<SignatureStatus | undefined>;
  /** Calls back when an account may have changed: a hint, never the truth. Returns what ends it. */
  onAccountHint(address: PublicKey, wake: () => void): () => void;
  /** Ends all hints. */
  close(): void;
}
