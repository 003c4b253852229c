// What of each assignment was proven and paid, as events tell it: money leaves a vault for proven seconds only.

import { expect } from 'vitest';
import { grossAmount, netAmount } from '../../../client/amount.ts';
import type { MarketplaceEvent } from '../../../client/generated/marketplace/events.ts';
import type { Assignment } from '../../../client/generated/marketplace/types.ts';
import type { Books } from '../books.ts';

interface Account {
  readonly price: bigint;
  readonly gpuCount: number;
  readonly feeBps: number;
  proven: bigint;
  settled: bigint;
  paid: bigint;
  fees: bigint;
}

/** Proven and paid seconds of all devices that are hired in one sequence. */
export class Proven {
  readonly #accounts = new Map<string, Account>();
  readonly #opened = new Set<string>();

  constructor(readonly books: Books) {}

  /** Takes in events. */
  follow(events: readonly MarketplaceEvent[]): void {
    for (const { name, data } of events) {
      // An address of a rental is never used twice.
      if (name === 'RentalOpened') {
        const key = data.rental.scope.toBase58();
        expect(this.#opened, 'rentals opened').not.toContain(key);
        this.#opened.add(key);
      }
      if (name === 'DevicesAssigned') {
        for (const { device, price, gpuCount } of data.devices) {
          const nothing = { proven: 0n, settled: 0n, paid: 0n, fees: 0n };
          this.#accounts.set(device.scope.toBase58(), { price, gpuCount, feeBps: data.feeBps, ...nothing });
        }
      }
      const account = this.#accounts.get(
        'device' in data && 'scope' in data.device ? data.device.scope.toBase58() : '',
      );
      if (account && name === 'DeviceTicked') account.proven += BigInt(data.hiredSeconds);
      if (account && name === 'DeviceSettled') {
        account.settled += data.seconds;
        account.paid += data.paid;
        account.fees += data.fees;
        this.#checkPaid(account);
      }
    }
  }

  /** What is held for each hired device covers all its agreed seconds that were not proven, at the agreed price. */
  check(): void {
    for (const device of this.books.deviceAccounts()) {
      const { assignment } = device;
      if (assignment.assignedAt === 0n) continue;
      const agreed = gross(assignment, assignment.endsAt - assignment.assignedAt);
      const held = agreed - gross(assignment, assignment.hiredSeconds);
      if (assignment.reserved !== held) expect(assignment.reserved, 'reserved').toBe(held);
    }
  }

  #checkPaid({ price, gpuCount, feeBps, proven, settled, paid, fees }: Account): void {
    const input = { price, gpuCount, feeBps, seconds: settled };
    expect(settled, 'settled seconds').toBeLessThanOrEqual(proven);
    expect(paid + fees, 'taken from the vault').toBe(grossAmount(input));
    expect(paid, 'paid to the supplier').toBeLessThanOrEqual(netAmount(input));
  }
}

function gross({ price, gpuCount, feeBps }: Assignment, seconds: bigint): bigint {
  return grossAmount({ price, gpuCount, feeBps, seconds });
}
