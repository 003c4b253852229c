import { createHash } from 'node:crypto';

/** Seeded randomness: the same seed gives the same demo network. Not for keys or secrets of anything real. */
export class Random {
  readonly #seed: string;
  readonly #state: Uint32Array;

  constructor(seed: string) {
    this.#seed = seed;
    const digest = createHash('sha256').update(seed).digest();
    this.#state = Uint32Array.from({ length: 4 }, (_, index) => digest.readUInt32LE(index * 4));
  }

  /** An independent stream: what is drawn from it changes nothing here. */
  fork(label: string): Random {
    return new Random(`${this.#seed}/${label}`);
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    // sfc32: small, fast, and good far beyond what a demo needs.
    const s = this.#state as Uint32Array & [number, number, number, number];
    const sum = (s[0] + s[1] + s[3]) >>> 0;
    s[3] += 1;
    s[0] = s[1] ^ (s[1] >>> 9);
    s[1] = s[2] + (s[2] << 3);
    s[2] = ((s[2] << 21) | (s[2] >>> 11)) + sum;
    return sum / 2 ** 32;
  }

  /** An integer from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** A number from `least` up to `most`. */
  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list. Throws `RangeError` when it is empty. */
  pick<T>(list: readonly T[]): T {
    return this.weighted(list, () => 1);
  }

  /** One of a list, each as likely as its weight. Throws `RangeError` when no weight is over 0. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T {
    const total = list.reduce((sum, item) => sum + weightOf(item), 0);
    let left = this.next() * total;
    for (const item of list) {
      left -= weightOf(item);
      if (left < 0) return item;
    }
    throw new RangeError('Nothing to pick from.');
  }

  /** The list in random order. */
  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }
}
