import { describe, expect, it } from 'vitest';
import { isSilent } from '../../client/device.ts';
import { deviceRelease } from '../../client/instructions/rental.ts';
import { World } from '../support/world.ts';

function hired(options: Parameters<World['freshDevice']>[0] = {}) {
  const world = World.create();
  const device = world.freshDevice(options);
  return { world, device, rental: world.rent(device) };
}

describe('device_release', () => {
  it('error: a stranger, or the worker, while the device proves', () => {
    const { world, device, rental } = hired();
    for (const signer of [world.stranger, device.worker]) {
      expect(() => world.release(signer, rental, device)).toThrow(
        'Only renter or supplier may release a device that proves and whose end has not come',
      );
    }
  });

  it('error: a device of another rental, or of none', () => {
    const { world, device, rental } = hired();
    const other = world.openRental();
    expect(() => world.release(other.owner, other, device)).toThrow('The device is not hired by this rental');
    const idle = world.registerDevice();
    const forged = deviceRelease({ authority: rental.owner.publicKey, rental: rental.rental, device: idle.device });
    expect(() => world.send([forged], rental.owner)).toThrow('The device is not hired by this rental');
  });

  it('error: a second time', () => {
    const { world, device, rental } = hired();
    world.release(rental.owner, rental, device);
    expect(() => world.release(device.owner, rental, device)).toThrow('The device was released already');
  });

  it('by the renter ends the time at once where no minimum is owed', () => {
    const { world, device, rental } = hired();
    device.prover.next();
    world.chain.advanceSlots(10n);
    const { time, slot } = world.chain;
    expect(world.release(rental.owner, rental, device)).toMatchObject({
      reason: 'Renter',
      releasedAt: time,
      drained: false,
    });
    const { drainAt, drainSlot } = world.device(device.device).assignment;
    expect([drainAt > time, drainSlot > slot]).toEqual([true, true]);
  });

  it('by the renter ends the time at the minimum where one is owed', () => {
    const { world, device, rental } = hired({ terms: { minSeconds: 120 } });
    const { time } = world.chain;
    expect(world.release(rental.owner, rental, device)).toMatchObject({
      reason: 'Renter',
      releasedAt: time + 120n,
      drained: false,
    });
  });

  it('by the supplier before the minimum gives what accrued back', () => {
    const { world, device, rental } = hired({ terms: { minSeconds: 300 } });
    device.prover.next();
    expect(world.release(device.owner, rental, device)).toMatchObject({
      reason: 'Supplier',
      releasedAt: world.chain.time,
    });
    expect(world.device(device.device).assignment.forfeited).toBe(1);
  });

  it('by anybody for silence even after the renter left, and what accrued before the minimum goes back', () => {
    const { world, device, rental } = hired({ terms: { minSeconds: 500 } });
    device.prover.next();
    world.release(rental.owner, rental, device);
    expect(() => world.release(world.stranger, rental, device)).toThrow('The device was released already');
    world.fallSilent(device);
    expect(world.release(world.stranger, rental, device)).toMatchObject({
      reason: 'Silent',
      forfeited: true,
      drained: true,
    });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n });
  });

  it('error: a stranger after a halt of the cluster, however long', () => {
    const { world, device, rental } = hired();
    world.chain.halt(500n);
    expect(isSilent(world.device(device.device), world.chain.clock)).toBe(false);
    expect(() => world.release(world.stranger, rental, device)).toThrow('Only renter or supplier may release');
  });

  it('by anybody when even a missed heavy slot explains no more why it has no credit', () => {
    const { world, device, rental } = hired();
    const { lastCreditedSlot } = world.device(device.device).chain;
    // A heavy interval, two idle ones, the heavy deadline and the gap.
    world.chain.advanceToSlot(lastCreditedSlot + 654n);
    expect(isSilent(world.device(device.device), world.chain.clock)).toBe(false);
    expect(() => world.release(world.stranger, rental, device)).toThrow('Only renter or supplier may release');
    world.chain.advanceSlots(4n);
    expect(isSilent(world.device(device.device), world.chain.clock)).toBe(true);
    expect(world.release(world.stranger, rental, device)).toMatchObject({ reason: 'Silent', drained: true });
  });

  it('by anybody after the end', () => {
    const { world, device, rental } = hired();
    world.run(600n, device.prover);
    const { endsAt } = world.rental(rental.rental);
    expect(world.release(world.stranger, rental, device)).toMatchObject({ reason: 'Expired', releasedAt: endsAt });
  });
});
