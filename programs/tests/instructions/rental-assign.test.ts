import { describe, expect, it } from 'vitest';
import { grossAmount } from '../../client/amount.ts';
import { isFresh } from '../../client/device.ts';
import { deviceAcceptingSet, deviceRetire } from '../../client/instructions/device.ts';
import { listingClose } from '../../client/instructions/listing.ts';
import { type RentalAssignInput, rentalAssign } from '../../client/instructions/rental.ts';
import { type DeviceHandle, MODEL, World } from '../support/world.ts';

function setUp(options: Parameters<World['freshDevice']>[0] = {}) {
  const world = World.create();
  const device = world.freshDevice(options);
  const rental = world.openRental();
  return { world, device, rental };
}

describe('rental_assign', () => {
  it('error: neither the renter nor its session key in its time', () => {
    const { world, device } = setUp();
    const session = world.wallet('session');
    const rental = world.openRental(undefined, {
      session: session.publicKey,
      sessionExpiresAt: world.chain.time + 100n,
    });
    const message = 'Only the renter, or its session key in its time, may do this';
    for (const owner of [world.stranger, device.owner, device.worker]) {
      expect(() => world.assign({ ...rental, owner }, device)).toThrow(message);
    }
    world.chain.advanceSeconds(100n);
    expect(() => world.assign({ ...rental, owner: session }, device)).toThrow(message);
  });

  it('error: the default key is no session', () => {
    const { world, device, rental } = setUp();
    expect(world.rental(rental.rental).sessionExpiresAt).toBe(0n);
    expect(() => world.assign({ ...rental, owner: world.stranger }, device)).toThrow('Only the renter');
  });

  it('error: after the end', () => {
    const { world, device, rental } = setUp();
    world.run(600n, device.prover);
    expect(() => world.assign(rental, device)).toThrow('The rental has ended');
  });

  it('error: no device', () => {
    const { world, rental } = setUp();
    const input = {
      authority: rental.owner.publicKey,
      rental: rental.rental,
      modelCode: 7,
      seenSlot: world.chain.slot,
    };
    expect(() => world.send([rentalAssign({ ...input, devices: [] })], rental.owner)).toThrow(
      'A batch has 1 to 25 devices',
    );
  });

  it('error: not listed, not accepting, or retired', () => {
    const { world, device, rental } = setUp();
    const message = 'The device is not listed or its worker takes no assignments';
    const { owner, worker, gpuHashes } = device;
    const set = (accepting: boolean) =>
      world.send([deviceAcceptingSet({ authority: worker.publicKey, device: device.device, accepting })], worker);
    set(false);
    expect(() => world.assign(rental, device)).toThrow(message);
    set(true);
    world.send([listingClose({ owner: owner.publicKey, device: device.device })], owner);
    expect(() => world.assign(rental, device)).toThrow(message);
    world.send([deviceRetire({ owner: owner.publicKey, device: device.device, gpuHashes })], owner);
    expect(() => world.assign(rental, device)).toThrow('The device has left the network');
  });

  it('error: no recent credit, as the client says before', () => {
    const { world, device } = setUp();
    const fresh = () => isFresh(world.device(device.device), world.model(), world.chain.clock);
    world.chain.advanceSlots(350n);
    expect(fresh()).toBe(true);
    world.chain.advanceSlots(1n);
    expect(fresh()).toBe(false);
    expect(() => world.assign(world.openRental(), device)).toThrow('The device has no recent credit');
    const never = world.registerDevice();
    world.list(never);
    expect(() => world.assign(world.openRental(), never)).toThrow('The device has no recent credit');
  });

  it('error: hired already, by this rental or another, or twice in one batch', () => {
    const { world, device, rental } = setUp();
    expect(() => world.assign(rental, device, device)).toThrow('The device is hired or drains');
    world.assign(rental, device);
    expect(() => world.assign(rental, device)).toThrow('The device is hired or drains');
    expect(() => world.assign(world.openRental(), device)).toThrow('The device is hired or drains');
  });

  it('error: another model than the batch, or than the rental wants', () => {
    const { world, device, rental } = setUp();
    world.setModel({ ...MODEL, code: 8 });
    device.prover.nextOrRestart();
    expect(() => world.assign(rental, { ...device, modelCode: 8 })).toThrow("The device's model is another");
    const filtered = world.openRental(undefined, { modelCode: 8 });
    device.prover.untilCredited();
    expect(() => world.assign(filtered, device)).toThrow('The device is not of the model or country wanted');
    const elsewhere = world.openRental(undefined, { country: 840 });
    expect(() => world.assign(elsewhere, device)).toThrow('The device is not of the model or country wanted');
  });

  it('error: over the price cap, too many GPUs, or a currency that is not asked for', () => {
    const { world, device } = setUp({ gpus: 2, terms: { askIo: 0n } });
    const dear = world.openRental(undefined, { priceCap: 1_999_999n });
    expect(() => world.assign(dear, device)).toThrow("The device's price is over the rental's cap");
    const small = world.openRental(undefined, { wantedGpus: 1 });
    expect(() => world.assign(small, device)).toThrow('The rental has all the GPUs it wanted');
    const io = world.openRental(undefined, { mint: world.ioMint });
    expect(() => world.assign(io, device)).toThrow('This mint is not accepted');
  });

  it('error: shorter than the minimum, or longer than the maximum', () => {
    const { world, device } = setUp({ terms: { minSeconds: 300, maxSeconds: 600 } });
    for (const seconds of [299, 601]) {
      expect(() => world.assign(world.openRental(undefined, { seconds }), device)).toThrow(
        'The time is outside the allowed minimum and maximum',
      );
    }
    world.assign(world.openRental(undefined, { seconds: 300 }), device);
  });

  it('error: less free money than the whole time costs, by one unit', () => {
    const { world, device } = setUp();
    const cost = grossAmount({ price: 2_000_000n, gpuCount: 1, seconds: 600n, feeBps: 225 });
    expect(() => world.rent(device, { deposit: cost - 1n })).toThrow('The rental has less free money than this needs');
    const rental = world.rent(device, { deposit: cost });
    expect(world.rental(rental.rental)).toMatchObject({ free: 0n, committed: cost });
  });

  it('error: an account that is no device, or a forged one', () => {
    const { world, device, rental } = setUp();
    const input: Omit<RentalAssignInput, 'devices'> = {
      authority: rental.owner.publicKey,
      rental: rental.rental,
      modelCode: 7,
      seenSlot: world.chain.slot,
    };
    const assign = (key: typeof device.device) =>
      world.send([rentalAssign({ ...input, devices: [key] })], rental.owner);
    expect(() => assign(device.supplier)).toThrow('An account is of another kind');
    expect(() => assign(world.usdcMint)).toThrow('An account belongs to another program');
  });

  it('hires devices with their money, under the terms that were seen', () => {
    const world = World.create();
    const [device, second] = world.freshDevices([{ gpus: 2, terms: { minSeconds: 60 } }, {}]) as [
      DeviceHandle,
      DeviceHandle,
    ];
    const session = world.wallet('session');
    const rental = world.openRental(undefined, {
      session: session.publicKey,
      sessionExpiresAt: world.chain.time + 100n,
    });
    const { events } = world.assign({ ...rental, owner: session }, device, second);
    const reserved = [2, 1].map((gpuCount) => grossAmount({ price: 2_000_000n, gpuCount, seconds: 600n, feeBps: 225 }));
    const { time } = world.chain;
    expect(events).toMatchObject([
      {
        name: 'DevicesAssigned',
        data: {
          feeBps: 225,
          endsAt: time + 600n,
          assignedGpus: 3,
          committed: reserved[0]! + reserved[1]!,
          devices: [{ rank: 0, minSeconds: 60 }, { rank: 1 }],
        },
      },
    ]);
    expect(world.device(device.device).assignment).toMatchObject({
      rental: rental.rental,
      mint: world.usdcMint,
      price: 2_000_000n,
      reserved: reserved[0],
      accrued: 0n,
      assignedAt: time,
      endsAt: time + 600n,
      payableAt: time + 60n,
      feeBps: 225,
      gpuCount: 2,
    });
  });
});
