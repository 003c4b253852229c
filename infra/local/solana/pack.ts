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
 * @param payer pays for each; null when the first signer of a transaction's first item does
 * @param most items in one transaction, for those that call so many programs that the runtime's limit of 64 calls counts
 */
export function packTransactions(
  label: string,
  payer: Keypair | null,
  items: readonly PackItem[],
  most = Number.POSITIVE_INFINITY,
): PlannedTransaction[] {
  const packed: PlannedTransaction[] = [];
  let open:
    | { payer: Keypair; instructions: TransactionInstruction[]; signers: Map<string, Keypair>; count: number }
    | undefined;
  const close = () => {
    if (open) packed.push({ label, instructions: open.instructions, signers: [open.payer, ...open.signers.values()] });
    open = undefined;
  };
  for (const { instructions, signers = [] } of items) {
    if (open) {
      const size = transactionSize(open.payer.publicKey, [...open.instructions, ...instructions]);
      if (size > PACKET_DATA_SIZE || open.count === most) close();
    }
    const first = payer ?? signers[0];
    if (!open && !first) throw new RangeError(`Nobody pays for "${label}".`);
    if (first) open ??= { payer: first, instructions: [], signers: new Map(), count: 0 };
    if (!open) continue;
    open.instructions.push(...instructions);
    open.count += 1;
    for (const signer of signers) {
      if (!signer.publicKey.equals(open.payer.publicKey)) open.signers.set(signer.publicKey.toBase58(), signer);
    }
  }
  close();
  return packed;
}
