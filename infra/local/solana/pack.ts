import { type Keypair, PACKET_DATA_SIZE, type PublicKey, type TransactionInstruction } from '@solana/web3.js';
import type { PlannedTransaction } from './transaction-queue.ts';

/** Instructions that must be in one transaction, in this order, with who signs beside the fee payer. */
export interface PackItem {
  instructions: readonly TransactionInstruction[];
  signers?: readonly Keypair[];
}

const SIGNATURE_BYTES = 64;
const KEY_BYTES = 32;
const HEADER_BYTES = 3;

/** Bytes that a length takes in front of a list. */
const lengthBytes = (count: number): number => (count < 0x80 ? 1 : count < 0x4000 ? 2 : 3);

/** Size of a legacy transaction, bytes. */
export function transactionSize(payer: PublicKey, instructions: readonly TransactionInstruction[]): number {
  const keys = new Set([payer.toBase58()]);
  const signers = new Set([payer.toBase58()]);
  let body = 0;
  for (const { programId, keys: metas, data } of instructions) {
    keys.add(programId.toBase58());
    for (const { pubkey, isSigner } of metas) {
      keys.add(pubkey.toBase58());
      if (isSigner) signers.add(pubkey.toBase58());
    }
    body += 1 + lengthBytes(metas.length) + metas.length + lengthBytes(data.length) + data.length;
  }
  const signatures = lengthBytes(signers.size) + signers.size * SIGNATURE_BYTES;
  const accounts = lengthBytes(keys.size) + keys.size * KEY_BYTES;
  return signatures + HEADER_BYTES + accounts + KEY_BYTES + lengthBytes(instructions.length) + body;
}

/**
 * Puts items into as few transactions as their order allows: each takes what fits.
 *
 * An item that fits none alone is sent alone, and the chain says so.
 *
 * @param most items in one transaction, for those that call so many programs that the runtime's limit of 64 calls counts
 */
export function packTransactions(
  label: string,
  payer: Keypair,
  items: readonly PackItem[],
  most = Number.POSITIVE_INFINITY,
): PlannedTransaction[] {
  const packed: PlannedTransaction[] = [];
  let instructions: TransactionInstruction[] = [];
  let signers = new Map<string, Keypair>();
  let count = 0;
  const close = () => {
    if (instructions.length > 0) packed.push({ label, instructions, signers: [payer, ...signers.values()] });
    instructions = [];
    signers = new Map();
    count = 0;
  };
  for (const item of items) {
    const size = transactionSize(payer.publicKey, [...instructions, ...item.instructions]);
    if (size > PACKET_DATA_SIZE || count === most) close();
    count += 1;
    instructions.push(...item.instructions);
    for (const signer of item.signers ?? []) {
      if (!signer.publicKey.equals(payer.publicKey)) signers.set(signer.publicKey.toBase58(), signer);
    }
  }
  close();
  return packed;
}
