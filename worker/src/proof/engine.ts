import type { ProofWork } from '@escapement/programs';

/** All units of a work, committed to by a Merkle root and kept so that any one of them can be opened. */
export interface Commitment {
  /** Number of units. */
  readonly units: number;
  /** Merkle root, 16 bytes. */
  readonly root: Uint8Array;
  /** Siblings of a unit from the leaf up, 16 bytes each. Throws `RangeError` when there is no such unit. */
  path(index: number): Uint8Array[];
}

/** What computes the work of a challenge. All engines give the same bytes as the program, whatever they run on. */
export interface ProofEngine {
  /** What it computes with, for logs and reports. */
  readonly name: string;
  /** Tells whether it can compute works of this kind. */
  supports(work: ProofWork): boolean;
  /**
   * Computes all units of a work, none left out.
   *
   * @param seed seed of the challenge, 32 bytes.
   * @throws WorkerError `WORKER__WORK_UNSUPPORTED`, or `WORKER__PROOF_FAILED` when a thread died or it was closed.
   */
  commit(work: ProofWork, seed: Uint8Array): Promise<Commitment>;
  /** Ends its threads. Computations under way fail. */
  close(): Promise<void>;
}
