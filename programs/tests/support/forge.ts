import { type PublicKey, TransactionInstruction } from '@solana/web3.js';

/** The same instruction with one account replaced, as a forger would build it. */
export function withAccount(
  instruction: TransactionInstruction,
  from: PublicKey,
  to: PublicKey,
): TransactionInstruction {
  const keys = instruction.keys.map((meta) => (meta.pubkey.equals(from) ? { ...meta, pubkey: to } : meta));
  return new TransactionInstruction({ ...instruction, keys });
}

/** The same instruction without the signature of one account. */
export function withoutSignature(instruction: TransactionInstruction, key: PublicKey): TransactionInstruction {
  const keys = instruction.keys.map((meta) => (meta.pubkey.equals(key) ? { ...meta, isSigner: false } : meta));
  return new TransactionInstruction({ ...instruction, keys });
}
