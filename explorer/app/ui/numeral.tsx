import type { ReactNode } from 'react';

/**
 * What a numeral in visible text may be when it is not a figure: an id, a slot, a tick of an axis, a parameter that was asked for
 * or fixed, the name of a model, what a source panel says of its evidence, or what this browser itself reads from the chain before it
 * is final.
 */
export type NumeralKind = 'id' | 'slot' | 'axis' | 'parameter' | 'evidence' | 'model' | 'chain';

/** Marks text whose numerals are no measurement. Every other numeral must be a figure, a time or an address. */
export function Numeral({ kind, children }: { kind: NumeralKind; children: ReactNode }) {
  return <span data-numeral={kind}>{children}</span>;
}
