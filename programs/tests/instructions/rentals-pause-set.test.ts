import { describe, expect, it } from 'vitest';
import { rentalsPauseSet } from '../../client/instructions/config.ts';
import { World } from '../support/world.ts';

const pause = (world: World, paused: boolean) =>
  world.send([rentalsPauseSet({ authority: world.authority.publicKey, paused })], world.authority);

describe('rentals_pause_set', () => {
  it('error: not the authority', () => {
    const world = World.create();
    const forged = rentalsPauseSet({ authority: world.stranger.publicKey, paused: true });
    expect(() => world.send([forged], world.stranger)).toThrow("Only the config's authority may do this");
  });

  it('stops the opening of rentals and nothing else', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    expect(pause(world, true).events).toMatchObject([{ name: 'RentalsPauseSet', data: { paused: true } }]);
    expect(() => world.openRental()).toThrow('New rentals are paused');
    expect(device.prover.next().credited).toBe(true);
    world.release(rental.owner, rental, device);
    device.prover.next();
    expect(world.settle(rental, device).ended).toBe(true);
    world.close(rental);
    pause(world, false);
    world.openRental();
  });
});
