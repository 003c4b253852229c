import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../client/amount.ts';
import { deviceUpdate } from '../../client/instructions/device.ts';
import { rentalAssign } from '../../client/instructions/rental.ts';
import { MODEL, PARAMETERS, World } from '../support/world.ts';

describe('terms that change', () => {
  it('after the quote are refused, the whole batch with them', () => {
    const world = World.create();
    const [kept, raised] = world.freshDevices([{}, {}]);
    const rental = world.openRental();
    const seenSlot = world.chain.slot;
    const assign = rentalAssign({
      authority: rental.owner.publicKey,
      rental: rental.rental,
      modelCode: MODEL.code,
      devices: [kept!.device, raised!.device],
      seenSlot,
    });
    world.chain.advanceSlots(1n);
    world.list(raised!, { askUsdc: 2_000_001n });
    expect(() => world.send([assign], rental.owner)).toThrow("The device's terms changed after the quote");
    expect(world.rental(rental.rental).assignedDevices).toBe(0);
  });

  it('are what is declared too: the country and the key that jobs are sealed to', () => {
    const world = World.create();
    const device = world.freshDevice();
    const rental = world.openRental();
    const seenSlot = world.chain.slot;
    world.chain.advanceSlots(1n);
    const { owner, device: key } = device;
    const declared = { country: 840, connectivity: 'Low', encryptionKey: new Uint8Array(32).fill(1) } as const;
    world.send([deviceUpdate({ owner: owner.publicKey, device: key, ...declared })], owner);
    const input = {
      authority: rental.owner.publicKey,
      rental: rental.rental,
      modelCode: MODEL.code,
      devices: [key],
      seenSlot,
    };
    expect(() => world.send([rentalAssign(input)], rental.owner)).toThrow("The device's terms changed after the quote");
  });

  it('under a running rental leave its price, its fees and its end alone', () => {
    const world = World.create({ paymentFeeUsdcBps: 0, reservationFeeBps: 25 });
    const device = world.freshDevice();
    const rental = world.rent(device, { seconds: 1_200 });
    const before = world.device(device.device).assignment;
    world.list(device, { askUsdc: 9_000_000n, minSeconds: 100, maxSeconds: 200 });
    world.run(300n, device.prover);
    world.change({ kind: 'Parameters', value: { ...PARAMETERS, reservationFeeBps: 100, paymentFeeUsdcBps: 500 } });
    world.run(1_200n, device.prover);
    const { price, feeBps, endsAt, payableAt } = world.device(device.device).assignment;
    expect({ price, feeBps, endsAt, payableAt }).toEqual({
      price: before.price,
      feeBps: 25,
      endsAt: before.endsAt,
      payableAt: before.payableAt,
    });
    world.release(world.stranger, rental, device);
    const { seconds, paid, fees } = world.settle(rental, device);
    const whole = quoteOf({ price: 2_000_000n, gpuCount: 1, seconds, feeBps: 25 });
    expect({ paid, fees }).toEqual({ paid: whole.net, fees: whole.fees });
  });

  it('and a model that changes leaves the limits of silence of a running one alone', () => {
    const world = World.create();
    const device = world.freshDevice();
    world.rent(device, { seconds: 1_200 });
    const { silentSlots, silentSeconds, drainSlots } = world.device(device.device).assignment;
    world.setModel({ ...MODEL, idleIntervalSlots: 75, lightDeadlineSlots: 10 });
    expect(world.device(device.device).assignment).toMatchObject({ silentSlots, silentSeconds, drainSlots });
  });
});
