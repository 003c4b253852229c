import {
  decodeDevice,
  decodeRental,
  eventsOfTransaction,
  type MarketplaceEvent,
  type Rental,
} from '@escapement/programs/browser';
import { type Connection, PublicKey, SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';
import type { RentalSnapshot } from './rental-state.ts';

/** What the chain says of a rental at the confirmed state. */
export type RentalReading =
  | { kind: 'open'; snapshot: RentalSnapshot }
  | {
      kind: 'closed';
      owner: string;
      mint: string;
      refunded: bigint;
      deposited: bigint;
      settled: bigint;
      fees: bigint;
      slot: bigint;
    }
  | { kind: 'unknown' };

type ClosedEvent = Extract<MarketplaceEvent, { name: 'RentalClosed' }>['data'];

/** Byte of the Clock sysvar at which its Unix time lies. */
const CLOCK_TIME_OFFSET = 32;
/** Transactions of a rental that are looked through for its devices. */
const HISTORY = 100;

/**
 * Reads a rental with its devices from the RPC. A rental doesn't list its devices, so they come from the events of its own
 * transactions, each of which is read once.
 */
export class RentalReader {
  readonly #devices = new Set<string>();
  readonly #seen = new Set<string>();
  #closed: ClosedEvent | undefined;
  #closedSlot = 0n;
  #sequence: bigint | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly address: PublicKey,
    /** Devices known from elsewhere. */
    devices: readonly string[],
  ) {
    for (const device of devices) this.#devices.add(device);
  }

  /** One reading, all accounts at the same slot. */
  async read(): Promise<RentalReading> {
    const first = await this.connection.getAccountInfo(this.address, 'confirmed');
    const sequence = first ? decodeRental(first.data).sequence : undefined;
    if (sequence === undefined || sequence !== this.#sequence) await this.#readHistory();
    this.#sequence = sequence;
    if (this.#closed) return this.#asClosed(this.#closed);
    const snapshot = await this.#snapshot();
    return snapshot ? { kind: 'open', snapshot } : { kind: 'unknown' };
  }

  async #snapshot(): Promise<RentalSnapshot | undefined> {
    const devices = [...this.#devices];
    const addresses = [this.address, SYSVAR_CLOCK_PUBKEY, ...devices.map((device) => new PublicKey(device))];
    const { context, value } = await this.connection.getMultipleAccountsInfoAndContext(addresses, 'confirmed');
    const [rentalInfo, clockInfo, ...infos] = value;
    if (!rentalInfo || !clockInfo) return undefined;
    const rental: Rental = decodeRental(rentalInfo.data);
    return {
      slot: BigInt(context.slot),
      now: clockTime(clockInfo.data),
      rental,
      devices: infos.flatMap((info, index) => {
        const address = devices[index];
        if (!info || address === undefined) return [];
        const device = decodeDevice(info.data);
        return device.assignment.rental.equals(this.address) ? [{ address, device }] : [];
      }),
    };
  }

  async #readHistory(): Promise<void> {
    const signatures = await this.connection.getSignaturesForAddress(this.address, { limit: HISTORY }, 'confirmed');
    for (const { signature, err } of signatures) {
      if (err || this.#seen.has(signature)) continue;
      const transaction = await this.connection.getTransaction(signature, {
        commitment: 'confirmed',
        maxSupportedTransactionVersion: 0,
      });
      if (!transaction) continue;
      this.#seen.add(signature);
      for (const event of eventsOfTransaction(transaction)) this.#learn(event, BigInt(transaction.slot));
    }
  }

  #learn(event: MarketplaceEvent, slot: bigint): void {
    if (event.name === 'DevicesAssigned' && event.data.rental.scope.equals(this.address)) {
      for (const { device } of event.data.devices) this.#devices.add(device.scope.toBase58());
    }
    if (event.name === 'RentalClosed' && event.data.rental.scope.equals(this.address)) {
      this.#closed = event.data;
      this.#closedSlot = slot;
    }
  }

  #asClosed(closed: ClosedEvent): RentalReading {
    return {
      kind: 'closed',
      owner: closed.owner.toBase58(),
      mint: closed.mint.toBase58(),
      refunded: closed.refunded,
      deposited: closed.deposited,
      settled: closed.settled,
      fees: closed.fees,
      slot: this.#closedSlot,
    };
  }
}

/** Unix time of a Clock sysvar account. */
export function clockTime(data: Uint8Array): bigint {
  return new DataView(data.buffer, data.byteOffset, data.byteLength).getBigInt64(CLOCK_TIME_OFFSET, true);
}
