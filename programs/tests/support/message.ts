// Legacy messages as web3.js compiles them, many times faster: sequences send hundreds of thousands.

import { PublicKey, type TransactionInstruction } from '@solana/web3.js';

/** A message with what it says of its accounts. */
export interface CompiledMessage {
  readonly bytes: Uint8Array;
  /** All accounts, those that sign first. */
  readonly keys: readonly PublicKey[];
  /** How many of them sign. */
  readonly signers: number;
  /** Those that may be changed. */
  readonly writable: readonly PublicKey[];
}

interface Entry {
  readonly key: PublicKey;
  isSigner: boolean;
  isWritable: boolean;
}

/** Compiles instructions for a payer; `blockhash` in Base58. */
export function compileMessage(
  instructions: readonly TransactionInstruction[],
  payer: PublicKey,
  blockhash: string,
): CompiledMessage {
  const entries = new Map<string, Entry>();
  const note = (key: PublicKey, isSigner: boolean, isWritable: boolean) => {
    const id = key.toBase58();
    const entry = entries.get(id) ?? { key, isSigner: false, isWritable: false };
    entry.isSigner ||= isSigner;
    entry.isWritable ||= isWritable;
    entries.set(id, entry);
  };
  note(payer, true, true);
  for (const { keys } of instructions) for (const meta of keys) note(meta.pubkey, meta.isSigner, meta.isWritable);
  for (const { programId } of instructions) note(programId, false, false);
  const of = (isSigner: boolean, isWritable: boolean) =>
    [...entries.values()].filter((entry) => entry.isSigner === isSigner && entry.isWritable === isWritable);
  const [paying, reading, changed, rest] = [of(true, true), of(true, false), of(false, true), of(false, false)];
  const keys = [...paying, ...reading, ...changed, ...rest].map(({ key }) => key);
  const signers = paying.length + reading.length;
  const places = new Map(keys.map((key, at) => [key.toBase58(), at]));
  const place = (key: PublicKey) => places.get(key.toBase58()) ?? 0;
  const bytes = Buffer.concat([
    Buffer.from([signers, reading.length, rest.length, ...compactLength(keys.length)]),
    ...keys.map((key) => key.toBytes()),
    new PublicKey(blockhash).toBytes(),
    Buffer.from(compactLength(instructions.length)),
    ...instructions.flatMap((instruction) => [
      Buffer.from([place(instruction.programId), ...compactLength(instruction.keys.length)]),
      Buffer.from(instruction.keys.map(({ pubkey }) => place(pubkey))),
      Buffer.from(compactLength(instruction.data.length)),
      instruction.data,
    ]),
  ]);
  return { bytes, keys, signers, writable: [...paying, ...changed].map(({ key }) => key) };
}

function compactLength(length: number): number[] {
  return length < 0x80 ? [length] : [(length & 0x7f) | 0x80, ...compactLength(length >> 7)];
}
