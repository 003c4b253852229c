import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import * as g from '../generated/marketplace/instructions.ts';
import type { JobState } from '../generated/marketplace/types.ts';
import type { AtProgram } from './config.ts';

/** Writes the sealed job that the rental was opened with. Signer: the renter, which pays. */
export function jobWrite(
  input: AtProgram & { readonly owner: PublicKey; readonly rental: PublicKey; readonly body: Uint8Array },
): TransactionInstruction {
  const { programId, owner, rental, body } = input;
  return g.jobWriteInstruction({ owner, rental }, { body }, programId);
}

/** Closes the job of a rental that hires nothing any more. Signer: `authority`, the renter or, after the end, anybody. */
export function jobClose(
  input: AtProgram & { readonly authority: PublicKey; readonly owner: PublicKey; readonly rental: PublicKey },
): TransactionInstruction {
  const { programId, authority, owner, rental } = input;
  return g.jobCloseInstruction({ authority, owner, rental }, programId);
}

/** Reports a job's state, a claim. Signer: the worker. */
export function jobReport(
  input: AtProgram & {
    readonly worker: PublicKey;
    readonly device: PublicKey;
    readonly state: JobState;
    readonly exitCode: number;
  },
): TransactionInstruction {
  const { programId, worker, device, state, exitCode } = input;
  return g.jobReportInstruction({ worker, device }, { state, exitCode }, programId);
}

/** Publishes a sealed endpoint. Signer: the worker. */
export function endpointPublish(
  input: AtProgram & { readonly worker: PublicKey; readonly device: PublicKey; readonly endpoint: Uint8Array },
): TransactionInstruction {
  const { programId, worker, device, endpoint } = input;
  return g.endpointPublishInstruction({ worker, device }, { endpoint }, programId);
}
