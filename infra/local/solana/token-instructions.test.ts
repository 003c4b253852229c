import { associatedTokenAddress } from '@escapement/programs';
import {
  AuthorityType,
  createAssociatedTokenAccountIdempotentInstruction,
  createInitializeMint2Instruction,
  createMintToInstruction,
  createSetAuthorityInstruction,
  createTransferCheckedInstruction,
  MINT_SIZE as REFERENCE_MINT_SIZE,
} from '@solana/spl-token';
import { PublicKey } from '@solana/web3.js';
import { expect, it } from 'vitest';
import {
  createTokenAccount,
  initializeMint,
  MINT_SIZE,
  mintTo,
  setMintAuthority,
  transferTokens,
} from './token-instructions.ts';

const [mint, owner, payer] = [PublicKey.unique(), PublicKey.unique(), PublicKey.unique()];
const account = associatedTokenAddress(owner, mint);

it('gives the instructions of the reference library', () => {
  expect(MINT_SIZE).toBe(REFERENCE_MINT_SIZE);
  // The reference pads the absent freeze authority with zeros; the program reads up to the option.
  const reference = createInitializeMint2Instruction(mint, 6, payer, null);
  expect(initializeMint(mint, 6, payer).data).toEqual(reference.data.subarray(0, 35));
  expect(initializeMint(mint, 6, payer).keys).toEqual(reference.keys);
  expect(createTokenAccount(payer, owner, mint)).toEqual(
    createAssociatedTokenAccountIdempotentInstruction(payer, account, owner, mint),
  );
  expect(mintTo(mint, owner, payer, 2n ** 63n)).toEqual(createMintToInstruction(mint, account, payer, 2n ** 63n));
  expect(setMintAuthority(mint, payer, owner)).toEqual(
    createSetAuthorityInstruction(mint, payer, AuthorityType.MintTokens, owner),
  );
  expect(transferTokens({ mint, decimals: 8, from: payer, to: owner, amount: 2n ** 63n })).toEqual(
    createTransferCheckedInstruction(associatedTokenAddress(payer, mint), mint, account, payer, 2n ** 63n, 8),
  );
});
