/** Bounds of a believable slot time, milliseconds. */
const FASTEST = 150;
const SLOWEST = 600;
const USUAL = 400;

/**
 * Measures how fast slots pass, to know how long to wait for one. It only says when to look again: whether a slot has
 * come is read from the chain.
 */
export class SlotPace {
  #slot: bigint | undefined;
  #at = 0;
  #ms = USUAL;

  /** Notes the slot seen at a moment of this machine's steady clock, milliseconds. */
  observe(slot: bigint, now: number): void {
    if (this.#slot !== undefined && slot > this.#slot) {
      const measured = (now - this.#at) / Number(slot - this.#slot);
      // A jump of the chain's clock tells nothing about its pace.
      if (measured >= FASTEST && measured <= SLOWEST) {
        this.#ms += (measured - this.#ms) / 4;
      }
    }
    this.#slot = slot;
    this.#at = now;
  }

  /** Milliseconds until `slot` has probably come, from the last observation on; at least one slot. */
  until(slot: bigint): number {
    const slots = this.#slot === undefined ? 1n : slot - this.#slot;
    return Math.max(1, Number(slots)) * this.#ms;
  }
}
