import {
  ComputeBudgetProgram,
  type Connection,
  type PublicKey,
  type TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
} from '@solana/web3.js';
import { WalletError } from './errors.ts';

/** Most bytes of a transaction on the wire. */
const MOST_BYTES = 1_232;

/** A transaction ready to be signed, and the block height until which it can land. */
export type Unsigned = { transaction: VersionedTransaction; lastValidBlockHeight: number };

/** Makes a transaction that `payer` alone signs. Throws `EXPLORER__TRANSACTION_TOO_LARGE` when it does not fit. */
export async function compose(
  connection: Connection,
  payer: PublicKey,
  instructions: readonly TransactionInstruction[],
  computeUnits?: number,
): Promise<Unsigned> {
  const { blockhash, lastValidBlockHeight } = await connection.getLatestBlockhash('confirmed');
  const budget = computeUnits === undefined ? [] : [ComputeBudgetProgram.setComputeUnitLimit({ units: computeUnits })];
  // A legacy message: every wallet signs those, and no lookup table is needed.
  const message = new TransactionMessage({
    payerKey: payer,
    recentBlockhash: blockhash,
    instructions: [...budget, ...instructions],
  }).compileToLegacyMessage();
  const transaction = new VersionedTransaction(message);
  if (sizeOf(transaction) > MOST_BYTES) {
    throw new WalletError(
      'EXPLORER__TRANSACTION_TOO_LARGE',
      'This does not fit one transaction. Choose fewer devices or a shorter job.',
    );
  }
  return { transaction, lastValidBlockHeight };
}

/** Bytes on the wire; more than can be sent when it can't even be serialized. */
function sizeOf(transaction: VersionedTransaction): number {
  try {
    return transaction.serialize().length;
  } catch {
    return MOST_BYTES + 1;
  }
}
