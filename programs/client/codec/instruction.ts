import { type AccountMeta, PublicKey } from '@solana/web3.js';
import { concatBytes } from '../bytes.ts';

/** Address that a program derives from seeds. */
export function derive(seeds: readonly Uint8Array[], programId: PublicKey): PublicKey {
  return PublicKey.findProgramAddressSync([...seeds], programId)[0];
}

/** An account as an instruction names it. */
export function meta(pubkey: PublicKey, isSigner: boolean, isWritable: boolean): AccountMeta {
  return { pubkey, isSigner, isWritable };
}

/** Data of an instruction. web3.js asks for a `Buffer` and uses it as bytes only, so a browser that has none gives those. */
export function instructionData(...parts: readonly Uint8Array[]): Buffer {
  const bytes = concatBytes(...parts);
  return typeof Buffer === 'undefined' ? (bytes as Buffer) : Buffer.from(bytes);
}
