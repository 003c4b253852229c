import {
  ACCOUNT_SIZE,
  AccountLayout,
  createAssociatedTokenAccountIdempotentInstruction,
  createInitializeAccount3Instruction,
  createInitializeMint2Instruction,
  createMintToInstruction,
  MINT_SIZE,
  TOKEN_PROGRAM_ID,
} from '@solana/spl-token';
import { type Keypair, type PublicKey, SystemProgram } from '@solana/web3.js';
import { associatedTokenAddress } from '../../client/pda.ts';
import type { Chain } from './chain.ts';

/** Creates a mint whose tokens and freezes `authority` decides. */
export function createMint(chain: Chain, authority: Keypair, mint: Keypair, decimals: number): void {
  const rent = Number(chain.svm.minimumBalanceForRentExemption(BigInt(MINT_SIZE)));
  const create = SystemProgram.createAccount({
    fromPubkey: authority.publicKey,
    newAccountPubkey: mint.publicKey,
    lamports: rent,
    space: MINT_SIZE,
    programId: TOKEN_PROGRAM_ID,
  });
  const initialize = createInitializeMint2Instruction(
    mint.publicKey,
    decimals,
    authority.publicKey,
    authority.publicKey,
  );
  chain.send([create, initialize], [authority, mint]);
}

/** Mints tokens to the owner's associated account, which is made if it does not exist, and returns that account. */
export function mintTo(chain: Chain, authority: Keypair, mint: PublicKey, owner: PublicKey, amount: bigint): PublicKey {
  const token = associatedTokenAddress(owner, mint);
  const create = createAssociatedTokenAccountIdempotentInstruction(authority.publicKey, token, owner, mint);
  const pay = createMintToInstruction(mint, token, authority.publicKey, amount);
  chain.send(amount > 0n ? [create, pay] : [create], [authority]);
  return token;
}

/** Makes a token account of an owner that is not its associated one, at the address of `account`. Anybody can. */
export function anotherAccount(
  chain: Chain,
  payer: Keypair,
  owner: PublicKey,
  mint: PublicKey,
  account: Keypair,
): PublicKey {
  const create = SystemProgram.createAccount({
    fromPubkey: payer.publicKey,
    newAccountPubkey: account.publicKey,
    lamports: Number(chain.svm.minimumBalanceForRentExemption(BigInt(ACCOUNT_SIZE))),
    space: ACCOUNT_SIZE,
    programId: TOKEN_PROGRAM_ID,
  });
  const { publicKey } = account;
  chain.send([create, createInitializeAccount3Instruction(publicKey, mint, owner)], [payer, account]);
  return publicKey;
}

/** Balance of a token account; nothing when it does not exist. */
export function tokenBalance(chain: Chain, token: PublicKey): bigint {
  const data = chain.data(token);
  return data && data.length > 0 ? AccountLayout.decode(data).amount : 0n;
}
