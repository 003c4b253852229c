import type { RentalView } from '../api/rentals.server.ts';
import type { RentalReading } from '../wallet/rental-reader.ts';
import { rentalState } from '../wallet/rental-state.ts';

type Final = Pick<RentalView, 'status' | 'deposited' | 'settled' | 'fees' | 'committed' | 'free' | 'refunded'> & {
  devices: { nodes: readonly { device: string; accrued: string; ended: boolean }[] };
};

/** Whether the final state has come to say what the confirmed one says. */
export function isFinal(reading: RentalReading, final: Final | null): boolean {
  if (reading.kind === 'unknown' || !final) return false;
  if (reading.kind === 'closed') return final.status === 'CLOSED';
  const { rental, devices } = reading.snapshot;
  const state = rentalState(reading.snapshot);
  const amounts = [
    [rental.deposited, final.deposited],
    [rental.settled, final.settled],
    [rental.fees, final.fees],
    [rental.committed, final.committed],
    [rental.free, final.free],
    [rental.refunded, final.refunded],
  ] as const;
  const running = final.devices.nodes.filter((row) => !row.ended);
  const accrued = running.reduce((sum, row) => sum + BigInt(row.accrued), 0n);
  return (
    running.length === devices.length &&
    accrued === state.accrued &&
    amounts.every(([now, then]) => now === BigInt(then))
  );
}
