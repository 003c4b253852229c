import type { MintLike } from '../format/money.ts';

/** The mints that rentals can be paid in. */
export type Mints = { usdc: MintLike & { address: string }; io: MintLike & { address: string } };

/** The mint at an address: what is not IO is USDC, for a rental can be in no other. */
export function mintOf(mints: Mints, address: string): MintLike {
  return address === mints.io.address ? mints.io : mints.usdc;
}
