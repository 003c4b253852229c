import {
  ComputeBudgetProgram,
  type Connection,
  type PublicKey,
  type TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
} from '@solana/web3.js';
import { isTooLarge, tooLarge } from './pack.ts';

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
  if (isTooLarge(transaction)) throw tooLarge();
  return { transaction, lastValidBlockHeight };
}
