// Putting back what a test changed, so that a thousand sequences begin with the same people without making them anew.

/** Puts something back as it was when it was saved; may be called again. */
export type Restore = () => void;

/** One restore of several. */
export const together =
  (...restores: readonly Restore[]): Restore =>
  () => {
    for (const restore of restores) restore();
  };

/** Saves a set. */
export function saveSet<T>(set: Set<T>): Restore {
  const items = [...set];
  return () => {
    set.clear();
    for (const item of items) set.add(item);
  };
}

/** Saves a map; `copy` is for values that are changed in place. */
export function saveMap<K, V>(map: Map<K, V>, copy: (value: V) => V = (value) => value): Restore {
  const entries = [...map].map(([key, value]) => [key, copy(value)] as const);
  return () => {
    map.clear();
    for (const [key, value] of entries) map.set(key, copy(value));
  };
}

/** Saves the length of a list that only grows. */
export function saveList(list: unknown[]): Restore {
  const { length } = list;
  return () => {
    list.length = length;
  };
}

/** A copy of plain objects and lists; keys and bytes in them, which nothing changes in place, are shared. */
export function copyPlain<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyPlain) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyPlain(item)])) as T;
}
