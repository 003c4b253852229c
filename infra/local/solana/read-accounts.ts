import type { Connection, PublicKey } from '@solana/web3.js';

/** Accounts that one request may ask for. */
const BATCH = 100;

/** Accounts by their addresses, as they are at the newest block; those that don't exist are left out. */
export async function readAccounts<T>(
  connection: Connection,
  addresses: readonly PublicKey[],
  decode: (data: Uint8Array) => T,
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for (let from = 0; from < addresses.length; from += BATCH) {
    const batch = addresses.slice(from, from + BATCH);
    const accounts = await connection.getMultipleAccountsInfo(batch, 'processed');
    accounts.forEach((account, index) => {
      const address = batch[index];
      // Lamports sent ahead make an account without data.
      if (account && account.data.length > 0 && address) found.set(address.toBase58(), decode(account.data));
    });
  }
  return found;
}
