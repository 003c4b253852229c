import { sha256 } from './tree.ts';

const VALUE_BYTES = 32;
const domain = Buffer.from('escapement:unit');

/** Units of a hash chain that follow one another. */
export interface HashChainUnits {
  /** Seed of the challenge, 32 bytes. */
  readonly seed: Uint8Array;
  /** SHA-256 operations in each unit, at least 1. */
  readonly rounds: number;
  /** First unit. */
  readonly from: number;
  /** Number of units. */
  readonly count: number;
}

/** Computes units of a hash chain; gives each one's value, 32 bytes. */
export function computeHashChain(
  { seed, rounds, from, count }: HashChainUnits,
  give: (value: Uint8Array) => void,
): void {
  const first = Buffer.concat([domain, seed, Buffer.alloc(8)]);
  for (let unit = from; unit < from + count; unit += 1) {
    first.writeBigUInt64LE(BigInt(unit), domain.length + VALUE_BYTES);
    let value = sha256(first);
    for (let round = 1; round < rounds; round += 1) {
      value = sha256(value);
    }
    give(value);
  }
}
