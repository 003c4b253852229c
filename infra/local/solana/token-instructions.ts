import { associatedTokenAddress } from '@escapement/programs';
import { PublicKey, SystemProgram, TransactionInstruction } from '@solana/web3.js';

/** The SPL Token program. */
export const TOKEN_PROGRAM_ID = new PublicKey('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
const ASSOCIATED_TOKEN_PROGRAM_ID = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');

/** Size of a mint account, bytes. */
export const MINT_SIZE = 82;

const INITIALIZE_MINT_2 = 20;
const SET_AUTHORITY = 6;
const MINT_TO = 7;
const TRANSFER_CHECKED = 12;
const AUTHORITY_TO_MINT = 0;
const SOME = 1;
const CREATE_IDEMPOTENT = 1;
const NO_FREEZE_AUTHORITY = 0;

const readonly = (pubkey: PublicKey) => ({ pubkey, isSigner: false, isWritable: false });
const writable = (pubkey: PublicKey) => ({ pubkey, isSigner: false, isWritable: true });

/** Makes an account of {@link MINT_SIZE} bytes a mint that nobody can freeze accounts of. */
export function initializeMint(mint: PublicKey, decimals: number, authority: PublicKey): TransactionInstruction {
  return new TransactionInstruction({
    programId: TOKEN_PROGRAM_ID,
    keys: [writable(mint)],
    data: Buffer.from([INITIALIZE_MINT_2, decimals, ...authority.toBytes(), NO_FREEZE_AUTHORITY]),
  });
}

/** Creates the associated token account of an owner, if there is none. Signer: the payer. */
export function createTokenAccount(payer: PublicKey, owner: PublicKey, mint: PublicKey): TransactionInstruction {
  return new TransactionInstruction({
    programId: ASSOCIATED_TOKEN_PROGRAM_ID,
    keys: [
      { pubkey: payer, isSigner: true, isWritable: true },
      writable(associatedTokenAddress(owner, mint)),
      readonly(owner),
      readonly(mint),
      readonly(SystemProgram.programId),
      readonly(TOKEN_PROGRAM_ID),
    ],
    data: Buffer.from([CREATE_IDEMPOTENT]),
  });
}

/** Mints to the associated token account of an owner, smallest unit. Signer: the mint's authority. */
export function mintTo(
  mint: PublicKey,
  owner: PublicKey,
  authority: PublicKey,
  amount: bigint,
): TransactionInstruction {
  const data = Buffer.alloc(9);
  data.writeUInt8(MINT_TO);
  data.writeBigUInt64LE(amount, 1);
  return new TransactionInstruction({
    programId: TOKEN_PROGRAM_ID,
    keys: [
      writable(mint),
      writable(associatedTokenAddress(owner, mint)),
      { pubkey: authority, isSigner: true, isWritable: false },
    ],
    data,
  });
}

/** Gives the right to mint away for good. Signer: the mint's authority of now. */
export function setMintAuthority(mint: PublicKey, authority: PublicKey, next: PublicKey): TransactionInstruction {
  return new TransactionInstruction({
    programId: TOKEN_PROGRAM_ID,
    keys: [writable(mint), { pubkey: authority, isSigner: true, isWritable: false }],
    data: Buffer.from([SET_AUTHORITY, AUTHORITY_TO_MINT, SOME, ...next.toBytes()]),
  });
}

/** A payment between the associated token accounts of two owners. */
export interface Transfer {
  mint: PublicKey;
  decimals: number;
  from: PublicKey;
  to: PublicKey;
  /** Smallest unit. */
  amount: bigint;
}

/** Pays tokens; the account paid to exists. Signer: who pays. */
export function transferTokens({ mint, decimals, from, to, amount }: Transfer): TransactionInstruction {
  const data = Buffer.alloc(10);
  data.writeUInt8(TRANSFER_CHECKED);
  data.writeBigUInt64LE(amount, 1);
  data.writeUInt8(decimals, 9);
  return new TransactionInstruction({
    programId: TOKEN_PROGRAM_ID,
    keys: [
      writable(associatedTokenAddress(from, mint)),
      readonly(mint),
      writable(associatedTokenAddress(to, mint)),
      { pubkey: from, isSigner: true, isWritable: false },
    ],
    data,
  });
}
