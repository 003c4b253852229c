import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import * as g from '../generated/marketplace/instructions.ts';
import type { SupplierArgs } from '../generated/marketplace/types.ts';
import type { AtProgram } from './config.ts';

/** A supplier's owner with what it sets. */
export interface SupplierInput extends AtProgram, SupplierArgs {
  readonly owner: PublicKey;
}

/** Registers a supplier. Signer: its owner, which pays. */
export function supplierRegister(input: SupplierInput): TransactionInstruction {
  return g.supplierRegisterInstruction({ owner: input.owner }, input, input.programId);
}

/** Changes payout and name of a supplier. Signer: its owner. */
export function supplierUpdate(input: SupplierInput): TransactionInstruction {
  return g.supplierUpdateInstruction({ owner: input.owner }, input, input.programId);
}
