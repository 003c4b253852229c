/** A range of slots, both ends included. */
export interface SlotRange {
  from: bigint;
  to: bigint;
}

/** The cell of the grid that a slot lies in. Cells begin at multiples of `size`, whatever is indexed and when. */
export function cellOf(slot: bigint, size: bigint): SlotRange {
  const from = slot - (slot % size);
  return { from, to: from + size - 1n };
}

/** Last slot of the last cell that lies wholly at or before `slot`; -1 when there is none. */
export function lastWholeCell(slot: bigint, size: bigint): bigint {
  const next = slot + 1n;
  return next - (next % size) - 1n;
}
