import { mintAuthorityAddress, SUPPLY_BEFORE } from '@escapement/programs/rewards';
import { type Connection, type Keypair, SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import {
  createTokenAccount,
  initializeMint,
  MINT_SIZE,
  mintTo,
  setMintAuthority,
  TOKEN_PROGRAM_ID,
} from '../solana/token-instructions.ts';
import type { TransactionQueue } from '../solana/transaction-queue.ts';
import type { DemoKeys } from './world.ts';

/** Decimals of USDC. */
const USDC_DECIMALS = 6;
/** Decimals of IO. */
export const IO_DECIMALS = 8;

async function createMint(
  connection: Connection,
  mint: Keypair,
  decimals: number,
  authority: Keypair,
): Promise<TransactionInstruction[]> {
  const lamports = await connection.getMinimumBalanceForRentExemption(MINT_SIZE);
  return [
    SystemProgram.createAccount({
      fromPubkey: authority.publicKey,
      newAccountPubkey: mint.publicKey,
      space: MINT_SIZE,
      lamports,
      programId: TOKEN_PROGRAM_ID,
    }),
    initializeMint(mint.publicKey, decimals, authority.publicKey),
  ];
}

/**
 * Creates both mints. The faucet mints play USDC as it likes; of IO it gets the whole supply from before the emission,
 * and only the rewards program mints more.
 */
export async function createMints(connection: Connection, queue: TransactionQueue, keys: DemoKeys): Promise<void> {
  const faucet = keys.faucet.publicKey;
  const ioMint = keys.ioMint.publicKey;
  const io = [
    ...(await createMint(connection, keys.ioMint, IO_DECIMALS, keys.faucet)),
    createTokenAccount(faucet, faucet, ioMint),
    mintTo(ioMint, faucet, faucet, SUPPLY_BEFORE),
    setMintAuthority(ioMint, faucet, mintAuthorityAddress()),
  ];
  const usdc = await createMint(connection, keys.usdcMint, USDC_DECIMALS, keys.faucet);
  await queue.run(
    { label: 'create the mint of USDC', instructions: usdc, signers: [keys.faucet, keys.usdcMint] },
    { label: 'create the mint of IO', instructions: io, signers: [keys.faucet, keys.ioMint] },
  );
}
