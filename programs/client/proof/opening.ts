import { bytesEqual } from '../bytes.ts';
import { NODE_LENGTH, rootFromPath, treeDepth } from './merkle.ts';
import { type ProofWork, workUnit } from './work.ts';

/** One unit of a committed work, opened. */
export interface OpeningInput {
  /** Merkle root that was committed to, 16 bytes. */
  readonly root: Uint8Array;
  /** Seed of the work under it, 32 bytes. */
  readonly seed: Uint8Array;
  readonly work: ProofWork;
  readonly index: number;
  /** Siblings from the leaf up, 16 bytes each. */
  readonly path: readonly Uint8Array[];
}

/** Whether an opening is right, judged as the program does: the unit is computed again, its path must lead to the root. */
export function verifyOpening({ root, seed, work, index, path }: OpeningInput): boolean {
  if (index < 0 || index >= work.units || path.length !== treeDepth(work.units)) return false;
  if (path.some((sibling) => sibling.length !== NODE_LENGTH)) return false;
  return bytesEqual(rootFromPath({ value: workUnit({ seed, work, index }), index, path }), root);
}
