import { bytesEqual } from '../bytes.ts';
import { challengeSeed, openingChoice, receiptHead } from './hash.ts';
import { verifyOpening } from './opening.ts';
import { type ProofWork, workUnits } from './work.ts';

/** What of a `DeviceTicked` event a receipt is checked by. */
export interface Receipt {
  readonly device: { readonly scope: { toBytes(): Uint8Array } };
  readonly n: bigint;
  readonly challengeSlot: bigint;
  readonly slotHash: Uint8Array;
  readonly seed: Uint8Array;
  readonly root: Uint8Array;
  readonly work: ProofWork;
  readonly previousHead: Uint8Array;
  readonly head: Uint8Array;
  readonly opened: boolean;
  readonly openedIndex: bigint;
  readonly openedPath: readonly Uint8Array[];
  readonly openedLeaf: readonly number[];
}

/** What a check of a receipt found. */
export interface ReceiptCheck {
  readonly ok: boolean;
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * Checks a receipt again from events alone. One that opens a unit needs the receipt before it, `n - 1`, under whose root
 * the unit lies. Whether the slot hash is the chain's is for whoever has the ledger to say.
 */
export function verifyReceipt(receipt: Receipt, previous?: Receipt): ReceiptCheck {
  const { slotHash, n, previousHead, challengeSlot, root } = receipt;
  const device = receipt.device.scope.toBytes();
  const problems: string[] = [];
  if (!bytesEqual(challengeSeed({ slotHash, device, n, head: previousHead }), receipt.seed)) {
    problems.push('The seed does not follow from slot hash, device, number and previous receipt.');
  }
  if (!bytesEqual(receiptHead({ head: previousHead, n, challengeSlot, slotHash, root }), receipt.head)) {
    problems.push('The receipt hash does not follow from what it binds together.');
  }
  if (receipt.opened) problems.push(...openingProblems(receipt, device, previous));
  return { ok: problems.length === 0, problems };
}

function openingProblems(receipt: Receipt, device: Uint8Array, previous: Receipt | undefined): string[] {
  if (!previous || previous.n + 1n !== receipt.n || !bytesEqual(previous.device.scope.toBytes(), device)) {
    return [`The receipt before it, ${receipt.n - 1n} of the same device, is missing.`];
  }
  const problems: string[] = [];
  if (!bytesEqual(previous.head, receipt.previousHead)) problems.push('It does not follow the receipt before it.');
  const { slotHash, previousHead: head, openedPath: path, openedLeaf: leaf } = receipt;
  const { root, seed, work } = previous;
  const { index, element } = openingChoice({ slotHash, device, head, units: workUnits(work) });
  if (BigInt(index) !== receipt.openedIndex)
    problems.push(`Unit ${index} had to be opened, not ${receipt.openedIndex}.`);
  if (!verifyOpening({ root, seed, work, index, element, path, leaf })) {
    problems.push('The opened unit is wrong, or does not lie under the root that was committed to.');
  }
  return problems;
}
