// What anybody may call, called by somebody who wants to do harm by it: the slot time, claims on GPUs, payouts, extensions.

import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../client/amount.ts';
import { CLAIM_IDLE_SECONDS } from '../../client/device.ts';
import { slotTimeMeasure } from '../../client/instructions/config.ts';
import { gpuClaimRelease } from '../../client/instructions/device.ts';
import { listingClose } from '../../client/instructions/listing.ts';
import { rentalAssign, rentalExtend } from '../../client/instructions/rental.ts';
import { supplierUpdate } from '../../client/instructions/supplier.ts';
import { type DeviceHandle, MODEL, type RentalHandle, World } from '../support/world.ts';

/** What a device of the tests costs. */
const PRICE = { price: 2_000_000n, gpuCount: 1, feeBps: 225 };

const measure = (world: World) => world.send([slotTimeMeasure()], world.stranger);

/** Hires devices of a rental for longer, as somebody. */
function extend(world: World, { owner, rental }: RentalHandle, endsAt: bigint, ...devices: readonly DeviceHandle[]) {
  const keys = devices.map(({ device }) => device);
  return world.send([rentalExtend({ owner: owner.publicKey, rental, endsAt, devices: keys })], owner);
}

describe('measuring the slot time', () => {
  it('after a halt, when it is longest, credits no second that has not passed', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device, { seconds: 20_000, deposit: 100_000_000n });
    world.chain.halt(10_000n);
    measure(world);
    expect(world.config().slotMs).toBe(600);
    const { assignedAt } = world.device(device.device).assignment;
    for (let ticks = 0; ticks < 12; ticks += 1) {
      device.prover.next();
      const { hiredSeconds } = world.device(device.device).assignment;
      expect(hiredSeconds).toBeLessThanOrEqual(world.chain.time - assignedAt);
    }
    // The challenge was fixed before the halt: it credits its own time and not the halt's.
    expect(world.device(device.device).assignment.hiredSeconds).toBeLessThan(2_000n);
    expect(world.settle(rental, device).paid).toBeLessThan(quoteOf({ ...PRICE, seconds: 2_000n }).net);
  });

  it('as short as it can be lets nobody release a device that proves', () => {
    const world = World.create();
    const { slotAnchor, slotAnchorAt } = world.config();
    world.chain.advanceSlots(30_000n);
    world.chain.halt(slotAnchorAt + 3_600n - world.chain.time);
    measure(world);
    expect(world.config()).toMatchObject({ slotMs: 150, slotAnchor: world.chain.slot });
    expect(world.chain.slot).toBeGreaterThan(slotAnchor + 30_000n);
    const device = world.freshDevice();
    const rental = world.rent(device, { seconds: 3_000, deposit: 100_000_000n });
    const { assignment, chain } = world.device(device.device);
    // By seconds it is taken for silent too soon, by slots it is not.
    expect(assignment.silentSeconds).toBe(99n);
    world.chain.advanceToSlot(chain.lastCreditedSlot + assignment.silentSlots);
    expect(world.chain.time - chain.lastCreditedAt).toBeGreaterThan(200n);
    expect(() => world.release(world.stranger, rental, device)).toThrow('Only renter or supplier may release');
  });

  it('every slot by a griefer changes nothing for an hour', () => {
    const world = World.create();
    world.chain.advanceSeconds(3_600n);
    measure(world);
    const { slotAnchor } = world.config();
    for (let tries = 0; tries < 10; tries += 1) {
      world.chain.advanceSeconds(300n);
      expect(() => measure(world)).toThrow('The slot time was measured less than an hour ago');
    }
    expect(world.config().slotAnchor).toBe(slotAnchor);
  });
});

describe('releasing claims on GPUs', () => {
  const release = (world: World, { owner, device, gpuHashes }: DeviceHandle) =>
    world.send([gpuClaimRelease({ owner: owner.publicKey, device, hash: gpuHashes[0]! })], world.stranger);

  it("takes no competitor's device out of the network, for as long as it is credited once in 30 days", () => {
    const world = World.create();
    const device = world.freshDevice();
    for (let month = 0; month < 3; month += 1) {
      world.chain.halt(CLAIM_IDLE_SECONDS - 1_000n);
      device.prover.start();
      device.prover.untilCredited();
      expect(() => release(world, device)).toThrow('was registered or credited in the last 30 days');
    }
    expect(world.device(device.device)).toMatchObject({ retired: 0, accepting: 1, listing: { active: 1 } });
  });

  it('frees no hired device from what it owes, whoever its owner asks for it', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 600 } });
    const rental = world.rent(device);
    device.prover.next();
    world.chain.halt(CLAIM_IDLE_SECONDS);
    world.chain.advanceSlots(2_000n);
    expect(() => release(world, device)).toThrow('The device is hired or drains');
    world.release(world.stranger, rental, device);
    world.chain.advanceSlots(1_000n);
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n });
    release(world, device);
    expect(world.close(rental)).toMatchObject({ settled: 0n });
  });

  it('makes no second device of one GPU: the first is out before the GPU is free', () => {
    const world = World.create();
    const device = world.freshDevice();
    world.chain.halt(CLAIM_IDLE_SECONDS + 100n);
    release(world, device);
    expect(() => device.prover.next()).toThrow('The device has left the network');
    expect(() => world.list(device)).toThrow('The device has left the network');
    expect(() => world.assign(world.openRental(), device)).toThrow('The device has left the network');
  });
});

