import { expect } from 'vitest';
import * as i from '../../../client/instructions/index.ts';
import { vaultAddress } from '../../../client/pda.ts';
import { type Cast, rentalOf } from './market-actions.ts';

/** A stranger releases, settles and closes all that is left; nothing stays in any vault. */
export function endRentals(all: Cast): void {
  const { world, devices, rentals } = all;
  world.chain.advanceSeconds(3_000n);
  for (const device of devices) {
    const { assignment } = world.device(device.device);
    const rental = rentalOf(all, device);
    if (!rental) continue;
    if (assignment.releasedAt === 0n) world.release(world.stranger, rental, device);
    const { drainAt, drainSlot } = world.device(device.device).assignment;
    world.chain.advanceToSlot(drainSlot + 1n);
    if (drainAt >= world.chain.time) world.chain.advanceSeconds(drainAt + 1n - world.chain.time);
    expect(world.settle(rental, device).ended).toBe(true);
    expect(world.device(device.device).hiredSeconds).toBeGreaterThanOrEqual(assignment.settledSeconds);
  }
  for (const { owner, rental, mint } of rentals) {
    const close = i.rentalClose({ authority: world.stranger.publicKey, owner: owner.publicKey, rental, mint });
    expect(world.send([close], world.stranger).events).toMatchObject([{ name: 'RentalClosed' }]);
    expect(world.chain.data(vaultAddress(rental))?.length ?? 0).toBe(0);
  }
  rentals.length = 0;
}
