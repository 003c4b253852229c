import { LAMPORTS_PER_SOL, type PublicKey, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { type PackItem, packTransactions } from '../solana/pack.ts';
import { createTokenAccount, mintTo } from '../solana/token-instructions.ts';
import type { DemoKeys, World } from './world.ts';

/** Play money for somebody, smallest units. */
export interface Grant {
  owner: PublicKey;
  lamports: bigint;
  usdc?: bigint;
  io?: bigint;
}

/** Creating two token accounts and minting to them calls programs 13 times. */
const GRANTS_PER_TRANSACTION = 4;

/** SOL in lamports. */
export const sol = (amount: number): bigint => BigInt(Math.round(amount * LAMPORTS_PER_SOL));

/** The faucet's instructions that give play money. Signer: the faucet, which pays. */
export function grantInstructions(
  keys: DemoKeys,
  { owner, lamports, usdc = 0n, io = 0n }: Grant,
): TransactionInstruction[] {
  const faucet = keys.faucet.publicKey;
  const mints: [PublicKey, bigint][] = [
    [keys.usdcMint.publicKey, usdc],
    [keys.ioMint.publicKey, io],
  ];
  const tokens = mints.flatMap(([mint, amount]) => {
    if (amount === 0n) return [];
    return [createTokenAccount(faucet, owner, mint), mintTo(mint, owner, faucet, amount)];
  });
  const coins = lamports > 0n ? [SystemProgram.transfer({ fromPubkey: faucet, toPubkey: owner, lamports })] : [];
  return [...coins, ...tokens];
}

/** Gives play money by signed transactions of the faucet. */
export async function giveAll({ queue, keys }: Pick<World, 'queue' | 'keys'>, grants: readonly Grant[]): Promise<void> {
  const items: PackItem[] = grants.map((grant) => ({ instructions: grantInstructions(keys, grant) }));
  for (const transaction of packTransactions('give play money', keys.faucet, items, GRANTS_PER_TRANSACTION))
    queue.add(transaction);
  await queue.executed();
}
