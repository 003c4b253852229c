/** Classes of colour on the map: none, then five steps. */
export const CLASSES = 5;

/** Class of a count, 0 for none: steps of the square root, so that a few large countries don't make all others alike. */
export function classOf(count: bigint, most: bigint): number {
  if (count <= 0n || most <= 0n) return 0;
  return Math.min(CLASSES, 1 + Math.floor(CLASSES * Math.sqrt(Number(count) / Number(most)) * 0.999));
}
