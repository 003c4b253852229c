import { concatBytes } from '@noble/hashes/utils';

/** The eight bytes of an unsigned 64-bit integer, little-endian. Throws `RangeError` when it does not fit. */
export function u64Bytes(value: bigint): Uint8Array {
  if (value < 0n || value > 0xffff_ffff_ffff_ffffn) throw new RangeError(`${value} does not fit 64 bits`);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

/** Whether two byte strings are the same. Not constant in time: for public data only. */
export function bytesEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

export { concatBytes };

/** A number of 32 bits, little endian. Throws `RangeError` when it does not fit. */
export function u32Bytes(value: number): Uint8Array {
  if (value >= 2 ** 32) throw new RangeError(`${value} does not fit 32 bits`);
  return u64Bytes(BigInt(value)).slice(0, 4);
}
