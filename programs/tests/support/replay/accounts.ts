import { PublicKey } from '@solana/web3.js';
import type { MarketplaceAccount } from '../../../client/generated/marketplace/accounts.ts';
import { MARKETPLACE_PROGRAM_ID } from '../../../client/generated/marketplace/program.ts';
import type { Change } from '../../../client/generated/marketplace/types.ts';
import { copyPlain, type Restore, saveMap, saveSet, together } from '../saved.ts';

type Name = MarketplaceAccount['name'];
type DataOf<N extends Name> = { [A in MarketplaceAccount as A['name']]: A['data'] }[N];

/** Accounts by their addresses, as events have told them so far. */
export class RebuiltAccounts {
  readonly #accounts = new Map<string, MarketplaceAccount>();
  readonly #touched = new Set<string>();

  /** The account at an address, if there is one. */
  get(key: string): MarketplaceAccount | undefined {
    return this.#accounts.get(key);
  }

  /** See `Restore`. */
  save(): Restore {
    return together(saveMap(this.#accounts, copyPlain), saveSet(this.#touched));
  }

  /** Addresses of all accounts that there are. */
  keys(): string[] {
    return [...this.#accounts.keys()];
  }

  /** An account of which events have told before; it may be changed. */
  of<N extends Name>(name: N, key: PublicKey): DataOf<N> {
    const found = this.find(name, key);
    if (found === undefined) throw new Error(`events told of no ${name} ${key.toBase58()}`);
    return found;
  }

  /** The same, where there need not be one. */
  find<N extends Name>(name: N, key: PublicKey): DataOf<N> | undefined {
    const address = key.toBase58();
    this.#touched.add(address);
    const found: { name: Name; data: unknown } | undefined = this.#accounts.get(address);
    if (found?.name !== name) return undefined;
    return found.data as DataOf<N>;
  }

  /** The account of a change, with the sequence that the change gave it. */
  changed<N extends 'Config' | 'Device' | 'GpuModel' | 'Rental' | 'Renter' | 'Supplier'>(
    name: N,
    { scope, sequence }: Change,
  ): DataOf<N> {
    const data = this.of(name, scope);
    data.sequence = sequence;
    return data;
  }

  /** An account that begins here. */
  create<N extends Name>(name: N, key: PublicKey, data: DataOf<N>): void {
    const address = key.toBase58();
    this.#touched.add(address);
    this.#accounts.set(address, { name, data } as MarketplaceAccount);
  }

  /** An account that ends here. */
  close(key: PublicKey): void {
    const address = key.toBase58();
    this.#touched.add(address);
    this.#accounts.delete(address);
  }

  /** All claims on GPUs of a device. */
  claimsOf(device: PublicKey): PublicKey[] {
    return [...this.#accounts]
      .filter(([, { name, data }]) => name === 'GpuClaim' && data.device.equals(device))
      .map(([key]) => new PublicKey(key));
  }

  /** Addresses that events told of since this was asked last. */
  takeTouched(): string[] {
    const touched = [...this.#touched];
    this.#touched.clear();
    return touched;
  }
}

const bumps = new Map<string, number>();

/** Bump of a derived address: decided by its seeds, so no event tells it. */
export function bumpOf(...seeds: readonly Uint8Array[]): number {
  const key = seeds.map((seed) => Buffer.from(seed).toString('hex')).join();
  const known = bumps.get(key);
  if (known !== undefined) return known;
  const [, bump] = PublicKey.findProgramAddressSync([...seeds], MARKETPLACE_PROGRAM_ID);
  bumps.set(key, bump);
  return bump;
}

/** Integer of so many bits, as seeds have it. */
export function bytesOf(value: bigint | number, bits: 16 | 32 | 64): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes.subarray(0, bits / 8);
}
