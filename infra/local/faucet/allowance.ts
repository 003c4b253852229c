/** What the faucet gives, smallest units. */
export interface Allowance {
  lamports: bigint;
  usdc: bigint;
  io: bigint;
}

/** Given with each request: fees and deposits for hundreds of transactions, some days of a card, the stake of a small device. */
export const GIFT: Allowance = { lamports: 2_000_000_000n, usdc: 1_000_000_000n, io: 200_000_000_000n };

/** Requests that one address may make, and all together, while the network runs. */
export const LIMITS = { perAddress: 5, inAll: 2_000 } as const;

/** Counts what was given, so that one page can't drain the faucet or flood the chain. */
export class AllowanceBook {
  readonly #given = new Map<string, number>();
  #all = 0;

  /** Takes one request for an address; false when it, or everybody together, had enough. */
  take(address: string): boolean {
    const given = this.#given.get(address) ?? 0;
    if (given >= LIMITS.perAddress || this.#all >= LIMITS.inAll) return false;
    this.#given.set(address, given + 1);
    this.#all += 1;
    return true;
  }

  /** Gives a request back that could not be served. */
  giveBack(address: string): void {
    this.#given.set(address, Math.max(0, (this.#given.get(address) ?? 0) - 1));
    this.#all = Math.max(0, this.#all - 1);
  }
}
