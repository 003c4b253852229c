/** The larger of two integers of any size. */
export function larger(left: bigint, right: bigint): bigint {
  if (left > right) return left;
  return right;
}

/** The smaller of two integers of any size. */
export function smaller(left: bigint, right: bigint): bigint {
  if (left < right) return left;
  return right;
}
