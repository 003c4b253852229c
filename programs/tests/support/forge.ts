import { address } from '@solana/kit';
import { type PublicKey, TransactionInstruction } from '@solana/web3.js';
import { MARKETPLACE_PROGRAM_ID } from '../../client/generated/marketplace/program.ts';
import type { Chain } from './chain.ts';
import { keypair } from './keys.ts';

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

/** Puts a copy of an account at another address, owned by the program, as no attacker even could. */
export function copyOf(
  { chain }: { readonly chain: Chain },
  key: PublicKey,
  label: string,
  owner = MARKETPLACE_PROGRAM_ID,
): PublicKey {
  const copy = keypair(label).publicKey;
  const account = chain.svm.getAccount(address(key.toBase58()));
  if (!account.exists) throw new Error('no account');
  chain.write({
    ...account,
    address: address(copy.toBase58()),
    programAddress: address(owner.toBase58()),
  });
  return copy;
}
