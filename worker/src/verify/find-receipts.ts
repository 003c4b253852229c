import { type DeviceTicked, eventsOfTransaction, MARKETPLACE_PROGRAM_ID } from '@escapement/programs';
import { type Connection, PublicKey } from '@solana/web3.js';
import { WorkerError } from '../errors.ts';

/** A receipt with the transaction that holds it. */
export interface FoundReceipt {
  readonly signature: string;
  readonly receipt: DeviceTicked;
}

const PAGE = 100;

/** Receipts in a transaction; throws `WORKER__RECEIPT_INVALID` when the cluster knows no such transaction. */
export async function receiptsIn(
  connection: Connection,
  signature: string,
  programId: PublicKey = MARKETPLACE_PROGRAM_ID,
): Promise<DeviceTicked[]> {
  const transaction = await connection.getTransaction(signature, {
    commitment: 'confirmed',
    maxSupportedTransactionVersion: 0,
  });
  if (!transaction) {
    throw new WorkerError('WORKER__RECEIPT_INVALID', `The cluster knows no transaction ${signature}.`);
  }
  return eventsOfTransaction(transaction, programId).flatMap((event) =>
    event.name === 'DeviceTicked' ? [event.data] : [],
  );
}

/** The latest receipts of a device, newest first, at most `count`; those before `before`, if one is given. */
export async function latestReceipts(
  connection: Connection,
  device: PublicKey,
  options: { count: number; before?: string; programId?: PublicKey | undefined },
): Promise<FoundReceipt[]> {
  const found: FoundReceipt[] = [];
  let before = options.before;
  while (found.length < options.count) {
    const page = await connection.getSignaturesForAddress(
      device,
      { limit: PAGE, ...(before !== undefined && { before }) },
      'confirmed',
    );
    for (const { signature, err } of page) {
      before = signature;
      if (!err) {
        const own = await receiptsIn(connection, signature, options.programId);
        const receipt = own.find(({ device: { scope } }) => scope.equals(device));
        if (receipt) {
          found.push({ signature, receipt });
        }
      }
      if (found.length === options.count) {
        break;
      }
    }
    if (page.length < PAGE) {
      break;
    }
  }
  return found;
}

/** The address in a text; undefined when it is none (a signature is longer). */
export function addressIn(text: string): PublicKey | undefined {
  try {
    return new PublicKey(text);
  } catch {
    return undefined;
  }
}
