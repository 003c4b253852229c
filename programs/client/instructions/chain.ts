import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import * as g from '../generated/marketplace/instructions.ts';
import { configAddress, gpuModelAddress } from '../pda.ts';
import type { AtProgram } from './config.ts';

/** A device with its worker key and the code of its model. */
export interface WorkerInput extends AtProgram {
  readonly worker: PublicKey;
  readonly device: PublicKey;
  readonly modelCode: number;
}

/** Begins a device's chain of ticks, or begins it again. Signer: the worker. */
export function chainStart({ programId, worker, device, modelCode }: WorkerInput): TransactionInstruction {
  const [config, model] = [configAddress(programId), gpuModelAddress(modelCode, programId)];
  return g.chainStartInstruction({ config, worker, device, model }, programId);
}

/** What a tick says. */
export interface TickInput extends WorkerInput {
  /** Merkle root over all units of the challenge's work, 16 bytes. */
  readonly root: Uint8Array;
  /** Path of the opened unit of the previous root; `null` at the first tick of a chain. */
  readonly path: readonly Uint8Array[] | null;
  /** The 32 elements of the opened unit of matrix products; nothing, also when left out, of a hash chain. */
  readonly leaf?: readonly number[];
  /** Claim about what the device runs, 32 bytes; zeros when left out. */
  readonly workload?: Uint8Array;
}

/** Answers a challenge. Signer: the worker. */
export function tick(input: TickInput): TransactionInstruction {
  const { programId, worker, device, modelCode, root, path, leaf = [], workload = new Uint8Array(32) } = input;
  const [config, model] = [configAddress(programId), gpuModelAddress(modelCode, programId)];
  const opening = path && { path, leaf };
  return g.tickInstruction({ config, worker, device, model }, { root, opening, workload }, programId);
}