describe('a payout that its supplier changes to keep others from settling', () => {
  it('changes once an hour, so the next settlement goes through', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device, { seconds: 7_200, deposit: 100_000_000n });
    const { owner } = device;
    const payouts = [world.wallet('a').publicKey, world.wallet('b').publicKey] as const;
    const flip = (payout: (typeof payouts)[number]) =>
      world.send([supplierUpdate({ owner: owner.publicKey, payout, name: 'x' })], owner);
    world.run(3_700n, device.prover);
    const settle = world.settleInstruction(rental, device);
    flip(payouts[0]);
    expect(() => world.send([settle], world.stranger)).toThrow('The payout account belongs to somebody else');
    // Whoever reads the supplier again can settle now, and for an hour.
    expect(() => flip(payouts[1])).toThrow('The payout was set less than an hour ago');
    expect(world.settle(rental, { ...device, payout: payouts[0] }).paid).toBeGreaterThan(0n);
    world.run(3_000n, device.prover);
    expect(() => flip(device.payout)).toThrow('The payout was set less than an hour ago');
    expect(world.settle(rental, { ...device, payout: payouts[0] }).paid).toBeGreaterThan(0n);
  });
});

describe('extending', () => {
  it('costs the old price, and a supplier that wants another keeps out by closing its listing', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.rent(device);
    const { endsAt } = world.rental(rental.rental);
    world.send([listingClose({ owner: device.owner.publicKey, device: device.device })], device.owner);
    expect(() => extend(world, rental, endsAt + 1n, device)).toThrow('The device is not listed');
    world.list(device, { askUsdc: 4_000_000n, maxSeconds: 600 });
    expect(() => extend(world, rental, endsAt + 1n, device)).toThrow('outside the allowed minimum and maximum');
    expect(world.device(device.device).assignment).toMatchObject({ price: PRICE.price, endsAt });
  });

  it('saves no device that fell silent: it is released, and the added money comes back', () => {
    const world = World.create();
    const device = world.freshDevice({ terms: { minSeconds: 300 } });
    const rental = world.rent(device);
    const { endsAt } = world.rental(rental.rental);
    world.fallSilent(device);
    extend(world, rental, endsAt + 3_600n, device);
    expect(world.release(world.stranger, rental, device)).toMatchObject({ reason: 'Silent' });
    expect(world.settle(rental, device)).toMatchObject({ ended: true, paid: 0n });
    const { deposited } = world.rental(rental.rental);
    expect(world.close(rental).amount).toBe(deposited);
  });

  it("by a renter or a stranger moves nobody else's end", () => {
    const world = World.create();
    const [mine, theirs] = world.freshDevices([{}, {}]) as [DeviceHandle, DeviceHandle];
    const [thief, victim] = [world.rent(mine), world.rent(theirs)];
    const { endsAt } = world.rental(victim.rental);
    expect(() => extend(world, thief, endsAt + 60n, theirs)).toThrow('The device is not hired by this rental');
    expect(() => extend(world, { ...victim, owner: thief.owner }, endsAt + 60n, theirs)).toThrow('Only the renter');
    expect(world.device(theirs.device).assignment.endsAt).toBe(endsAt);
  });

  it('after the money was withdrawn reserves nothing that is not there', () => {
    const world = World.create();
    const device = world.freshDevice();
    const whole = quoteOf({ ...PRICE, seconds: 600n });
    const rental = world.rent(device, { deposit: whole.gross });
    const { endsAt } = world.rental(rental.rental);
    expect(() => extend(world, rental, endsAt + 60n, device)).toThrow('less free money than this needs');
  });
});

describe('terms that change in the slot of a quote', () => {
  it('are refused when the quote names the slot before, the last that was complete', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.openRental();
    world.chain.advanceSlots(1n);
    const readIn = world.chain.slot;
    const assign = (seenSlot: bigint) =>
      rentalAssign({
        ...{ authority: rental.owner.publicKey, rental: rental.rental, modelCode: MODEL.code },
        ...{ devices: [device.device], seenSlot },
      });
    // After the reading, in the same slot.
    world.list(device, { askUsdc: 900_000_000n });
    expect(() => world.send([assign(readIn - 1n)], rental.owner)).toThrow("The device's terms changed after the quote");
    world.chain.advanceSlots(1n);
    expect(() => world.send([assign(readIn - 1n)], rental.owner)).toThrow("The device's terms changed after the quote");
    expect(world.rental(rental.rental).assignedDevices).toBe(0);
  });
});
