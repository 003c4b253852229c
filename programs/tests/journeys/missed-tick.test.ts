import { describe, expect, it } from 'vitest';
import { World } from '../support/world.ts';

describe('a missed tick', () => {
  it('costs the time until the chain has begun again, and nothing else', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    const first = device.prover.next();
    const { deadlineSlot } = world.device(device.device).chain.challenge;
    world.chain.advanceToSlot(deadlineSlot + 1n);
    expect(() => device.prover.tick()).toThrow("The challenge's deadline has passed: start the chain again");
    device.prover.start();
    const begun = device.prover.next();
    expect(begun).toMatchObject({ opened: false, credited: false, hiredSeconds: 0 });
    const second = device.prover.untilCredited();
    expect(second.creditedFrom).toBeGreaterThanOrEqual(begun.timestamp);
    expect(world.settle(rental, device).seconds).toBe(BigInt(first.hiredSeconds + second.hiredSeconds));
  });

  it('at the end of a rental gives the unproven rest back', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    world.run(500n, device.prover);
    world.chain.advanceSeconds(2_000n);
    expect(world.release(world.stranger, rental, device)).toMatchObject({ reason: 'Expired', drained: false });
    world.chain.advanceSeconds(200n);
    const settled = world.settle(rental, device);
    expect(settled.ended).toBe(true);
    expect(settled.seconds).toBeLessThanOrEqual(500n);
    expect(settled.returned).toBeGreaterThan(0n);
    const { amount } = world.close(rental);
    expect(settled.paid + settled.fees + amount).toBe(10_000_000n);
  });
});
