import type { AccountMeta, PublicKey } from '@solana/web3.js';
import { meta } from './codec/instruction.ts';
import { associatedTokenAddress } from './pda.ts';

/** The token account to pay to; beside another than the associated one, that one as the proof that it can't be used. */
export function payeeAccounts(
  owner: PublicKey,
  mint: PublicKey,
  other: PublicKey | undefined,
): [token: PublicKey, proof: AccountMeta[]] {
  const associated = associatedTokenAddress(owner, mint);
  return other && !other.equals(associated) ? [other, [meta(associated, false, false)]] : [associated, []];
}
