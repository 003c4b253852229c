import { bytesEqual } from '../bytes.ts';
import { elementBytes, matmulElement, matmulElements, UNIT_ELEMENTS } from './matmul.ts';
import { NODE_LENGTH, rootFromPath, treeDepth } from './merkle.ts';
import { type WorkUnitInput, workUnit, workUnits } from './work.ts';

/** What a tick shows of the unit that it opens. */
export interface OpenedUnit {
  /** Siblings from the leaf up, 16 bytes each. */
  readonly path: readonly Uint8Array[];
  /** The 32 elements of a unit of matrix products; nothing of a hash chain, whose unit is computed again. */
  readonly leaf: readonly number[];
}

/** A unit to open, with whatever keeps the tree over its work. */
export interface OpenUnitInput extends WorkUnitInput {
  readonly tree: { path(index: number): Uint8Array[] };
}

/** Opens a unit of a committed work. The elements that it reveals are computed again, `32 * k` multiply-adds. */
export function openUnit({ tree, seed, work, index }: OpenUnitInput): OpenedUnit {
  return { path: tree.path(index), leaf: work.kind === 'Matmul' ? matmulElements({ seed, work, index }) : [] };
}

/** One unit of a committed work, opened. */
export interface OpeningInput extends WorkUnitInput, OpenedUnit {
  /** Merkle root that was committed to, 16 bytes. */
  readonly root: Uint8Array;
  /** Which of a unit's elements is computed again, from 0 to 31; of no meaning for a hash chain. */
  readonly element: number;
}

/**
 * Whether an opening is right, judged as the program does: the unit, or one element of those revealed, is computed again,
 * and its path must lead to the root.
 */
export function verifyOpening({ root, seed, work, index, element, path, leaf }: OpeningInput): boolean {
  const units = workUnits(work);
  if (index < 0 || index >= units || path.length !== treeDepth(units)) return false;
  if (path.some((sibling) => sibling.length !== NODE_LENGTH)) return false;
  let value: Uint8Array;
  if (work.kind === 'Matmul') {
    if (leaf.length !== UNIT_ELEMENTS || leaf[element] !== matmulElement({ seed, work, index, element })) return false;
    value = elementBytes(leaf);
  } else {
    if (leaf.length > 0) return false;
    value = workUnit({ seed, work, index });
  }
  return bytesEqual(rootFromPath({ value, index, path }), root);
}
