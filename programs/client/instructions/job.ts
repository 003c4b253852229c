import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { ClientError } from '../client-error.ts';
import * as g from '../generated/marketplace/instructions.ts';
import { MAX_JOB_CHUNK_LEN, MAX_JOB_LEN } from '../generated/marketplace/program.ts';
import type { JobState } from '../generated/marketplace/types.ts';
import { jobKeyBatchLength, jobKeysPage } from '../job.ts';
import { jobKeysAddress } from '../pda.ts';
import type { AtProgram } from './config.ts';

/** Renter and rental of a job. */
interface JobOwner extends AtProgram {
  readonly owner: PublicKey;
  readonly rental: PublicKey;
}

/** Writes a chunk of the sealed job that the rental was opened with. Signer: the renter, which pays. */
export function jobWrite(
  input: JobOwner & {
    /** Byte of the job at which the chunk begins: 0, or where the last one ended. */
    readonly offset: number;
    /** Length of the whole job, bytes. */
    readonly total: number;
    /** At most 800 bytes. */
    readonly chunk: Uint8Array;
  },
): TransactionInstruction {
  const { programId, owner, rental, offset, total, chunk } = input;
  return g.jobWriteInstruction({ owner, rental }, { offset, total, chunk }, programId);
}

/**
 * Writes a whole sealed job, in as many chunks as it needs: they belong into their order, in one transaction or several.
 * Throws `PROGRAMS__ENCODING_INVALID` when it is empty or longer than 8,192 bytes.
 */
export function jobWrites({ body, ...job }: JobOwner & { readonly body: Uint8Array }): TransactionInstruction[] {
  const total = body.length;
  if (total === 0 || total > MAX_JOB_LEN) {
    throw new ClientError('PROGRAMS__ENCODING_INVALID', `A sealed job has 1 to ${MAX_JOB_LEN} bytes, not ${total}`, {
      total,
    });
  }
  return Array.from({ length: Math.ceil(total / MAX_JOB_CHUNK_LEN) }, (_, index) => {
    const offset = index * MAX_JOB_CHUNK_LEN;
    return jobWrite({ ...job, offset, total, chunk: body.subarray(offset, offset + MAX_JOB_CHUNK_LEN) });
  });
}

/** Publishes the job key, wrapped to each of the devices from a rank on. Signer: the renter, which pays. */
export function jobKeyPublish(
  input: JobOwner & {
    /** Rank of the first device in the rental. */
    readonly firstRank: number;
    /** Wrapped by `wrapJobKey`, at most 18 and all of one page: `jobKeyBatchLength` says how many. */
    readonly keys: readonly Uint8Array[];
  },
): TransactionInstruction {
  const { programId, owner, rental, firstRank, keys } = input;
  const jobKeys = jobKeysAddress(rental, jobKeysPage(firstRank), programId);
  return g.jobKeyPublishInstruction({ owner, rental, jobKeys }, { firstRank, keys }, programId);
}

/** Publishes any number of wrapped job keys, one instruction for each batch; a transaction has room for one full batch. */
export function jobKeyPublishes({
  firstRank,
  keys,
  ...job
}: JobOwner & { readonly firstRank: number; readonly keys: readonly Uint8Array[] }): TransactionInstruction[] {
  const instructions: TransactionInstruction[] = [];
  for (let at = 0; at < keys.length; ) {
    const rank = firstRank + at;
    const batch = keys.slice(at, at + jobKeyBatchLength(rank));
    instructions.push(jobKeyPublish({ ...job, firstRank: rank, keys: batch }));
    at += batch.length;
  }
  return instructions;
}

/**
 * Closes a page of wrapped job keys of a rental that hires nothing any more. Signer: `authority`, the renter or, after the
 * end, anybody.
 */
export function jobKeysClose(
  input: JobOwner & { readonly authority: PublicKey; readonly page: number },
): TransactionInstruction {
  const { programId, authority, owner, rental, page } = input;
  return g.jobKeysCloseInstruction(
    { authority, owner, rental, jobKeys: jobKeysAddress(rental, page, programId) },
    programId,
  );
}

/** Closes the job of a rental that hires nothing any more. Signer: `authority`, the renter or, after the end, anybody. */
export function jobClose(input: JobOwner & { readonly authority: PublicKey }): TransactionInstruction {
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
