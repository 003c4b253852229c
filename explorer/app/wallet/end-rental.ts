import {
  configAddress,
  decodeConfig,
  decodeSupplier,
  deviceRelease,
  deviceSettle,
  fetchAccount,
  jobClose,
  rentalClose,
} from '@escapement/programs/browser';
import { type Connection, PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { WalletError } from './errors.ts';
import type { RentalSnapshot } from './rental-state.ts';
import { rentalState } from './rental-state.ts';

/** Devices whose release, or whose settlement, fit one transaction. */
const RELEASES_AT_ONCE = 10;
const SETTLEMENTS_AT_ONCE = 4;

/** Transactions that let all hired devices of a rental go, to be signed one after another. */
export function planStop(address: PublicKey, snapshot: RentalSnapshot): TransactionInstruction[][] {
  const releases = rentalState(snapshot).hired.map(({ address: device }) =>
    deviceRelease({ authority: snapshot.rental.owner, rental: address, device: new PublicKey(device) }),
  );
  return chunks(releases, RELEASES_AT_ONCE);
}

/** Transactions that settle every device whose time is over, then close the job and the rental, which pays the rest back. */
export async function planClose(
  connection: Connection,
  address: PublicKey,
  snapshot: RentalSnapshot,
): Promise<TransactionInstruction[][]> {
  const { rental } = snapshot;
  const { owner, mint } = rental;
  const over = rentalState(snapshot).over;
  const [config, suppliers] = await Promise.all([
    fetchAccount(connection, configAddress(), decodeConfig, 'confirmed'),
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
    rentalClose({ authority: owner, owner, rental: address, mint }),
  ];
  const batches = chunks(settlements, SETTLEMENTS_AT_ONCE);
  const last = batches.pop() ?? [];
  return [...batches, [...last, ...closing]];
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
