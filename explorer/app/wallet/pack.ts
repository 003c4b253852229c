import {
  ComputeBudgetProgram,
  PublicKey,
  type TransactionInstruction,
  TransactionMessage,
  VersionedTransaction,
} from '@solana/web3.js';
import { WalletError } from './errors.ts';

/** Most bytes of a transaction on the wire. */
const MOST_BYTES = 1_232;

/** Something to do to a number of items in their order: any run of them can be an instruction of its own. */
export type Part = {
  items: number;
  /** Most items that one instruction takes from an item on. */
  most: (from: number) => number;
  /** Instruction for the items from `from` to before `to`. */
  build: (from: number, to: number) => TransactionInstruction;
};

/** A part that is one instruction and can't be divided. */
export function whole(instruction: TransactionInstruction): Part {
  return { items: 1, most: () => 1, build: () => instruction };
}

/**
 * Packs parts into as few transactions as their order allows, each with room for a limit of compute units.
 * Throws `EXPLORER__TRANSACTION_TOO_LARGE` when an instruction fits no transaction.
 */
export function pack(payer: PublicKey, parts: readonly Part[]): TransactionInstruction[][] {
  const packed: TransactionInstruction[][] = [];
  let current: TransactionInstruction[] = [];
  for (const part of parts) {
    for (let from = 0; from < part.items; ) {
      const most = Math.min(part.items - from, part.most(from));
      const fitting = largest(most, (count) => fits(payer, [...current, part.build(from, from + count)]));
      if (fitting > 0) {
        current.push(part.build(from, from + fitting));
        from += fitting;
      } else if (current.length > 0) {
        packed.push(current);
        current = [];
      } else {
        throw tooLarge();
      }
    }
  }
  return current.length > 0 ? [...packed, current] : packed;
}

/** Why instructions make no transaction. */
export function tooLarge(): WalletError {
  const message = 'This does not fit one transaction. Choose fewer devices or a shorter job.';
  return new WalletError('EXPLORER__TRANSACTION_TOO_LARGE', message);
}

/** Whether a transaction can carry these instructions beside a limit of compute units. */
function fits(payer: PublicKey, instructions: readonly TransactionInstruction[]): boolean {
  const limit = ComputeBudgetProgram.setComputeUnitLimit({ units: 1 });
  // A legacy message: every wallet signs those, and no lookup table is needed.
  const message = new TransactionMessage({
    payerKey: payer,
    recentBlockhash: PublicKey.default.toBase58(),
    instructions: [limit, ...instructions],
  }).compileToLegacyMessage();
  return !isTooLarge(new VersionedTransaction(message));
}

/** Whether a transaction is too large to be sent, or even to be serialized. */
export function isTooLarge(transaction: VersionedTransaction): boolean {
  try {
    return transaction.serialize().length > MOST_BYTES;
  } catch {
    return true;
  }
}

/** The largest count up to `most` for which `holds`, which does not hold again beyond one for which it does not; else 0. */
function largest(most: number, holds: (count: number) => boolean): number {
  if (holds(most)) return most;
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
