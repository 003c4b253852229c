import { decodeRental, type Rental } from '@escapement/programs/browser';
import { type Connection, PublicKey } from '@solana/web3.js';
import { tokenAmount } from '../wallet/preview.ts';

/** A rental and its vault. */
export type VaultRef = { rental: string; vault: string };

/** What a vault holds and what its rental owes, both read at one slot; amounts in the mint's smallest unit. */
export type Balance = VaultRef & {
  owed: bigint;
  held: bigint;
  /** `closed`: neither account is there any more. `over`: somebody sent money to the vault that nobody owes. */
  state: 'equal' | 'over' | 'short' | 'closed';
};

/** The balances of one page of vaults, with the slot at which all were read. */
export type Balances = { slot: number; rows: readonly Balance[] };

/** Most accounts that one request reads. */
const MOST_ACCOUNTS = 100;

/** Reads rentals and vaults from the chain at the confirmed state. At most 50, so that all are of the same slot. */
export async function readBalances(connection: Connection, vaults: readonly VaultRef[]): Promise<Balances> {
  const asked = vaults.slice(0, MOST_ACCOUNTS / 2);
  const addresses = asked.flatMap(({ rental, vault }) => [new PublicKey(rental), new PublicKey(vault)]);
  const { context, value } = await connection.getMultipleAccountsInfoAndContext(addresses, 'confirmed');
  const rows = asked.map((ref, index) => {
    const [rental, vault] = value.slice(index * 2, index * 2 + 2);
    return compared(ref, rental ? decodeRental(rental.data) : undefined, tokenAmount(vault?.data));
  });
  return { slot: context.slot, rows };
}

/** Compares what a rental owes, nothing once it is closed, with what its vault holds. */
export function compared(ref: VaultRef, rental: Pick<Rental, 'committed' | 'free'> | undefined, held: bigint): Balance {
  if (!rental) return { ...ref, owed: 0n, held, state: held > 0n ? 'over' : 'closed' };
  const { committed, free } = rental;
  return { ...ref, owed: committed + free, held, state: stateOf(committed + free, held) };
}

function stateOf(owed: bigint, held: bigint): Balance['state'] {
  if (held < owed) return 'short';
  return held > owed ? 'over' : 'equal';
}
