import { LAMPORTS_PER_SOL, type PublicKey, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { type PackItem, packTransactions } from '../solana/pack.ts';
import { createTokenAccount, mintTo, transferTokens } from '../solana/token-instructions.ts';
import { IO_DECIMALS } from './mints.ts';
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

/** The faucet's instructions that give play money: USDC it mints, IO it has from the start. Signer: the faucet, which pays. */
export function grantInstructions(
  keys: DemoKeys,
  { owner, lamports, usdc = 0n, io = 0n }: Grant,
): TransactionInstruction[] {
  const faucet = keys.faucet.publicKey;
  const usdcMint = keys.usdcMint.publicKey;
  const ioMint = keys.ioMint.publicKey;
  const given: TransactionInstruction[] = [];
  if (lamports > 0n) given.push(SystemProgram.transfer({ fromPubkey: faucet, toPubkey: owner, lamports }));
  if (usdc > 0n) given.push(createTokenAccount(faucet, owner, usdcMint), mintTo(usdcMint, owner, faucet, usdc));
  if (io > 0n) {
    const payment = { mint: ioMint, decimals: IO_DECIMALS, from: faucet, to: owner, amount: io };
    given.push(createTokenAccount(faucet, owner, ioMint), transferTokens(payment));
  }
  return given;
}

/** Gives play money by signed transactions of the faucet. */
export async function giveAll({ queue, keys }: Pick<World, 'queue' | 'keys'>, grants: readonly Grant[]): Promise<void> {
  const items: PackItem[] = grants.map((grant) => ({ instructions: grantInstructions(keys, grant) }));
  for (const transaction of packTransactions('give play money', keys.faucet, items, GRANTS_PER_TRANSACTION))
    queue.add(transaction);
  await queue.executed();
}
