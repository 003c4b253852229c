import {
  configAddress,
  decodeConfig,
  decodeSupplier,
  deviceRelease,
  deviceSettle,
  fetchAccount,
  jobClose,
  jobKeysAddress,
  jobKeysClose,
  jobKeysPages,
  type Rental,
  rentalClose,
} from '@escapement/programs/browser';
import { type Connection, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { WalletError } from './errors.ts';
import { pack, whole } from './pack.ts';
import { type RentalSnapshot, type RentedDevice, rentalState } from './rental-state.ts';

/** Accounts that one request can ask for. */
const ACCOUNTS_AT_ONCE = 100;

/** Transactions that let all hired devices of a rental go, to be signed one after another. */
export function planStop(address: PublicKey, snapshot: RentalSnapshot): TransactionInstruction[][] {
  return planReleases(snapshot.rental.owner, address, rentalState(snapshot).hired);
}

/** Transactions that let the silent devices of a rental go, as `authority`, anybody, may. */
export function planReleaseSilent(
  authority: PublicKey,
  address: PublicKey,
  snapshot: RentalSnapshot,
): TransactionInstruction[][] {
  return planReleases(authority, address, rentalState(snapshot).silent);
}

function planReleases(authority: PublicKey, rental: PublicKey, devices: readonly RentedDevice[]) {
  const releases = devices.map(({ address }) => deviceRelease({ authority, rental, device: new PublicKey(address) }));
  return pack(authority, releases.map(whole));
}

/**
 * Transactions that settle every device whose time is over, then close the job with its keys, and the rental, which pays the
 * rest back.
 */
export async function planClose(
  connection: Connection,
  address: PublicKey,
  snapshot: RentalSnapshot,
): Promise<TransactionInstruction[][]> {
  const { rental } = snapshot;
  const { owner, mint } = rental;
  const over = rentalState(snapshot).over;
  const [config, pages, suppliers] = await Promise.all([
    fetchAccount(connection, configAddress(), decodeConfig, 'confirmed'),
    openPages(connection, address, rental),
    Promise.all(over.map(({ device }) => fetchAccount(connection, device.supplier, decodeSupplier, 'confirmed'))),
  ]);
  if (!config) throw new WalletError('EXPLORER__TRANSACTION_REFUSED', 'The marketplace is not set up on this chain.');
  const settlements = over.map(({ address: device, device: account }, index) => {
    const supplier = suppliers[index];
    if (!supplier)
      throw new WalletError('EXPLORER__TRANSACTION_REFUSED', 'A supplier of this rental is not on the chain.');
    return deviceSettle({
      payer: owner,
      rental: address,
      mint,
      device: new PublicKey(device),
      supplier: account.supplier,
      payout: supplier.account.payout,
      treasury: config.account.treasury,
    });
  });
  const closing = [
    ...(rental.hasJob ? [jobClose({ authority: owner, owner, rental: address })] : []),
    ...pages.map((page) => jobKeysClose({ authority: owner, owner, rental: address, page })),
    rentalClose({ authority: owner, owner, rental: address, mint }),
  ];
  return pack(owner, [...settlements, ...closing].map(whole));
}

/** Pages of a rental's job keys that exist. */
export async function openPages(connection: Connection, address: PublicKey, rental: Rental): Promise<number[]> {
  if (rental.jobKeyPages === 0) return [];
  const pages = Array.from({ length: jobKeysPages(rental) }, (_, page) => page);
  const answers = await Promise.all(
    chunks(pages, ACCOUNTS_AT_ONCE).map((some) => {
      const addresses = some.map((page) => jobKeysAddress(address, page));
      return connection.getMultipleAccountsInfo(addresses, 'confirmed');
    }),
  );
  const accounts = answers.flat();
  return pages.filter((page) => (accounts[page]?.data.length ?? 0) > 0);
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
