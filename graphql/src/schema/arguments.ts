/** Value of a condition that can be left out: 1 or 0, -1 for any. */
export function flag(condition: boolean | null | undefined): -1 | 0 | 1 {
  if (condition == null) return -1;
  return condition ? 1 : 0;
}
