import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import * as g from '../generated/marketplace/instructions.ts';
import type { ConfigChange, InitializeArgs } from '../generated/marketplace/types.ts';
import { gpuModelAddress, pendingChangeAddress } from '../pda.ts';

/** A deployment at another address than the usual one. */
export interface AtProgram {
  readonly programId?: PublicKey;
}

/** Creates the config. Signer: the program's upgrade authority, which pays. */
export function initialize(
  input: AtProgram &
    InitializeArgs & { readonly upgradeAuthority: PublicKey; readonly usdcMint: PublicKey; readonly ioMint: PublicKey },
): TransactionInstruction {
  const { programId, upgradeAuthority, usdcMint, ioMint } = input;
  return g.initializeInstruction({ upgradeAuthority, usdcMint, ioMint }, input, programId);
}

/** Proposes a change. Signer: the authority, which pays. `index` is the config's `nextChangeIndex`. */
export function configPropose(
  input: AtProgram & { readonly authority: PublicKey; readonly index: bigint; readonly change: ConfigChange },
): TransactionInstruction {
  const { programId, authority, index, change } = input;
  return g.configProposeInstruction({ authority, pending: pendingChangeAddress(index, programId) }, change, programId);
}

/** Which proposed change, and who proposed it and gets its rent back. */
export interface PendingChangeInput extends AtProgram {
  readonly index: bigint;
  readonly proposer: PublicKey;
}

/** Executes a change of the config itself whose timelock has passed. Signer: none but the fee payer. */
export function configExecute({ programId, index, proposer }: PendingChangeInput): TransactionInstruction {
  return g.configExecuteInstruction({ proposer, pending: pendingChangeAddress(index, programId) }, programId);
}

/** Executes a change of the GPU model `code` whose timelock has passed. Signer: `payer`, anybody. */
export function gpuModelExecute(
  input: PendingChangeInput & { readonly code: number; readonly payer: PublicKey },
): TransactionInstruction {
  const { programId, index, proposer, code, payer } = input;
  const pending = pendingChangeAddress(index, programId);
  const model = gpuModelAddress(code, programId);
  return g.gpuModelExecuteInstruction({ pending, proposer, model, payer }, { code }, programId);
}

/** Withdraws a proposed change. Signer: the authority. */
export function configCancel(input: PendingChangeInput & { readonly authority: PublicKey }): TransactionInstruction {
  const { programId, index, proposer, authority } = input;
  return g.configCancelInstruction({ proposer, authority, pending: pendingChangeAddress(index, programId) }, programId);
}

/** Measures the slot time over the last hour or more. Signer: none but the fee payer. */
export function slotTimeMeasure({ programId }: AtProgram = {}): TransactionInstruction {
  return g.slotTimeMeasureInstruction({}, programId);
}

/** Stops or resumes the opening of rentals. Signer: the authority. */
export function rentalsPauseSet(
  input: AtProgram & { readonly authority: PublicKey; readonly paused: boolean },
): TransactionInstruction {
  const { programId, authority, paused } = input;
  return g.rentalsPauseSetInstruction({ authority }, { paused }, programId);
}
