// A device that falls silent before the minimum that its listing asks for has earned nothing, whoever notices it and when.

import { describe, expect, it } from 'vitest';
import { isForfeited } from '../../client/device.ts';
import { type DeviceHandle, type RentalHandle, World } from '../support/world.ts';

const SECONDS = 1_800;

/** A device that proved once since it was hired, and its rental. */
function provedOnce(minSeconds: number) {
  const world = World.create();
  const device = world.freshDevice({ terms: { minSeconds } });
  const rental = world.rent(device, { seconds: SECONDS });
  device.prover.next();
  return { world, device, rental, ...silence(world, device) };
}

/** When the device is silent if it proves no more, seconds from its start. */
function silence(world: World, { device }: DeviceHandle) {
  const { chain, assignment } = world.device(device);
  return { silentAfter: chain.lastCreditedAt + assignment.silentSeconds + 1n - assignment.assignedAt };
}

/** Lets time pass until `seconds` after the device's start, with all the slots in it. */
function waitUntil(world: World, { device }: DeviceHandle, seconds: bigint): void {
  world.chain.advanceSeconds(world.device(device).assignment.assignedAt + seconds - world.chain.time);
}

/** A stranger lets the assignment end, and the renter closes the rental with all of its money. */
function expectAllBack(world: World, rental: RentalHandle, device: DeviceHandle): void {
  expect(isForfeited(world.device(device.device), world.chain.clock)).toBe(true);
  expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n, fees: 0n, seconds: 0n });
  const { deposited } = world.rental(rental.rental);
  expect(world.close(rental)).toMatchObject({ amount: deposited, settled: 0n, fees: 0n });
  expect(world.balance(device.payout)).toBe(0n);
}

describe('a device that fell silent before the minimum', () => {
  it.each([
    ['before the minimum was over', 500n, 'Silent'],
    ['after it', 900n, 'Silent'],
    ['after the end', 2_000n, 'Expired'],
  ])('is paid nothing when it is released %s, by anybody', (_, at, reason) => {
    for (const signer of ['renter', 'supplier', 'stranger'] as const) {
      const { world, device, rental } = provedOnce(600);
      expect(world.device(device.device).assignment.accrued).toBeGreaterThan(0n);
      waitUntil(world, device, at);
      const keypair = { renter: rental.owner, supplier: device.owner, stranger: world.stranger }[signer];
      expect(world.release(keypair, rental, device)).toMatchObject({ reason, forfeited: true });
      world.chain.advanceSeconds(500n);
      expectAllBack(world, rental, device);
    }
  });

  it('is not paid by a settlement that comes before any release', () => {
    const { world, device, rental } = provedOnce(600);
    for (let at = 10n; at < 1_800n; at += 30n) {
      waitUntil(world, device, at);
      expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    }
    world.release(world.stranger, rental, device);
    expectAllBack(world, rental, device);
  });

  it('is paid nothing either where its renter had left it for the end of the minimum', () => {
    const { world, device, rental } = provedOnce(600);
    expect(world.release(rental.owner, rental, device)).toMatchObject({ reason: 'Renter', forfeited: false });
    waitUntil(world, device, 601n);
    expect(() => world.release(world.stranger, rental, device)).toThrow('The device was released already');
    expect(() => world.settle(rental, device)).toThrow('Nothing can be settled yet');
    world.chain.advanceSeconds(500n);
    expectAllBack(world, rental, device);
  });

  it('is paid what it proved when it comes back and proves again', () => {
    const { world, device, rental } = provedOnce(600);
    waitUntil(world, device, 900n);
    expect(isForfeited(world.device(device.device), world.chain.clock)).toBe(true);
    device.prover.start();
    device.prover.untilCredited();
    expect(isForfeited(world.device(device.device), world.chain.clock)).toBe(false);
    const { hiredSeconds } = world.device(device.device).assignment;
    const settled = world.settle(rental, device);
    expect(settled).toMatchObject({ seconds: hiredSeconds, ended: false });
    expect(settled.paid).toBeGreaterThan(0n);
  });

  it('is one whose silence begins a second before the minimum is over, and not one whose silence begins with its end', () => {
    const { silentAfter } = provedOnce(600);
    const before = provedOnce(Number(silentAfter) + 1);
    expect(before.silentAfter).toBe(silentAfter);
    waitUntil(before.world, before.device, silentAfter + 60n);
    expect(before.world.release(before.world.stranger, before.rental, before.device).forfeited).toBe(true);
    expectAllBack(before.world, before.rental, before.device);

    const after = provedOnce(Number(silentAfter));
    waitUntil(after.world, after.device, silentAfter + 60n);
    expect(isForfeited(after.world.device(after.device.device), after.world.chain.clock)).toBe(false);
    expect(after.world.release(after.world.stranger, after.rental, after.device).forfeited).toBe(false);
    expect(after.world.settle(after.rental, after.device).paid).toBeGreaterThan(0n);
  });

  it('is none that only a halt of the cluster kept from proving', () => {
    const { world, device, rental } = provedOnce(600);
    world.chain.halt(700n);
    expect(isForfeited(world.device(device.device), world.chain.clock)).toBe(false);
    expect(world.settle(rental, device).paid).toBeGreaterThan(0n);
  });
});
