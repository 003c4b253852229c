import type { Chain } from '@escapement/programs';

/** What a device's chain of ticks asks for now. */
export type ChainStep =
  /** The chain was never started, or its challenge was missed: begin anew. */
  | { readonly kind: 'start' }
  /** Nothing can be done before `slot`. */
  | { readonly kind: 'wait'; readonly slot: bigint }
  /** The challenge can be answered, until its deadline. */
  | { readonly kind: 'answer' };

/** Decides from the chain of a device and the slot of the Clock. A slot's hash is known from the slot after it on. */
export function nextStep(chain: Chain, slot: bigint): ChainStep {
  if (chain.started === 0 || slot > chain.challenge.deadlineSlot) {
    return { kind: 'start' };
  }
  return slot > chain.challenge.slot ? { kind: 'answer' } : { kind: 'wait', slot: chain.challenge.slot + 1n };
}
