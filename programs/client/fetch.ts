import type { Commitment, Connection, PublicKey } from '@solana/web3.js';

/** An account with the slot at which it was read. */
export interface FetchedAccount<T> {
  readonly slot: number;
  readonly account: T;
}

/**
 * Reads an account by one of the `decode…` functions; `null` when there is none, lamports that somebody sent to its
 * address ahead included. Throws `PROGRAMS__ACCOUNT_INVALID` when
 * it is of another kind.
 */
export async function fetchAccount<T>(
  connection: Connection,
  address: PublicKey,
  decode: (data: Uint8Array) => T,
  commitment?: Commitment,
): Promise<FetchedAccount<T> | null> {
  const { context, value } = await connection.getAccountInfoAndContext(address, commitment);
  return value === null || value.data.length === 0 ? null : { slot: context.slot, account: decode(value.data) };
}
