import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../client/amount.ts';
import { isAssignmentOver } from '../../client/device.ts';
import { World } from '../support/world.ts';

const PRICE = { price: 2_000_000n, gpuCount: 1, feeBps: 225 };

function hired(minSeconds: number) {
  const world = World.create();
  const device = world.freshDevice({ terms: { minSeconds } });
  const rental = world.rent(device);
  return { world, device, rental };
}

describe('a renter who leaves', () => {
  it('before the minimum pays for the proven seconds of the minimum, and no more', () => {
    const { world, device, rental } = hired(300);
    world.run(60n, device.prover);
    expect(world.release(rental.owner, rental, device).drained).toBe(false);
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    world.run(400n, device.prover);
    const whole = quoteOf({ ...PRICE, seconds: 300n });
    expect(world.settle(rental, device)).toMatchObject({
      ended: true,
      seconds: 300n,
      paid: whole.net,
      fees: whole.fees,
    });
    expect(world.close(rental).amount).toBe(10_000_000n - whole.gross);
  });

  it('before the minimum of a device that then stops proving pays for what was proven', () => {
    const { world, device, rental } = hired(300);
    const proven = BigInt(device.prover.next().hiredSeconds);
    world.release(rental.owner, rental, device);
    world.chain.advanceSeconds(1_000n);
    const whole = quoteOf({ ...PRICE, seconds: proven });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, seconds: proven, paid: whole.net });
    expect(world.close(rental).amount).toBe(10_000_000n - whole.gross);
  });

  it('can not settle and then leave before the minimum', () => {
    const { world, device, rental } = hired(300);
    for (let ticks = 0; ticks < 5; ticks += 1) {
      device.prover.next();
      expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    }
    world.release(rental.owner, rental, device);
    expect(world.rental(rental.rental)).toMatchObject({ settled: 0n, fees: 0n });
    world.run(400n, device.prover);
    expect(world.settle(rental, device).seconds).toBe(300n);
  });

  it('just before a tick pays for the time since the last one', () => {
    const { world, device, rental } = hired(0);
    device.prover.next();
    world.chain.advanceToSlot(device.prover.dueSlot - 1n);
    const { time } = world.chain;
    const { assignedAt } = world.device(device.device).assignment;
    expect(world.release(rental.owner, rental, device)).toMatchObject({ releasedAt: time, drained: false });
    expect(isAssignmentOver(world.device(device.device), world.chain.clock)).toBe(false);
    const receipt = device.prover.next();
    expect(receipt).toMatchObject({ drained: true });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, seconds: time - assignedAt });
  });

  it('gets the tail back when the device does not deliver it in time', () => {
    const { world, device, rental } = hired(0);
    const proven = BigInt(device.prover.next().hiredSeconds);
    world.chain.advanceSlots(10n);
    world.release(rental.owner, rental, device);
    const { drainAt } = world.device(device.device).assignment;
    expect(world.settle(rental, device)).toMatchObject({ ended: false, seconds: proven });
    while (world.chain.time <= drainAt) {
      expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
      world.chain.advanceSlots(25n);
    }
    expect(world.settle(rental, device)).toMatchObject({ ended: true, seconds: 0n, paid: 0n });
    expect(world.close(rental).amount).toBe(10_000_000n - quoteOf({ ...PRICE, seconds: proven }).gross);
  });

  it('without minimum where too few GPUs came by the fill deadline', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 500 } });
    const rental = world.rent(device, { wantedGpus: 2, minimumGpus: 2, fillSeconds: 100 });
    world.run(100n, device.prover);
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    world.run(10n, device.prover);
    const { time } = world.chain;
    const { assignedAt } = world.device(device.device).assignment;
    expect(world.release(rental.owner, rental, device).releasedAt).toBe(time);
    device.prover.next();
    expect(world.settle(rental, device)).toMatchObject({ ended: true, seconds: time - assignedAt });
  });

  it('owes the minimum again when that right has lapsed', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 2_000 } });
    const rental = world.rent(device, { wantedGpus: 2, minimumGpus: 2, fillSeconds: 100, seconds: 3_000 });
    const { payableAt } = world.device(device.device).assignment;
    world.run(701n, device.prover);
    expect(world.release(rental.owner, rental, device).releasedAt).toBe(payableAt);
  });
});

describe('a supplier who leaves', () => {
  it('before the minimum earns nothing', () => {
    const { world, device, rental } = hired(300);
    world.run(100n, device.prover);
    world.release(device.owner, rental, device);
    device.prover.next();
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n, fees: 0n });
    expect(world.close(rental).amount).toBe(10_000_000n);
    expect(world.balance(device.payout)).toBe(0n);
  });

  it('after the minimum is paid for what was proven', () => {
    const { world, device, rental } = hired(60);
    world.run(100n, device.prover);
    const { time } = world.chain;
    const { assignedAt } = world.device(device.device).assignment;
    world.release(device.owner, rental, device);
    device.prover.next();
    expect(world.settle(rental, device)).toMatchObject({ ended: true, seconds: time - assignedAt });
  });
});

describe('a device that falls silent', () => {
  it('before the minimum is released by a stranger and earns nothing', () => {
    const { world, device, rental } = hired(600);
    expect(device.prover.next().hiredSeconds).toBeGreaterThan(0);
    world.fallSilent(device);
    expect(world.release(world.stranger, rental, device)).toMatchObject({ reason: 'Silent', drained: true });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n });
    expect(world.close(rental).amount).toBe(10_000_000n);
  });

  it('after the minimum is paid for what was proven, and the renter gets the rest at once', () => {
    const { world, device, rental } = hired(0);
    const proven = BigInt(device.prover.next().hiredSeconds);
    world.fallSilent(device);
    world.release(world.stranger, rental, device);
    const whole = quoteOf({ ...PRICE, seconds: proven });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, seconds: proven, paid: whole.net });
    expect(world.close(rental).amount).toBe(10_000_000n - whole.gross);
  });

  it('can be hired again once it proves again', () => {
    const { world, device, rental } = hired(0);
    world.fallSilent(device);
    world.release(world.stranger, rental, device);
    world.settle(rental, device);
    expect(() => world.assign(rental, device)).toThrow('The device has no recent credit');
    device.prover.start();
    device.prover.untilCredited();
    world.assign(world.openRental(), device);
  });
});
