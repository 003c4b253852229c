import { type ProofWork, treeDepth, workUnits } from '@escapement/programs';
import {
  ComputeBudgetProgram,
  type Keypair,
  PublicKey,
  Transaction,
  type TransactionInstruction,
} from '@solana/web3.js';

/** A tick or a start of a chain, ready to be sent. */
export interface PreparedTick {
  readonly kind: 'start' | 'tick';
  readonly device: PublicKey;
  readonly worker: Keypair;
  readonly instruction: TransactionInstruction;
  /** Compute units that it takes at most. */
  readonly computeUnits: number;
  /** It failed in company, so it is sent alone. */
  readonly alone: boolean;
}

/** Largest transaction, bytes. */
const MAX_BYTES = 1_232;
/** Most compute units of a transaction. */
const MAX_UNITS = 1_400_000;
const SIGNATURE_BYTES = 64;

/** Compute units of a chain start, with room to spare. */
export const START_UNITS = 60_000;

/**
 * Compute units that a tick takes at most: the program recomputes one unit of the opened work, or one element of a unit
 * of products, and hashes along its path.
 */
export function tickUnits(opened: ProofWork | null): number {
  const base = 90_000;
  if (!opened) {
    return base;
  }
  const path = treeDepth(workUnits(opened)) * 600;
  return base + path + (opened.kind === 'Matmul' ? opened.k * 33 : opened.rounds * 250);
}

/**
 * Packs ticks into as few transactions as they fit, by size and compute units, in the order in which they come. Ticks
 * of one worker key share its signature, so they had better come one after another.
 */
export class TickPacker {
  #open: PreparedTick[] = [];

  /** Adds a tick; gives the batches that are full by that. */
  add(tick: PreparedTick): PreparedTick[][] {
    if (tick.alone) {
      return [[tick]];
    }
    if (fits([...this.#open, tick])) {
      this.#open.push(tick);
      return [];
    }
    const full = this.#open;
    this.#open = [tick];
    return full.length > 0 ? [full] : [];
  }

  /** Gives what is left. */
  flush(): PreparedTick[][] {
    const left = this.#open;
    this.#open = [];
    return left.length > 0 ? [left] : [];
  }
}

/** Compute units to ask for a batch. */
export const batchUnits = (batch: readonly PreparedTick[]): number =>
  Math.min(
    MAX_UNITS,
    batch.reduce((sum, { computeUnits }) => sum + computeUnits, 0),
  );

function fits(batch: readonly PreparedTick[]): boolean {
  const [first] = batch;
  if (!first || batch.reduce((sum, { computeUnits }) => sum + computeUnits, 0) > MAX_UNITS) {
    return false;
  }
  const transaction = new Transaction({
    feePayer: first.worker.publicKey,
    blockhash: PublicKey.default.toBase58(),
    lastValidBlockHeight: 0,
  });
  transaction.add(
    ComputeBudgetProgram.setComputeUnitLimit({ units: MAX_UNITS }),
    ComputeBudgetProgram.setComputeUnitPrice({ microLamports: 1 }),
    ...batch.map(({ instruction }) => instruction),
  );
  const message = transaction.compileMessage();
  return 1 + message.header.numRequiredSignatures * SIGNATURE_BYTES + message.serialize().length <= MAX_BYTES;
}
